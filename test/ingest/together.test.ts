import { describe, expect, it } from 'vitest';
import type { IntakeBatch } from '../../engine/ingest/intake.js';
import { BATCHES_TOGETHER } from '../../engine/ingest/limits.js';
import { NO_NOTES } from '../../engine/ingest/notes.js';
import { together } from '../../engine/ingest/together.js';
import { report } from '../contract/store-reports.js';

/** Lines that all are reports, or none of which is one. */
function batchOf(lines: number, are: 'reports' | 'rejected'): IntakeBatch {
  const rejected = { file: 'in.jsonl', line: 1, field: 'line', reason: 'not JSON', raw: 'x' };
  return {
    file: 'in.jsonl',
    reports: are === 'reports' ? Array.from({ length: lines }, () => report({ ref: '1' })) : [],
    rejected: are === 'rejected' ? Array.from({ length: lines }, () => rejected) : [],
    notes: NO_NOTES,
    bytes: 0,
    size: null,
    end: null,
  };
}

async function sizesOf(batches: readonly IntakeBatch[]): Promise<number[]> {
  async function* given() {
    yield* batches;
    await Promise.resolve();
  }
  const groups: number[] = [];
  for await (const group of together(given(), BATCHES_TOGETHER)) groups.push(group.length);
  return groups;
}

describe('batches that are written together', () => {
  it('are as many as a transaction takes, and what is left at the end is written too', async () => {
    expect(await sizesOf(Array.from({ length: 9 }, () => batchOf(2, 'reports')))).toEqual([4, 4, 1]);
  });

  it('do not pile up where no line is a report: a large file of the wrong kind filled memory', async () => {
    expect(await sizesOf(Array.from({ length: 9 }, () => batchOf(1_000, 'rejected')))).toEqual([4, 4, 1]);
  });

  it('are none where nothing was read', async () => {
    expect(await sizesOf([])).toEqual([]);
  });
});
