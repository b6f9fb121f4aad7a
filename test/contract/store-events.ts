import { describe, expect, it } from 'vitest';
import type { LineageEvent } from '../../engine/model/campaign.js';
import { KEPT_RUNS, type Store } from '../../engine/store/store.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { campaign, publishPlan } from './store-runs.js';

const ALL = { limit: 50 };

/** As lineage puts them: by campaign, so that no order of events, names or sizes would do for the order of publication. */
const EVENTS: readonly LineageEvent[] = [
  { event: 'split', campaign: 'c-2', other: 'c-1', shared: 6, size: 40 },
  { event: 'born', campaign: 'c-3', other: null, shared: 0, size: 0 },
  { event: 'merged', campaign: 'c-4', other: 'c-1', shared: 2, size: 3 },
  { event: 'grew', campaign: 'c-1', other: null, shared: 30, size: 30 },
  { event: 'merged', campaign: 'o-4', other: 'o-1', shared: 2, size: 3 },
];

async function withEvents(open: OpenStore): Promise<Store> {
  const store = await fresh(open);
  const campaigns = ['c-1', 'c-2', 'c-3'].map((id) => ({ campaign: campaign({ id }) }));
  await publishPlan(store, { run: 1, campaigns, events: EVENTS });
  return store;
}

export function eventCases(open: OpenStore): void {
  describe('events', () => {
    it('come as they were published, of the latest run where none is named', async () => {
      const store = await withEvents(open);
      expect(await store.events(null, ALL)).toEqual({ run: 1, items: EVENTS, total: 5, cursor: null });
      await publishPlan(store, { run: 2, events: [EVENTS[1]!] });
      expect((await store.events(null, ALL)).items).toEqual([EVENTS[1]]);
      expect(await store.events(1, ALL)).toEqual({ run: 1, items: EVENTS, total: 5, cursor: null });
    });

    it('come in pages that go on in their run when a newer one is published', async () => {
      const store = await withEvents(open);
      const first = await store.events(null, { limit: 2 });
      await publishPlan(store, { run: 2, events: [EVENTS[0]!] });
      const second = await store.events(null, { limit: 3, cursor: first.cursor ?? '' });
      expect([first.items, first.total]).toEqual([EVENTS.slice(0, 2), 5]);
      expect([second.run, second.items, second.cursor]).toEqual([1, EVENTS.slice(2), null]);
    });

    it('outlive the runs that are kept', async () => {
      const store = await withEvents(open);
      for (let run = 2; run <= KEPT_RUNS + 2; run++) await publishPlan(store, { run });
      expect((await store.runs()).some(({ manifest }) => manifest.run === 1)).toBe(false);
      expect((await store.events(1, ALL)).items).toEqual(EVENTS);
      expect(await store.events(3, ALL)).toEqual({ run: 3, items: [], total: 0, cursor: null });
    });

    it('are none before the first run, and not found of a run that never was', async () => {
      const store = await fresh(open);
      expect(await store.events(null, ALL)).toEqual({ run: 0, items: [], total: 0, cursor: null });
      await expect(store.events(1, ALL)).rejects.toMatchObject({ code: 'not-found' });
      await publishPlan(store, { run: 1 });
      for (const run of [0, -1, 2, 0.5])
        await expect(store.events(run, ALL)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('of one campaign are told by every id that stands for it, and by no other', async () => {
      const store = await fresh(open);
      const event = (name: LineageEvent['event'], id: string, other: string | null = null): LineageEvent => {
        return { event: name, campaign: id, other, shared: 1, size: 2 };
      };
      await publishPlan(store, {
        run: 1,
        campaigns: ['c-1', 'c-2', 'c-3', 'c-9'].map((id) => ({ campaign: campaign({ id }) })),
        events: [event('born', 'c-1'), event('born', 'c-2'), event('born', 'c-3'), event('born', 'c-9')],
      });
      await publishPlan(store, {
        run: 2,
        campaigns: ['c-1', 'c-3', 'c-9'].map((id) => ({ campaign: campaign({ id }) })),
        aliases: [
          { from: 'c-2', to: 'c-1', run: 2 },
          { from: 'c-4', to: 'c-1', run: 2 },
        ],
        events: [event('merged', 'c-2', 'c-1'), event('split', 'c-9', 'c-2')],
      });
      await publishPlan(store, {
        run: 3,
        campaigns: ['c-3', 'c-4'].map((id) => ({ campaign: campaign({ id }) })), // c-4 came back for itself
        aliases: [
          { from: 'c-1', to: 'c-3', run: 3 },
          { from: 'c-9', to: null, run: 3 },
        ],
        events: [event('merged', 'c-1', 'c-3'), event('grew', 'c-4')],
      });
      const told = async (id: string) =>
        (await store.history(id, ALL)).items.map((one) => `${one.run} ${one.event} ${one.campaign}`);
      const all = ['1 born c-1', '1 born c-2', '1 born c-3', '2 merged c-2', '2 split c-9', '3 merged c-1'];
      for (const id of ['c-1', 'c-2', 'c-3']) expect(await told(id)).toEqual(all);
      expect(await told('c-4')).toEqual(['3 grew c-4']);
      for (const id of ['c-9', 'c-never'])
        await expect(store.history(id, ALL)).rejects.toMatchObject({ code: 'not-found' });
      const page = await store.history('c-1', { limit: 4 });
      const rest = await store.history('c-1', { limit: 4, cursor: page.cursor ?? '' });
      expect([page.run, page.total, page.items.length, rest.items.length, rest.cursor]).toEqual([3, 6, 4, 2, null]);
    });

    it('refuse a limit out of range, and a cursor that was made for another run', async () => {
      const store = await withEvents(open);
      const cursor = (await store.events(1, { limit: 1 })).cursor ?? '';
      await expect(store.events(1, { limit: 0 })).rejects.toMatchObject({ code: 'usage' });
      await expect(store.events(null, { limit: 1, cursor })).rejects.toMatchObject({ code: 'usage' });
    });
  });
}
