import { KEPT_RUNS } from '../store.js';
import type { Database } from './database.js';
import { cypher, type Cypher } from './statements.js';

interface Given {
  readonly run: number;
  readonly oldest: number;
  readonly forever: number;
}

/** Stands for "until something ends it". */
export const FOREVER = Number.MAX_SAFE_INTEGER;

/** In this order: the copies are there well before the originals go. */
const STEPS: readonly Cypher<Given, never>[] = [
  cypher('write/settle-memberships'),
  cypher('write/settle-uses'),
  cypher('write/settle-clusters'),
  cypher('write/settle-past-clusters'),
  cypher('write/settle-questions'),
  cypher('write/unmark-hubs'),
  cypher('write/mark-hubs'),
  cypher('write/drop-ended-memberships'),
  cypher('write/drop-ended-uses'),
  cypher('write/forget-ties'),
  cypher('write/forget-runs'),
  cypher('write/run-is-settled'),
];

/**
 * Puts the past of a published run in order: what has ended is kept apart from what holds, campaigns show what they are
 * now, and runs that are no longer kept go. Readers see none of it. Each step may be begun again.
 */
export async function settle(database: Database, run: number): Promise<void> {
  const given = { run, oldest: run - KEPT_RUNS + 1, forever: FOREVER };
  for (const step of STEPS) await database.alone(step, given);
}

const UNDO: readonly Cypher<Given, never>[] = [
  cypher('write/undo-nodes'),
  cypher('write/undo-ties'),
  cypher('write/undo-ends'),
  cypher('write/undo-ended-ties'),
];

/** Takes back a run that was never published: its writer died. Each step may be begun again. */
export async function undo(database: Database, run: number): Promise<void> {
  const given = { run, oldest: 0, forever: FOREVER };
  for (const step of UNDO) await database.alone(step, given);
}
