import { describe, expect, it } from 'vitest';
import { USUAL_LIMITS, type HoldLimits } from '../../engine/rescore/hold.js';
import type { Store } from '../../engine/store/store.js';
import { night as anyNight } from './night.js';
import { reportOf, storeOf, twoCampaigns } from './reports.js';

/** As usual, but for stores of any size. */
const LIMITS: HoldLimits = { ...USUAL_LIMITS, fromReports: 0 };

const night = (store: Store, holdLimits?: HoldLimits) => anyNight(store, { holdLimits });

/** As many reports of one new campaign. */
function flood(reports: number, euros: number) {
  return Array.from({ length: reports }, (_, i) =>
    reportOf({
      source: 'agency',
      ref: `flood-${i}`,
      reportedAt: '2026-03-08T10:00:00Z',
      victim: { email: `flood-${i}@post.example` },
      artifacts: [{ kind: 'email', value: 'flood@evil.example' }],
      losses: [{ amount: `${euros}.00`, currency: 'EUR', kind: 'lost', at: '2026-03-01' }],
    }),
  );
}

describe('a night that is far from usual', () => {
  it('does not hold the first run, whatever it says', async () => {
    const store = await storeOf(flood(40, 1_000_000));
    expect((await night(store, LIMITS)).held).toEqual([]);
    expect((await store.latestRun())?.manifest.run).toBe(1);
  });

  it('does not hold one that changes nothing', async () => {
    const store = await storeOf(twoCampaigns());
    await night(store, LIMITS);
    expect((await night(store, LIMITS)).held).toEqual([]);
  });

  it('holds one whose largest campaign swallows the rest, and readers go on seeing the last one', async () => {
    const store = await storeOf(twoCampaigns());
    await night(store, LIMITS);
    await store.addReports(flood(60, 1_000));
    const { held } = await night(store, LIMITS);
    expect(held.join()).toMatch(/the largest campaign holds 8\d\.\d % of the reports, and held 5\d\.\d %/);
    expect((await store.latestRun())?.manifest.run).toBe(1);
    await store.publishHeld(2);
    expect((await store.latestRun())?.manifest).toMatchObject({ run: 2, previous: 1 });
  });

  it('holds one in which a single report multiplies the total, and groups the digits of such sums as anywhere', async () => {
    const store = await storeOf(twoCampaigns());
    await night(store, LIMITS);
    await store.addReports(flood(1, 9_000_000));
    const { held } = await night(store, LIMITS);
    expect(held).toHaveLength(1);
    expect(held[0]).toMatch(/the total loss is EUR 9,00\d,\d{3}\.00, and was EUR \d,/);
  });

  it('holds one that gives known reports other ids', async () => {
    const store = await storeOf(twoCampaigns());
    await night(store, LIMITS);
    // All are told anew under one domain, so the smaller campaign goes into the larger.
    await store.addReports(
      twoCampaigns().map(({ source, ref, losses }, i) => ({
        ...reportOf({
          source,
          ref,
          reportedAt: '2030-01-01T00:00:00Z',
          artifacts: [{ kind: 'email', value: `${i}@x.example` }],
        }),
        losses,
      })),
    );
    expect((await night(store, LIMITS)).held.join()).toMatch(
      /33\.3 % of last night's members stand under another campaign id or none/,
    );
  });

  it('holds none in a small store, nor where nobody asked for limits', async () => {
    const store = await storeOf(twoCampaigns());
    await night(store, USUAL_LIMITS);
    await store.addReports(flood(60, 1_000_000));
    expect((await night(store, USUAL_LIMITS)).held).toEqual([]);
    await store.addReports(flood(90, 9_000_000));
    expect((await night(store)).held).toEqual([]);
  });
});
