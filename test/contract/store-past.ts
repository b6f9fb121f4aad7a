import { describe, expect, it } from 'vitest';
import { KEPT_RUNS, type AsOf, type Store } from '../../engine/store/store.js';
import type { Whole } from '../../engine/store/whole.js';
import { memoryStore } from '../../engine/store/memory.js';
import { mention, report } from './store-reports.js';
import { campaign, planRun } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { evidenceView } from './store-view.js';

const LATER = '2026-03-09T12:00:00.000Z';

const FIRST = [
  report({ ref: '1', mentions: [mention('domain', 'a', { shown: 'a!' })] }),
  report({
    ref: '2',
    victim: [{ field: 'email', token: '2'.repeat(32) }],
    mentions: [
      mention('url', 'gone'),
      mention('domain', 'a', { shown: 'a!', parents: ['url:gone'], origin: 'derived' }),
    ],
  }),
];

/** A later version of each kind of change: of a report, of what is mentioned, of a spelling, of what follows from what. */
const SINCE = [
  report({ ref: '2', reportedAt: LATER, mentions: [mention('email', 'new')] }),
  report({ ref: '3', mentions: [mention('domain', 'a', { shown: 'a' }), mention('url', 'gone')] }),
  report({
    ref: '4',
    mentions: [mention('phone', '+1'), mention('domain', 'a', { parents: ['phone:+1'], origin: 'derived' })],
  }),
];

async function viewOf(store: Store, asOf?: AsOf) {
  const source = await store.openEvidence(asOf);
  try {
    return await evidenceView(source);
  } finally {
    await source.close();
  }
}

/** Publishes a run of one campaign, and answers what it was made from. */
async function published(store: Store, run: number): Promise<AsOf> {
  const campaigns = [{ campaign: campaign({ id: `c-${run % 2}`, bornRun: run }), members: ['agency/1'] }];
  const link = { artifacts: [], spells: 1, smallerReports: 1, pauseDays: null, probability: null };
  const links = [{ kind: 'weak-joint' as const, campaigns: [`c-${run % 2}`], ...link }];
  const result = await planRun(store, { run, campaigns, links });
  await store.publish(result);
  const { moment, previous } = result.manifest;
  return { run, moment, previous };
}

export function pastCases(open: OpenStore): void {
  describe('evidence as of a run', () => {
    it('is what the run was made from, whatever came, changed or was published since', async () => {
      const store = await fresh(open);
      await store.addReports(FIRST);
      const before = await viewOf(store);
      const first = await published(store, 1);
      await store.addReports(SINCE);
      const between = await viewOf(store);
      const second = await published(store, 2);
      await store.addReports([report({ ref: '1', reportedAt: LATER }), report({ ref: '2', reportedAt: null })]);
      await store.addReports([report({ ref: '1', reportedAt: '2026-03-10T12:00:00.000Z' })]);
      expect(await viewOf(store, first)).toEqual(before);
      expect(await viewOf(store, second)).toEqual(between);
      const source = await store.openEvidence(first);
      expect([await source.moment(), await source.nextRun()]).toEqual([first.moment, 1]);
      await source.close();
    });

    it('is there for each run that is kept, the oldest too, and for one that is not says so', async () => {
      const store = await fresh(open);
      await store.addReports(FIRST);
      const made: { readonly asOf: AsOf; readonly view: Awaited<ReturnType<typeof viewOf>> }[] = [];
      for (let run = 1; run < KEPT_RUNS + 3; run++) {
        const view = await viewOf(store);
        made.push({ view, asOf: await published(store, run) });
        const reportedAt = `2026-03-${10 + run}T12:00:00.000Z`;
        await store.addReports([report({ ref: '2', reportedAt, mentions: [mention('email', `e${run}`)] })]);
      }
      for (const { asOf, view } of made.slice(-KEPT_RUNS)) expect(await viewOf(store, asOf)).toEqual(view);
      const [first, second] = made;
      await expect(viewOf(store, second?.asOf)).rejects.toMatchObject({ code: 'not-found' });
      expect(first?.asOf.previous).toBeNull();
    });

    it('has what follows from what, where all of it came of another store', async () => {
      const source = memoryStore();
      await source.addReports(FIRST);
      const store = (await fresh(open)) as Store & Whole;
      const [from, to] = [await source.openWhole(), await store.openTakeIn()];
      for await (const part of from.parts()) await to.take(part);
      await Promise.all([from.close(), to.close()]);
      const before = await viewOf(store);
      expect(before.derivations).toHaveLength(1);
      const first = await published(store, 1);
      await store.addReports(SINCE);
      expect(await viewOf(store, first)).toEqual(before);
    });
  });
}
