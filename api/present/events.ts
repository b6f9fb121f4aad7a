import type { LineageEvent, LineageEventName, Page } from '../../engine/index.js';
import { runOrNull, type ItemsJson } from './page.js';

export interface EventJson {
  readonly event: LineageEventName;
  /** The campaign or operation that it happened to. */
  readonly campaign: string;
  /** What it merged into or was split from; null for the rest. */
  readonly other: string | null;
  /** Reports that both have, and the size of the older one. */
  readonly shared: number;
  readonly size: number;
  /** The same in a sentence. */
  readonly text: string;
}

export function eventJson(event: LineageEvent): EventJson {
  const { event: name, campaign, other, shared, size } = event;
  return { event: name, campaign, other, shared, size, text: eventText(event) };
}

export function eventPageJson({ run, total, cursor, items }: Page<LineageEvent>): ItemsJson<EventJson> {
  return { run: runOrNull(run), total, cursor, items: items.map(eventJson) };
}

export function eventText({ event, campaign, other, shared, size }: LineageEvent): string {
  const overlap = `${shared} of its ${size} reports`;
  switch (event) {
    case 'merged':
      return `${campaign} merged into ${other ?? '-'} with ${overlap}`;
    case 'split':
      return `${campaign} was split from ${other ?? '-'}: ${shared} of the ${size} reports of that one`;
    case 'dissolved':
      return `${campaign} was dissolved: its ${size} reports went separate ways`;
    case 'grew':
      return `${campaign} grew from ${size} reports, of which it kept ${shared}`;
    case 'shrank':
      return `${campaign} shrank: it kept ${overlap}`;
    case 'born':
      return `${campaign} is new`;
    case 'dormant':
      return `${campaign} fell silent`;
    case 'revived':
      return `${campaign} is active again`;
  }
}
