import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';
import { collect } from '../../contract/store-view.js';
import { child, folder } from './children.js';

const BATCH = 50;

describe('two processes at one store', () => {
  it('lets one read while the other ingests and publishes, and never shows half of either', async () => {
    const dir = folder();
    const reader = child('read', dir);
    const writer = child('write', dir, 'w', '40');
    const publisher = child('publish', dir, 'p', '8');
    expect(await writer.over).toBe(0);
    expect(await publisher.over).toBe(0);
    reader.process.stdin?.end();
    expect(await reader.over).toBe(0);
    const seen = JSON.parse(reader.lines().at(-1) ?? '') as {
      reads: number;
      torn: string[];
      last: { reports: number };
    };
    expect(seen.torn).toEqual([]);
    expect(seen.reads).toBeGreaterThan(1);
    expect(seen.last.reports).toBe(40 * BATCH);
  });

  it('makes two writers take turns and keeps the batches of both', async () => {
    const dir = folder();
    const writers = ['a', 'b', 'c'].map((name) => child('write', dir, name, '20'));
    for (const writer of writers) expect(await writer.over).toBe(0);
    const store = await openSqliteStore({ dir });
    expect(await store.counts()).toEqual({
      reports: 3 * 20 * BATCH,
      artifacts: 3 * 20 * BATCH + 21,
      mentions: 9 * 20 * BATCH,
    });
    expect(await collect(store.exportReports())).toHaveLength(3 * 20 * BATCH);
    await store.close();
  });
});

describe('a writer killed at any moment', () => {
  it('has kept every batch that it acknowledged, whole, and the next writer goes on', async () => {
    const dir = folder();
    for (let kill = 0; kill < 10; kill++) {
      const name = `w${kill}`;
      const writer = child('write', dir, name);
      await writer.printed(1 + kill);
      await sleep(kill * 7); // somewhere within a batch, not just behind an acknowledgement
      writer.process.kill('SIGKILL');
      expect(await writer.over).toBeNull();
      const acknowledged = writer.lines().length;
      const store = await openSqliteStore({ dir });
      const kept = (await collect(store.exportReports())).filter((row) => row.source === name);
      const counts = await store.counts();
      await store.close();
      expect(kept.length % BATCH).toBe(0);
      expect(kept.length / BATCH).toBeGreaterThanOrEqual(acknowledged);
      expect(kept.every((row) => row.artifacts.length === 3)).toBe(true);
      expect(counts.mentions).toBe(counts.reports * 3);
    }
  });
});
