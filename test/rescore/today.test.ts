import { describe, expect, it } from 'vitest';
import { dayFromText, NO_DAY } from '../../engine/model/day.js';
import { RateTable } from '../../engine/campaign/rates.js';
import { todayOf } from '../../engine/rescore/today.js';
import { verify } from '../../engine/rescore/verify.js';
import { night, NO_LISTS } from './night.js';
import { reportOf, storeOf, twoCampaigns } from './reports.js';

const CLOCK = Date.parse('2026-03-20T23:30:00Z');
const YEARS_ON = Date.parse('2120-01-01T00:00:00Z');

function today(days: readonly (string | null)[], nowMs = CLOCK, asOf: string | null = null): string | null {
  const day = Int32Array.from(days, (text) => (text === null ? NO_DAY : dayFromText(text)!));
  return todayOf(asOf, { day }, nowMs);
}

const usual = (count: number) => Array.from({ length: count }, (_, i) => `2026-03-${String(10 + (i % 5))}`);

describe('the day that counts as today', () => {
  it('is the latest report’s, whatever the clock says where no report is ahead of it', () => {
    for (const now of [CLOCK, YEARS_ON]) expect(today([...usual(20), null], now)).toBe('2026-03-14');
    expect(today([...usual(20), '2026-03-21'])).toBe('2026-03-21'); // east of Greenwich it is tomorrow
  });

  it('is not moved by one report dated 2099, which silenced every alert', () => {
    expect(today([...usual(20), '2099-01-01'])).toBe('2026-03-14');
    expect(today([...usual(20), '2026-03-22', '2099-01-01'])).toBe('2026-03-14');
  });

  it('is the latest report’s too where more than a tenth are ahead of a clock, which is then wrong', () => {
    expect(today(usual(20), 0)).toBe('2026-03-14');
    expect(today([...usual(9), '2099-01-01'])).toBe('2026-03-14');
    expect(today([...usual(8), '2099-01-01'])).toBe('2099-01-01');
  });

  it('is the day asked for, and none without dated reports', () => {
    expect(today(usual(3), CLOCK, '2031-01-01')).toBe('2031-01-01');
    expect([today([null]), today([])]).toEqual([null, null]);
  });
});

describe('a night with a report dated 2099', () => {
  it('has the same bytes when it is made again by any clock', async () => {
    const store = await storeOf(twoCampaigns());
    const reportedAt = '2026-03-02T00:00:00Z';
    const filler = Array.from({ length: 20 }, (_, i) =>
      reportOf({ source: 'x', ref: `${i}`, reportedAt, artifacts: [] }),
    );
    const slip = reportOf({ source: 'x', ref: 'slip', reportedAt: '2099-01-01T00:00:00Z', artifacts: [] });
    await store.addReports([...filler, slip]);
    const { manifest } = await night(store, { now: () => CLOCK });
    expect(manifest.asOf).toBe('2026-03-12');
    const given = { store, lists: NO_LISTS, rates: new RateTable([]), version: 'test', run: 1 };
    for (const now of [0, YEARS_ON])
      expect(await verify({ ...given, now: () => now })).toMatchObject({ verdict: 'same', reasons: [] });
  });
});
