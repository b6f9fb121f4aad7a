import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseRates } from '../../engine/campaign/rate-file.js';
import { RateTable } from '../../engine/campaign/rates.js';
import { rollback } from '../../engine/rescore/rollback.js';
import { verify } from '../../engine/rescore/verify.js';
import { memoryStore } from '../../engine/store/memory.js';
import { openSqliteStore } from '../../engine/store/sqlite/open.js';
import { KEPT_RUNS, type Store } from '../../engine/store/store.js';
import { night, NO_LISTS } from './night.js';
import { reportOf, twoCampaigns } from './reports.js';

const COMMON = { lists: NO_LISTS, rates: new RateTable([]), version: 'test', now: () => 0 };

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  memory: () => Promise.resolve(memoryStore()),
  sqlite: async () => {
    const dir = mkdtempSync(join(tmpdir(), 'skein-verify-'));
    const store = await openSqliteStore({ dir });
    onTestFinished(async () => {
      await store.close();
      rmSync(dir, { recursive: true });
    });
    return store;
  },
};

/** A report of the first campaign that was told anew, with a smaller spelling and another artifact. */
function changed(ref: string, year: number) {
  return reportOf({
    source: 'agency-de',
    ref,
    reportedAt: `${year}-01-01T00:00:00Z`,
    losses: [{ amount: '5.00', currency: 'EUR', kind: 'lost', at: '2026-03-01' }],
    artifacts: [
      { kind: 'phone', value: '(+44) 20 7946 0001' },
      { kind: 'url', value: `https://shop-${ref}.example/pay` },
    ],
  });
}

/** Three nights; reports come and change between them, and after the last. */
async function threeNights(store: Store): Promise<void> {
  await store.addReports(twoCampaigns());
  await night(store);
  await store.addReports([changed('a1', 2027), changed('new', 2027)]);
  await night(store);
  await store.addReports([changed('a1', 2028), changed('b1', 2027)]);
  await night(store);
  await store.addReports([changed('a2', 2029), changed('a1', 2026), changed('later', 2029)]);
}

describe.each(Object.entries(STORES))('a run that is made again from a %s store', (_name, open) => {
  it('has the same bytes, whatever came and changed since', async () => {
    const store = await open();
    await threeNights(store);
    for (const run of [1, 2, 3, null]) {
      const { verdict, reasons } = await verify({ ...COMMON, store, run });
      expect([run, verdict, reasons]).toEqual([run, 'same', []]);
    }
  });

  it('is told where lists, rates or code are not the same', async () => {
    const store = await open();
    await threeNights(store);
    const { verdict, reasons } = await verify({
      ...COMMON,
      store,
      run: 2,
      version: 'other',
      lists: { ...NO_LISTS, digest: 'x', names: ['mine'] },
    });
    expect(verdict).toBe('impossible');
    expect(reasons.join()).toMatch(
      /lists are not those of the run: it had no mine .*skein test made the run, and this is skein other/,
    );
  });

  it('needs the rates that were known then: those of later days say nothing else', async () => {
    const store = await open();
    const rates = (rows: string) => parseRates(`Date,GBP\n${rows}`, 'rates');
    const known = rates('2026-03-01,0.85');
    await store.addReports(twoCampaigns());
    await night(store, { rates: known });
    const later = rates('2026-03-02,0.86\n2026-03-01,0.85');
    const second = await night(store, { rates: later });
    expect(second.manifest.start).toMatchObject({ how: 'warm', why: 'from run 1' });
    for (const run of [1, 2])
      expect(await verify({ ...COMMON, store, rates: later, run })).toMatchObject({ verdict: 'same', reasons: [] });
    const mended = rates('2026-03-02,0.86\n2026-03-01,0.95');
    expect((await verify({ ...COMMON, store, rates: mended, run: 1 })).verdict).toBe('impossible');
    expect((await night(store, { rates: mended })).manifest.start.why).toBe('other than in run 2: rates');
  });

  it('can be the oldest that is kept, and no older', async () => {
    const store = await open();
    for (let run = 1; run <= KEPT_RUNS + 2; run++) {
      await store.addReports([changed(`n${run % 3}`, 2026 + run)]);
      await night(store);
    }
    expect((await verify({ ...COMMON, store, run: 3 })).verdict).toBe('same');
    await expect(verify({ ...COMMON, store, run: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe.each(Object.entries(STORES))('rolling back a %s store', (_name, open) => {
  it('shows the earlier run, resolves ids given since, and is what the next night goes on from', async () => {
    const store = await open();
    await store.addReports(twoCampaigns());
    const first = await night(store);
    await store.addReports(
      [1, 2].map((i) =>
        reportOf({ source: 'x', ref: `${i}`, artifacts: [{ kind: 'email', value: 'new@ring.example' }] }),
      ),
    );
    const second = await night(store);
    const born = second.campaigns.map(({ id }) => id).filter((id) => !first.campaigns.some((each) => each.id === id));
    expect(born).toHaveLength(1);
    const manifest = await rollback({ store, run: 1, now: () => 0 });
    expect(manifest).toMatchObject({ run: 3, previous: 2, restores: 1, outputDigest: first.manifest.outputDigest });
    expect(await store.campaign(born[0] ?? '')).toMatchObject({
      run: 3,
      campaign: null,
      followed: [{ to: null, run: 3 }],
    });
    expect((await store.campaign(first.campaigns[0]?.id ?? ''))?.campaign).toEqual(first.campaigns[0]);
    expect((await store.runs()).map(({ state }) => state)).toEqual(['published', 'rolled back', 'earlier']);
    expect((await verify({ ...COMMON, store, run: null })).verdict).toBe('same');
    const next = await night(store);
    expect(next.manifest).toMatchObject({ run: 4, previous: 3 });
    expect(next.campaigns.map(({ id }) => id)).toEqual(expect.arrayContaining(first.campaigns.map(({ id }) => id)));
    await expect(rollback({ store, run: 4, now: () => 0 })).rejects.toMatchObject({ code: 'usage' });
    await expect(rollback({ store, run: 9, now: () => 0 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
