import { setImmediate as otherWork } from 'node:timers/promises';
import type { DerivationBatch, MentionBatch } from './store.js';

/** Rows in one batch of an evidence stream: large enough to be cheap, small enough to stay in the cache. */
export const BATCH_ROWS = 10_000;

export type MentionTuple = readonly [report: number, artifact: number, origin: number];
export type DerivationTuple = readonly [child: number, parent: number];

export function mentionBatch(rows: readonly MentionTuple[]): MentionBatch {
  const report = new Float64Array(rows.length);
  const artifact = new Float64Array(rows.length);
  const origin = new Uint8Array(rows.length);
  // Not by destructuring: an iterator for each of 30 million rows costs more than reading them.
  rows.forEach((row, i) => {
    report[i] = row[0];
    artifact[i] = row[1];
    origin[i] = row[2];
  });
  return { length: rows.length, report, artifact, origin };
}

export function derivationBatch(rows: readonly DerivationTuple[]): DerivationBatch {
  const child = new Float64Array(rows.length);
  const parent = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    child[i] = row[0];
    parent[i] = row[1];
  });
  return { length: rows.length, child, parent };
}

/** The rows in batches; other work of the process gets its turn between two of them. */
export async function* batches<T, B>(rows: readonly T[], make: (rows: readonly T[]) => B): AsyncGenerator<B> {
  for (let i = 0; i < rows.length; i += BATCH_ROWS) {
    yield make(rows.slice(i, i + BATCH_ROWS));
    await otherWork();
  }
}

export function asTheyAre<T>(rows: readonly T[]): readonly T[] {
  return rows;
}
