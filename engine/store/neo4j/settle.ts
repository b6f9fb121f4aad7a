import { oldestKept } from '../run-states.js';
import { KEPT_RUNS } from '../store.js';
import type { Database } from './database.js';
import { runs } from './lineage.js';
import { cypher, type Cypher } from './statements.js';

interface Given {
  readonly run: number;
  /** The oldest run that is kept, and the one that it went on from (itself where there was none). */
  readonly oldest: number;
  readonly predecessor: number;
  readonly forever: number;
}

/** Stands for "until something ends it". */
export const FOREVER = Number.MAX_SAFE_INTEGER;

/** In this order: the copies are there well before the originals go. */
const STEPS: readonly Cypher<Given, never>[] = [
  cypher('write/settle-memberships'),
  cypher('write/settle-uses'),
  cypher('write/settle-clusters'),
  cypher('write/leave-operations'),
  cypher('write/join-operations'),
  cypher('write/settle-past-clusters'),
  cypher('write/settle-questions'),
  cypher('write/unmark-hubs'),
  cypher('write/mark-hubs'),
  cypher('write/drop-ended-memberships'),
  cypher('write/drop-ended-uses'),
  cypher('write/forget-ties'),
  cypher('write/set-predecessor-aside'),
  cypher('write/forget-runs'),
  cypher('write/run-is-settled'),
];

/**
 * Puts the past of a published run in order: what has ended is kept apart from what holds, campaigns show what they are
 * now, and runs that are no longer kept go. Readers see none of it. Each step may be begun again.
 */
export async function settle(database: Database, run: number): Promise<void> {
  const given = { run, forever: FOREVER, ...(await keptFrom(database)) };
  for (const step of STEPS) await database.alone(step, given);
}

/** The manifest of the oldest run says what it went on from, also where settling was begun before. */
async function keptFrom(database: Database): Promise<Pick<Given, 'oldest' | 'predecessor'>> {
  const published = await database.read(runs);
  const { oldest } = oldestKept(
    published.map(({ manifest }) => manifest.run),
    KEPT_RUNS,
  );
  const previous = published.find(({ manifest }) => manifest.run === oldest)?.manifest.previous ?? null;
  return { oldest, predecessor: previous ?? oldest };
}

const UNDO: readonly Cypher<Given, never>[] = [
  cypher('write/undo-nodes'),
  cypher('write/undo-ties'),
  cypher('write/undo-ends'),
  cypher('write/undo-ended-ties'),
];

/** Takes back a run that was never published: its writer died. Each step may be begun again. */
export async function undo(database: Database, run: number): Promise<void> {
  const given = { run, oldest: 0, predecessor: 0, forever: FOREVER };
  for (const step of UNDO) await database.alone(step, given);
}
