import type { RunNews } from '../model/provisional.js';

/** What a run that is held says of reports and alerts, until it is published; null for nothing. */
export function writeNews(news: RunNews | undefined): string | null {
  if (news === undefined) return null;
  const seen = { key: [...news.seen.key], stamp: [...news.seen.stamp] };
  return JSON.stringify({ ...news, seen });
}

/** The inverse of `writeNews`; trusts the text, which nothing else writes. */
export function readNews(text: string | null): RunNews | undefined {
  if (text === null) return undefined;
  const written = JSON.parse(text) as Omit<RunNews, 'seen'> & {
    readonly seen: { readonly key: readonly number[]; readonly stamp: readonly number[] };
  };
  const seen = { key: Float64Array.from(written.seen.key), stamp: Float64Array.from(written.seen.stamp) };
  return { ...written, seen };
}
