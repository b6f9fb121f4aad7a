import { invariant, SkeinError } from '../../model/errors.js';
import type { RunsBefore } from '../published.js';
import type { Work } from './database.js';
import { cypher } from './statements.js';

/**
 * What is valid. Neo4j reads what is committed at the moment of each read, and shows a commit piece by piece, so every row
 * carries the batch or run that wrote it, and readers see only what one property, changed after all the rest was
 * committed, says is valid.
 */
export interface State {
  /** The last batch of reports that readers see. */
  readonly seq: number;
  /** The run that readers follow. */
  readonly run: number | null;
  /** A batch that is whole in the graph; if it is beyond `seq`, its writer died before readers were let see it. */
  readonly prepared: number;
  /** Who prepared it. */
  readonly preparedBy: string | null;
  readonly reports: number;
  readonly artifacts: number;
  readonly mentions: number;
  /** The next row keys. */
  readonly nextReport: number;
  readonly nextArtifact: number;
  /** A run whose rows may be there in part. */
  readonly publishing: number | null;
  /** A run that is published and whose past is not put in order yet. */
  readonly settling: number | null;
  /** Mentions of replaced versions are still there. */
  readonly replacing: number | null;
  /** Views as old as this batch, or older, can no longer be told whole. */
  readonly forgotten: number;
  /** The highest number ever given to a run; 0 before the first. */
  readonly highest: number;
}

const STATE = cypher<object, State>('read/state');

export async function stateOf(work: Work): Promise<State> {
  const [state] = await work.run(STATE, {});
  invariant(state !== undefined, 'the database has no state');
  return state;
}

export function runsBefore({ run, highest }: State): RunsBefore {
  return { latest: run, highest };
}

/** The moment in which one view stands: the batch and the run that were valid when it was opened. */
export interface Moment {
  readonly seq: number;
  readonly run: number | null;
}

/** @throws SkeinError `store-failed` where too much has changed since for the view to be told whole. */
export function checkView(state: State, { seq }: Moment): void {
  if (state.forgotten > seq)
    throw new SkeinError('store-failed', 'what was read has changed too long ago: begin again');
}
