import type { IntakeBatch } from './intake.js';

/** Batches in groups of `most` that are worth a transaction; the last may be smaller, and none is empty. */
export async function* together(
  batches: AsyncIterable<IntakeBatch>,
  most: number,
): AsyncGenerator<readonly IntakeBatch[]> {
  let group: IntakeBatch[] = [];
  for await (const batch of batches) {
    group.push(batch);
    if (group.length < most) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
