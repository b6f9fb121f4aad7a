import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadLists } from '../../engine/artifact/load-lists.js';
import { RateTable } from '../../engine/campaign/rates.js';
import { compareRuns } from '../../engine/rescore/compare-runs.js';
import { USUAL_LIMITS } from '../../engine/rescore/hold.js';
import { rescore } from '../../engine/rescore/rescore.js';
import { rollback } from '../../engine/rescore/rollback.js';
import { memoryStore } from '../../engine/store/memory.js';
import { openSqliteStore } from '../../engine/store/sqlite/open.js';
import type { Store } from '../../engine/store/store.js';
import { reportOf } from './reports.js';

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  memory: () => Promise.resolve(memoryStore()),
  sqlite: async () => {
    const dir = mkdtempSync(join(tmpdir(), 'skein-compare-'));
    const store = await openSqliteStore({ dir });
    onTestFinished(async () => {
      await store.close();
      rmSync(dir, { recursive: true });
    });
    return store;
  },
};

const night = (store: Store, holdAll = false) =>
  rescore({
    store,
    lists: loadLists({ paths: [], defaultLists: false, suffixList: false, shippedDir: '' }),
    rates: new RateTable([]),
    currency: 'EUR',
    kernel: 'components',
    seed: 1,
    settings: {},
    asOf: null,
    version: 'test',
    now: () => 0,
    holdLimits: holdAll ? { ...USUAL_LIMITS, movedShare: 0, fromReports: 0 } : undefined,
  });

/** Reports of these numbers that name the handle, told on that day of March: a later telling takes the place of an earlier one. */
function told(day: string, handle: string, refs: readonly number[]) {
  return refs.map((ref) =>
    reportOf({
      source: 'agency',
      ref: `${ref}`,
      reportedAt: `2026-03-${day}T00:00:00Z`,
      artifacts: [{ kind: 'handle', value: `telegram:@${handle}` }],
    }),
  );
}

/** Two nights: of the first one's three campaigns, one goes into another, one is split in two; one is new. */
async function twoNights(store: Store): Promise<void> {
  await store.addReports([
    ...told('01', 'alpha_desk', [1, 2, 3, 4]),
    ...told('01', 'bravo_desk', [11, 12, 13]),
    ...told('01', 'carol_desk', [21, 22, 23, 24, 25, 26]),
  ]);
  await night(store);
  await store.addReports([
    ...told('02', 'alpha_desk', [11, 12]),
    ...told('02', 'lonely_desk', [13]),
    ...told('02', 'delta_desk', [25, 26]),
    ...told('02', 'extra_desk', [31, 32]),
  ]);
}

describe.each(Object.entries(STORES))('two runs of a %s store side by side', (_name, open) => {
  it('tell what became of every id and report', async () => {
    const store = await open();
    await twoNights(store);
    await night(store);
    const { from, to, campaigns, operations, reports } = await compareRuns({ store, from: 1, to: 2 });
    expect([from.manifest.run, from.state, to.manifest.run, to.state]).toEqual([1, 'earlier', 2, 'published']);
    expect(campaigns).toEqual({ kept: 2, merged: 1, dissolved: 0, split: 1, born: 2 });
    expect(operations).toEqual(campaigns);
    expect(reports).toEqual({ same: 8, moved: 4, left: 1, joined: 2 });
  });

  it('can be told the other way round', async () => {
    const store = await open();
    await twoNights(store);
    await night(store);
    const { campaigns, reports } = await compareRuns({ store, from: 2, to: 1 });
    expect(campaigns).toEqual({ kept: 2, merged: 1, dissolved: 1, split: 1, born: 1 });
    expect(reports).toEqual({ same: 8, moved: 4, left: 2, joined: 1 });
  });

  it('may be one that is held and one that was restored', async () => {
    const store = await open();
    await twoNights(store);
    expect((await night(store, true)).held).not.toEqual([]);
    const waiting = await compareRuns({ store, from: 1, to: 2 });
    expect(waiting).toMatchObject({ to: { state: 'held' }, campaigns: { kept: 2, merged: 1, born: 2 } });
    await store.publishHeld(2);
    await rollback({ store, run: 1, now: () => 0 });
    const same = await compareRuns({ store, from: 1, to: 3 });
    expect(same).toMatchObject({
      campaigns: { kept: 3, merged: 0, dissolved: 0, born: 0 },
      reports: { same: 13, moved: 0 },
    });
  });

  it('must both be kept', async () => {
    const store = await open();
    await twoNights(store);
    await expect(compareRuns({ store, from: 1, to: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
