import { describe, expect, it } from 'vitest';
import type { Alias } from '../../engine/model/run.js';
import { KEPT_RUNS, type Store } from '../../engine/store/store.js';
import { mention, report } from './store-reports.js';
import { campaign, manifest, planRun, publishPlan, type Plan } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { collect, wholeView } from './store-view.js';

const WHY = ['the largest campaign holds 90 % of the reports'];
const alias = (from: string, to: string | null, run: number): Alias => ({ from, to, run });

const REPORTS = ['1', '2', '3'].map((ref) =>
  report({ ref, mentions: [mention('phone', '+1'), mention('email', `e${ref}`)] }),
);

/** Who was in which campaign in each run; c-2 is born in run 2 and c-1 is lost in run 3. */
const PLANS: readonly Plan[] = [
  { run: 1, campaigns: [{ campaign: campaign({ id: 'c-1', title: 'first' }), members: ['agency/1', 'agency/2'] }] },
  {
    run: 2,
    campaigns: [
      { campaign: campaign({ id: 'c-1', title: 'second' }), members: ['agency/1'] },
      { campaign: campaign({ id: 'c-2', bornRun: 2 }), members: ['agency/2', 'agency/3'] },
    ],
    links: [
      {
        kind: 'bridge',
        campaigns: ['c-1', 'c-2'],
        artifacts: ['phone:+1'],
        spells: 1,
        smallerReports: 1,
        pauseDays: null,
        probability: null,
      },
    ],
    events: [{ event: 'born', campaign: 'c-2', other: null, shared: 0, size: 0 }],
  },
  {
    run: 3,
    campaigns: [{ campaign: campaign({ id: 'c-2', bornRun: 2, title: 'third' }), members: ['agency/1', 'agency/3'] }],
    aliases: [alias('c-1', 'c-2', 3)],
    events: [{ event: 'merged', campaign: 'c-1', other: 'c-2', shared: 1, size: 1 }],
  },
];

async function withRuns(open: OpenStore, runs: number): Promise<Store> {
  const store = await fresh(open);
  await store.addReports(REPORTS);
  for (const plan of PLANS.slice(0, runs)) await publishPlan(store, plan);
  return store;
}

/** What readers are told, without the numbers of runs in it. */
async function said(store: Store): Promise<unknown> {
  const { possibleLinks, setAside, lastRun, ...view } = await wholeView(store);
  const { latest } = { latest: lastRun };
  return {
    ...view,
    links: possibleLinks.items,
    setAside: setAside.items,
    campaigns: latest?.campaigns,
    operations: latest?.operations,
    reportsOf: (await store.campaignReports('c-1', { limit: 10 })).items,
    artifactsOf: (await store.campaignArtifacts('c-1', { limit: 10 })).items,
  };
}

async function states(store: Store): Promise<readonly string[]> {
  return (await store.runs()).map(({ manifest: made, state }) => `${made.run} ${state}`);
}

export function heldCases(open: OpenStore): void {
  describe('a run that is held', () => {
    it('is seen by nobody, and listed with its reasons', async () => {
      const store = await withRuns(open, 1);
      const before = await wholeView(store);
      await store.hold(await planRun(store, PLANS[1]!), WHY);
      expect(await wholeView(store)).toEqual(before);
      expect(await store.campaign('c-2')).toBeNull();
      expect(await states(store)).toEqual(['2 held', '1 published']);
      expect((await store.runs()).map(({ reasons }) => reasons)).toEqual([WHY, []]);
    });

    it('says when it is published what it would have said at once', async () => {
      // One after the other: a store on a server is emptied for each.
      const third = PLANS[2]!;
      const plain = await withRuns(open, 2);
      await publishPlan(plain, third);
      const expected = [await wholeView(plain), await said(plain)];
      const store = await withRuns(open, 2);
      await store.hold(await planRun(store, third), WHY);
      await store.publishHeld(3);
      expect([await wholeView(store), await said(store)]).toEqual(expected);
      expect(await states(store)).toEqual(['3 published', '2 earlier', '1 earlier']);
      expect((await store.events(3, { limit: 10 })).items).toHaveLength(1);
      expect(await store.campaign('c-1')).toMatchObject({ campaign: { id: 'c-2' }, followed: [{ run: 3 }] });
    });

    it('follows one that was published before it, under its own number', async () => {
      const store = await withRuns(open, 2);
      await store.hold(await planRun(store, PLANS[2]!), WHY);
      await store.publishHeld(3);
      await publishPlan(store, { run: 4 });
      expect(await states(store)).toEqual(['4 published', '3 earlier', '2 earlier', '1 earlier']);
    });

    it('can no longer be published once another one was, which has a number of its own', async () => {
      const store = await withRuns(open, 1);
      await store.hold(await planRun(store, PLANS[1]!), WHY);
      const evidence = await store.openEvidence();
      expect(await evidence.nextRun()).toBe(3);
      expect((await evidence.lastRun())?.run).toBe(1);
      await evidence.close();
      await expect(publishPlan(store, { run: 2, previous: 1 })).rejects.toMatchObject({ code: 'store-busy' });
      await publishPlan(store, { ...PLANS[1]!, run: 3, previous: 1 });
      await expect(store.publishHeld(2)).rejects.toMatchObject({ code: 'store-busy' });
      expect(await states(store)).toEqual(['3 published', '2 overtaken', '1 earlier']);
    });

    it('takes the place of one that was held before', async () => {
      const store = await withRuns(open, 1);
      await store.hold(await planRun(store, PLANS[1]!), WHY);
      await store.hold(await planRun(store, { ...PLANS[1]!, run: 3, previous: 1 }), ['another']);
      expect(await states(store)).toEqual(['3 held', '1 published']);
      await expect(store.publishHeld(2)).rejects.toMatchObject({ code: 'not-found' });
      await store.publishHeld(3);
      await expect(store.publishHeld(3)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('leaves nothing of its ids and events to the runs after it', async () => {
      const store = await withRuns(open, 2);
      await store.hold(await planRun(store, PLANS[2]!), WHY);
      await publishPlan(store, { run: 4, previous: 2 });
      expect(await store.campaign('c-1')).toBeNull();
      expect((await store.events(3, { limit: 10 })).items).toEqual([]);
    });
  });
  restoreCases(open);
}

function restoreCases(open: OpenStore): void {
  describe('a run that is restored', () => {
    const restoration = (run: number, restores: number, aliases: readonly Alias[] = []) => ({
      manifest: { ...manifest(run), restores },
      aliases,
      events: [],
    });

    it('says again all that it said, under a number of its own', async () => {
      const store = await withRuns(open, 1);
      const first = await said(store);
      for (const plan of PLANS.slice(1)) await publishPlan(store, plan);
      expect(await said(store)).not.toEqual(first);
      await store.restore(restoration(4, 1, [alias('c-2', 'c-1', 4)]));
      expect(await said(store)).toEqual(first);
      expect((await store.latestRun())?.manifest).toMatchObject({ run: 4, restores: 1 });
      expect(await states(store)).toEqual(['4 published', '3 rolled back', '2 rolled back', '1 earlier']);
    });

    it('resolves the ids that were given since', async () => {
      const store = await withRuns(open, 3);
      await store.restore(restoration(4, 1, [alias('c-2', 'c-1', 4)]));
      expect(await store.campaign('c-2')).toMatchObject({ run: 4, campaign: { id: 'c-1', title: 'first' } });
      expect(await store.campaign('c-1')).toMatchObject({ campaign: { id: 'c-1' }, followed: [] });
    });

    it('is what the next run goes on from', async () => {
      const store = await withRuns(open, 3);
      await store.restore(restoration(4, 2));
      const evidence = await store.openEvidence();
      expect(await evidence.lastRun()).toMatchObject({ run: 4, campaigns: [{ id: 'c-1' }, { id: 'c-2' }] });
      expect((await collect(evidence.lastMemberships())).flat()).toHaveLength(3);
      expect(await evidence.nextRun()).toBe(5);
      await evidence.close();
      await publishPlan(store, { ...PLANS[1]!, run: 5 });
      expect(await collect(store.exportMemberships('campaign'))).toHaveLength(3);
    });

    it('must be kept, and follow the run that readers see', async () => {
      const store = await withRuns(open, 3);
      await expect(store.restore(restoration(4, 9))).rejects.toMatchObject({ code: 'not-found' });
      await expect(store.restore(restoration(3, 1))).rejects.toMatchObject({ code: 'store-busy' });
      expect(await states(store)).toEqual(['3 published', '2 earlier', '1 earlier']);
    });

    it('stays when the one it was made from is forgotten', async () => {
      const store = await withRuns(open, 3);
      const first = 4;
      await store.restore(restoration(first, 1, [alias('c-2', 'c-1', first)]));
      for (let run = first + 1; run < first + KEPT_RUNS; run++) await store.restore(restoration(run, run - 1, []));
      expect((await store.runs()).map((kept) => kept.manifest.run)).toHaveLength(KEPT_RUNS);
      expect(await collect(store.exportMemberships('campaign'))).toHaveLength(2);
      expect((await store.campaignArtifacts('c-2', { limit: 10 })).items).toHaveLength(3);
    });
  });
}
