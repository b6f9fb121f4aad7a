import { setImmediate as otherWork } from 'node:timers/promises';
import type { DerivationBatch, MentionBatch } from './store.js';

/** Rows in one batch of an evidence stream: large enough to be cheap, small enough to stay in the cache. */
export const BATCH_ROWS = 10_000;

export type MentionTuple = readonly [report: number, artifact: number, origin: number];
export type DerivationTuple = readonly [child: number, parent: number];

export function mentionBatch(rows: readonly MentionTuple[]): MentionBatch {
  return {
    length: rows.length,
    report: Float64Array.from(rows, ([report]) => report),
    artifact: Float64Array.from(rows, ([, artifact]) => artifact),
    origin: Uint8Array.from(rows, ([, , origin]) => origin),
  };
}

export function derivationBatch(rows: readonly DerivationTuple[]): DerivationBatch {
  return {
    length: rows.length,
    child: Float64Array.from(rows, ([child]) => child),
    parent: Float64Array.from(rows, ([, parent]) => parent),
  };
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
