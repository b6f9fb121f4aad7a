import { SkeinError } from '../model/errors.js';
import type { CampaignId } from '../model/ids.js';
import { startOf, type Position } from './cursor.js';
import type { PageRequest } from './store.js';

/** The question that a page of events answers (`questionOf`). */
export function eventsQuestion(run: number | null): string {
  return `events ${JSON.stringify(run)}`;
}

/**
 * Where the page starts; run 0, which has no events, before the first. A cursor goes on in the run it was made for, as
 * lineage is kept for ever.
 *
 * @throws SkeinError `not-found` for a run that was never published.
 */
export function eventsStart(run: number | null, latest: number | null, request: PageRequest): Position {
  const from = startOf(request, eventsQuestion(run));
  if (from !== null) return from;
  if (run !== null && !(Number.isInteger(run) && run >= 1 && run <= (latest ?? 0)))
    throw new SkeinError('not-found', `run ${run} was never published; skein runs lists those that are kept`);
  return { run: run ?? latest ?? 0, offset: 0 };
}

/** The question that a page of a campaign's history answers. */
export function historyQuestion(asked: CampaignId): string {
  return `history of ${asked}`;
}
