import type { RunNews } from '../model/provisional.js';
import { readAlert, writeAlert } from './alerts.js';

type WrittenNews = Omit<RunNews, 'seen' | 'alerts'> & {
  readonly seen: { readonly key: readonly number[]; readonly stamp: readonly number[] };
  readonly alerts: readonly string[];
};

/** What a run that is held says of reports and alerts, until it is published; null for nothing. */
export function writeNews(news: RunNews | undefined): string | null {
  if (news === undefined) return null;
  const seen = { key: [...news.seen.key], stamp: [...news.seen.stamp] };
  return JSON.stringify({ ...news, seen, alerts: news.alerts.map(writeAlert) } satisfies WrittenNews);
}

/** The inverse of `writeNews`. */
export function readNews(text: string | null): RunNews | undefined {
  if (text === null) return undefined;
  const written = JSON.parse(text) as WrittenNews;
  const seen = { key: Float64Array.from(written.seen.key), stamp: Float64Array.from(written.seen.stamp) };
  return { ...written, seen, alerts: written.alerts.map(readAlert) };
}
