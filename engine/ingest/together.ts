import type { IntakeBatch } from './intake.js';

/**
 * Batches in groups that are worth a transaction: each ends with the batch by which its reports and mentions reach `most`,
 * the last with the input. No group is empty.
 */
export async function* together(
  batches: AsyncIterable<IntakeBatch>,
  most: number,
): AsyncGenerator<readonly IntakeBatch[]> {
  let group: IntakeBatch[] = [];
  let rows = 0;
  for await (const batch of batches) {
    group.push(batch);
    for (const { mentions } of batch.reports) rows += 1 + mentions.length;
    if (rows < most) continue;
    yield group;
    group = [];
    rows = 0;
  }
  if (group.length > 0) yield group;
}
