import { setTimeout as pause } from 'node:timers/promises';
import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { ArtifactKind } from '../../model/artifact.js';
import { compareText } from '../../model/ids.js';
import type { Database, Work } from './database.js';
import { checkView, stateOf, type Moment, type State } from './state.js';
import { cypher } from './statements.js';

export interface BeforeArtifact {
  readonly key: number;
  readonly shown: string;
  readonly orphan: boolean;
}

const BEFORE_ARTIFACTS = cypher<{ seq: number }, BeforeArtifact & { at: number }>('read/before-artifacts');

/**
 * Reads a page of one view. What was changed after the view's moment is told by what it was before, which is committed
 * before the change is: so it is asked for after the page, and never missed.
 */
export async function readPage<T>(database: Database, moment: Moment, page: (work: Work) => Promise<T>): Promise<T> {
  return database.read(async (work) => {
    const rows = await page(work);
    checkView(await stateOf(work), moment);
    return rows;
  });
}

const LOOKS = 20;
const LOOK_AGAIN_MS = 50;

/**
 * An answer of one moment, made of several statements. Where a run is published, or its past put in order, while they are
 * asked, they are asked again: rows of older runs move then. A past that stays in disorder has nobody who moves it.
 */
export async function inOneView<T>(
  database: Database,
  work: (transaction: Work, state: State) => Promise<T>,
): Promise<T> {
  for (let look = 1; ; look++) {
    const { answer, steady } = await database.read(async (transaction) => {
      const state = await stateOf(transaction);
      const found = await work(transaction, state);
      const now = await stateOf(transaction);
      const still = now.run === state.run && now.settling === null && state.settling === null;
      return { answer: found, steady: still || (now.run === state.run && !isOlder(found, state)) };
    });
    if (steady || look === LOOKS) return answer;
    await pause(LOOK_AGAIN_MS);
  }
}

/** Pages of older runs say which; rows of the latest one stay where they are. */
function isOlder(answer: unknown, { run }: State): boolean {
  if (typeof answer !== 'object' || answer === null || !('run' in answer)) return false;
  return typeof answer.run === 'number' && answer.run !== run;
}

/** By row key, what was at the moment of artifacts that were changed since. */
export async function beforeArtifacts(work: Work, { seq }: Moment): Promise<ReadonlyMap<number, BeforeArtifact>> {
  return earliest(await work.run(BEFORE_ARTIFACTS, { seq }));
}

/** Of all that rows were since the moment, what they were first, by row key. */
export function earliest<T extends { readonly at: number; readonly key: number }>(
  rows: readonly T[],
): ReadonlyMap<number, T> {
  const found = new Map<number, T>();
  for (const row of rows) {
    const known = found.get(row.key);
    if (known === undefined || row.at < known.at) found.set(row.key, row);
  }
  return found;
}

const CODE_OF: ReadonlyMap<ArtifactKind, number> = new Map(ARTIFACT_KINDS.map((kind, code) => [kind, code]));

/** By kind code, then folded text in code point order. */
export function compareArtifacts(a: Named, b: Named): number {
  return (CODE_OF.get(a.kind) ?? 0) - (CODE_OF.get(b.kind) ?? 0) || compareText(a.folded, b.folded);
}

interface Named {
  readonly kind: ArtifactKind;
  readonly folded: string;
}
