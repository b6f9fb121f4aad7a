import { describe, expect, it } from 'vitest';
import { reportId } from '../../engine/model/ids.js';
import type { RunNews, Settlement } from '../../engine/model/provisional.js';
import type { Alias, RunResult } from '../../engine/model/run.js';
import type { Store } from '../../engine/store/store.js';
import { COPIED, copiedRunNote } from '../../engine/store/whole.js';
import { alert, NO_NEWS, withNews } from './store-between-nights.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { mention, report } from './store-reports.js';
import { campaign, planRun } from './store-runs.js';
import { collect } from './store-view.js';

const ALL = { limit: 50 };
const LATER = '2026-03-09T12:00:00.000Z';

const SETTLED: Settlement = {
  report: reportId('agency', '2'),
  from: 'c-1',
  to: 'c-1',
  weight: 0.5,
  outcome: 'confirmed',
};

const one = (ref: string, reportedAt: string | null = null) =>
  report({ ref, reportedAt, mentions: [mention('domain', 'a')] });

/** Campaign c-1 with the first report, which is there. */
async function made(
  store: Store,
  run: number,
  news: Partial<RunNews> = {},
  ids: readonly string[] = ['c-1'],
): Promise<RunResult> {
  const campaigns = ids.map((id, place) => ({ campaign: campaign({ id }), members: place === 0 ? ['agency/1'] : [] }));
  return withNews(await planRun(store, { run, campaigns }), { ...NO_NEWS, ...news });
}

/** What a run says that has seen all that came until now. */
async function seenNow(store: Store): Promise<Pick<RunNews, 'seen'>> {
  const source = await store.openEvidence();
  const rows = (await collect(source.fresh())).flat();
  await source.close();
  const [key, stamp] = [rows.map((row) => row.key), rows.map((row) => row.stamp)];
  return { seen: { key: Float64Array.from(key), stamp: Float64Array.from(stamp) } };
}

async function pendingRefs(store: Store, refs: readonly string[]): Promise<readonly string[]> {
  const ids = (await store.pending(-1, 50)).map(({ id }) => id);
  const refOf = new Map(refs.map((ref) => [reportId('agency', ref), ref]));
  return ids.map((id) => refOf.get(id) ?? id).sort();
}

async function restore(store: Store, run: number, restores: number, aliases: readonly Alias[] = []): Promise<void> {
  const earlier = (await store.runs()).find(({ manifest }) => manifest.run === restores);
  if (earlier === undefined) throw new Error('the run is not kept');
  await store.restore({
    manifest: { ...earlier.manifest, run, previous: run - 1, restores },
    aliases,
    events: [],
  });
}

const told = (id: string, of: string) => ({
  campaign: of,
  alert: id,
  rule: 'outbreak' as const,
  day: alert({ id }).day,
});

export function newsCases(open: OpenStore): void {
  describe('what a run that is held says beside its campaigns', () => {
    it('is told when it is published, and not before', async () => {
      const store = await fresh(open);
      await store.addReports([one('1')]);
      await store.publish(await made(store, 1));
      await store.addReports([one('2'), one('3')]);
      const night = { campaign: 'c-1', run: 2, toldBy: 'night' as const };
      const news = {
        ...(await seenNow(store)),
        settled: [SETTLED],
        alerts: [alert({ id: 'a-1', ...night })],
        told: [told('a-1', 'c-1')],
      };
      await store.hold(await made(store, 2, news), ['why']);
      expect((await store.alerts({}, ALL)).total).toBe(0);
      expect(await store.told()).toEqual([]);
      expect(await store.settled(null, ALL)).toMatchObject({ run: 1, total: 0 });
      await expect(store.settled(2, ALL)).rejects.toMatchObject({ code: 'not-found' });
      expect(await pendingRefs(store, ['2', '3'])).toEqual(['2', '3']);
      await store.addReports([one('3', LATER), one('4')]);
      await store.publishHeld(2);
      expect((await store.alerts({}, ALL)).items).toEqual([{ ...alert({ id: 'a-1', ...night }), delivery: 'waiting' }]);
      expect(await store.told()).toEqual([told('a-1', 'c-1')]);
      expect((await store.settled(null, ALL)).items).toEqual([SETTLED]);
      expect(await pendingRefs(store, ['3', '4'])).toEqual(['3', '4']);
    });

    it('leaves pending what came or changed since it was made, where it is the first', async () => {
      const store = await fresh(open);
      await store.addReports([one('1'), one('2')]);
      await store.hold(await made(store, 1), ['why']);
      await store.addReports([one('2', LATER), one('3')]);
      expect(await pendingRefs(store, [])).toEqual([]);
      await store.publishHeld(1);
      expect(await pendingRefs(store, ['1', '2', '3'])).toEqual(['2', '3']);
    });

    it('is no reason to forget what came while the first one was made that is published', async () => {
      const store = await fresh(open);
      await store.addReports([one('1'), one('2')]);
      await store.hold(await made(store, 1), ['why']);
      const result = await made(store, 2);
      await store.addReports([one('2', LATER), one('3')]);
      await store.publish({ ...result, manifest: { ...result.manifest, previous: null } });
      expect(await pendingRefs(store, ['1', '2', '3'])).toEqual(['2', '3']);
    });
  });
  restoredCases(open);
}

function restoredCases(open: OpenStore): void {
  describe('what a run that is restored says beside its campaigns', () => {
    it('is what was told of its campaigns, then and since, however often it is restored', async () => {
      const store = await fresh(open);
      await store.addReports([one('1')]);
      await store.publish(await made(store, 1, { alerts: [alert({ id: 'a-0' })], told: [told('a-0', 'c-1')] }));
      await store.attach(1, [], [alert({ id: 'a-1', day: alert({ id: '' }).day + 9 })]);
      const night = { run: 2, toldBy: 'night' as const };
      const alerts = ['c-2', 'c-3'].map((id, i) => alert({ id: `a-${i + 2}`, campaign: id, ...night }));
      await store.publish(await made(store, 2, { alerts }, ['c-1', 'c-2', 'c-3']));
      const since = { ...told('a-1', 'c-1'), day: alert({ id: '' }).day + 9 };
      const all = [told('a-0', 'c-1'), since, told('a-2', 'c-1')];
      const ended = [
        { from: 'c-2', to: 'c-1', run: 3 },
        { from: 'c-3', to: null, run: 3 },
      ];
      await restore(store, 3, 1, ended);
      expect(await store.told()).toEqual(all);
      for (let run = 4; run < 12; run++) await restore(store, run, run - 1);
      expect(await store.told()).toEqual(all);
      expect((await store.alerts({}, ALL)).total).toBe(4);
    });

    it('settles nothing: the run that it says again did', async () => {
      const store = await fresh(open);
      await store.addReports([one('1'), one('2')]);
      await store.publish(await made(store, 1));
      await store.publish(await made(store, 2, { settled: [SETTLED] }));
      await store.publish(await made(store, 3));
      await restore(store, 4, 2);
      expect(await store.settled(null, ALL)).toEqual({ run: 4, items: [], total: 0, cursor: null });
      expect((await store.settled(2, ALL)).items).toEqual([SETTLED]);
    });

    it('makes pending again what came or changed after its evidence was read, whichever run has seen it since', async () => {
      const store = await fresh(open);
      await store.addReports([one('1'), one('2')]);
      await store.publish(await made(store, 1));
      await store.addReports([one('3')]);
      await store.publish(await made(store, 2, await seenNow(store)));
      await store.addReports([one('2', LATER), one('4')]);
      await store.publish(await made(store, 3, await seenNow(store)));
      await store.addReports([one('5')]);
      expect(await pendingRefs(store, ['5'])).toEqual(['5']);
      await restore(store, 4, 2);
      expect(await pendingRefs(store, ['2', '4', '5'])).toEqual(['2', '4', '5']);
      await restore(store, 5, 1);
      expect(await pendingRefs(store, ['2', '3', '4', '5'])).toEqual(['2', '3', '4', '5']);
    });

    it('makes nothing pending where it was taken in from another store, which counts for itself', async () => {
      const store = await fresh(open);
      await store.addReports([one('1')]);
      await store.publish(await made(store, 1));
      await store.setNoteOnce(copiedRunNote(1), COPIED);
      await store.addReports([one('2')]);
      await store.publish(await made(store, 2, await seenNow(store)));
      await restore(store, 3, 1);
      await restore(store, 4, 3);
      expect(await pendingRefs(store, [])).toEqual([]);
    });
  });
}
