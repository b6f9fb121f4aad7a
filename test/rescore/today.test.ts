import { describe, expect, it } from 'vitest';
import { dayFromText, NO_DAY } from '../../engine/model/day.js';
import { todayOf } from '../../engine/rescore/today.js';
import { night } from './night.js';
import { reportOf, storeOf, twoCampaigns } from './reports.js';

function today(days: readonly (string | null)[], asOf: string | null = null): string | null {
  const day = Int32Array.from(days, (text) => (text === null ? NO_DAY : dayFromText(text)!));
  return todayOf(asOf, { day });
}

const usual = (count: number) => Array.from({ length: count }, (_, i) => `2026-03-${String(10 + (i % 5))}`);

describe('the day that counts as today', () => {
  it('is the latest report’s', () => {
    expect(today([...usual(20), null])).toBe('2026-03-14');
    expect(today([...usual(500), '2028-03-13'])).toBe('2028-03-13');
  });

  it('is not moved by one report dated 2099, which silenced every alert', () => {
    expect(today([...usual(120), '2099-01-01'])).toBe('2026-03-14');
    expect(today([...usual(400), '2062-03-12', '2099-01-01', '2099-01-01'])).toBe('2026-03-14');
  });

  it('is the latest report’s where somebody began to report again after years', () => {
    expect(today([...usual(500), '2031-01-01', '2031-01-01', '2031-01-02', '2031-01-03'])).toBe('2031-01-03');
    expect(today([...usual(20), '2031-01-01'])).toBe('2031-01-01');
  });

  it('is the day asked for, and none without dated reports', () => {
    expect(today(usual(3), '2031-01-01')).toBe('2031-01-01');
    expect([today([null]), today([])]).toEqual([null, null]);
  });
});

describe('a night with a report dated 2099', () => {
  it('is of the day of the others, whatever the clock says', async () => {
    const store = await storeOf(twoCampaigns());
    const reportedAt = '2026-03-02T00:00:00Z';
    const filler = Array.from({ length: 120 }, (_, i) =>
      reportOf({ source: 'x', ref: `${i}`, reportedAt, artifacts: [] }),
    );
    const slip = reportOf({ source: 'x', ref: 'slip', reportedAt: '2099-01-01T00:00:00Z', artifacts: [] });
    await store.addReports([...filler, slip]);
    for (const now of [0, Date.parse('2120-01-01T00:00:00Z')])
      expect((await night(store, { now: () => now })).manifest.asOf).toBe('2026-03-12');
  });
});
