import { describe, expect, it } from 'vitest';
import type { IntakeBatch } from '../../engine/ingest/intake.js';
import { NO_NOTES } from '../../engine/ingest/notes.js';
import { together } from '../../engine/ingest/together.js';
import { mention, report } from '../contract/store-reports.js';

function batchOf(reports: number): IntakeBatch {
  const told = report({ ref: '1', mentions: [mention('email', 'a@shop.example'), mention('domain', 'shop.example')] });
  return {
    file: 'in.jsonl',
    reports: Array.from({ length: reports }, () => told),
    rejected: [],
    notes: NO_NOTES,
    bytes: 0,
    size: null,
    end: null,
  };
}

async function sizesOf(batches: readonly IntakeBatch[], most: number): Promise<number[][]> {
  async function* given() {
    yield* batches;
    await Promise.resolve();
  }
  const groups: number[][] = [];
  for await (const group of together(given(), most)) groups.push(group.map(({ reports }) => reports.length));
  return groups;
}

describe('batches that are written together', () => {
  it('are gathered until their reports and mentions are enough, and what is left at the end is written too', async () => {
    expect(await sizesOf([10, 10, 10, 10, 1].map(batchOf), 60)).toEqual([[10, 10], [10, 10], [1]]);
  });

  it('keep a batch whole that is more than enough by itself', async () => {
    expect(await sizesOf([50, 1].map(batchOf), 60)).toEqual([[50], [1]]);
  });

  it('keep batches without reports, for they may hold rejects or the end of a file', async () => {
    expect(await sizesOf([0, 0].map(batchOf), 60)).toEqual([[0, 0]]);
  });

  it('are none where nothing was read', async () => {
    expect(await sizesOf([], 60)).toEqual([]);
  });
});
