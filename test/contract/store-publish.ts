import { describe, expect, it } from 'vitest';
import { KEPT_RUNS } from '../../engine/store/store.js';
import { report } from './store-reports.js';
import { campaign, ledgerOf, planRun, publishPlan } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { wholeView } from './store-view.js';

export function publishCases(open: OpenStore): void {
  describe('runs', () => {
    it('answers emptily before the first', async () => {
      const store = await fresh(open);
      await store.addReports([report({ ref: '1' })]);
      expect(await store.latestRun()).toBeNull();
      expect(await store.runs()).toEqual([]);
      expect(await store.campaign('c-1')).toBeNull();
      const page = await store.campaigns({ level: 'campaign', sort: 'id', order: 'asc', limit: 10 });
      expect(page).toEqual({ run: null, campaigns: [], total: 0, cursor: null });
      expect(await wholeView(store)).toMatchObject({
        exportedMemberships: [],
        exportedCampaigns: [],
        exportedOperationMemberships: [],
        exportedOperations: [],
        possibleLinks: { run: 0, items: [], total: 0, cursor: null },
        setAside: { run: 0, items: [], total: 0, cursor: null },
      });
      await expect(store.possibleLinks({ campaign: 'c-1' }, { limit: 1 })).rejects.toMatchObject({ code: 'not-found' });
    });

    it('gives back what was published, sums beyond 64 bits included', async () => {
      const store = await fresh(open);
      const huge = campaign({ id: 'c-1', ledger: ledgerOf(123_456_789_012_345_678_901_234n, ['USD', 'JPY']) });
      const result = await planRun(store, { run: 1, campaigns: [{ campaign: huge }] });
      await store.publish(result);
      const { manifest, unclustered, whole } = result;
      expect(await store.latestRun()).toEqual({ manifest, unclustered, whole });
      expect((await store.campaign('c-1'))?.campaign).toEqual(huge);
    });

    it('refuses a run that is not the next one, and changes nothing', async () => {
      const store = await fresh(open);
      await publishPlan(store, { run: 1 });
      for (const run of [0, 1, 3])
        await expect(
          publishPlan(store, { run, campaigns: [{ campaign: campaign({ id: 'c-9' }) }] }),
        ).rejects.toMatchObject({
          name: 'SkeinError',
          code: 'store-busy',
        });
      expect((await store.runs()).map((run) => run.manifest.run)).toEqual([1]);
      expect(await store.campaign('c-9')).toBeNull();
    });

    it(`keeps the last ${KEPT_RUNS}, newest first`, async () => {
      const store = await fresh(open);
      for (let run = 1; run <= KEPT_RUNS + 2; run++) await publishPlan(store, { run });
      const kept = (await store.runs()).map((run) => run.manifest.run);
      expect(kept).toEqual(Array.from({ length: KEPT_RUNS }, (_, i) => KEPT_RUNS + 2 - i));
      expect((await store.latestRun())?.manifest.run).toBe(KEPT_RUNS + 2);
    });
  });

  it('is the same after it was closed and opened again', async () => {
    const { store, reopen } = await open();
    await store.addReports([report({ ref: '1' }), report({ ref: '2' })]);
    await publishPlan(store, { run: 1, campaigns: [{ campaign: campaign({ id: 'c-1' }), members: ['agency/1'] }] });
    const before = await wholeView(store);
    await store.close();
    const again = reopen === undefined ? store : await reopen();
    expect(await wholeView(again)).toEqual(before);
    await again.close();
  });
}
