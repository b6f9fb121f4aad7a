import { describe, expect, it } from 'vitest';
import { groupBy } from '../../engine/campaign/columns.js';
import { dormantSince } from '../../engine/campaign/dormancy.js';
import { identify } from '../../engine/campaign/identity.js';
import { NO_DAY } from '../../engine/model/day.js';
import { worldOf } from './world.js';

/** All reports of one campaign. */
function since(days: readonly number[], asOf: number | null): number | null {
  return dormantSince(Int32Array.from(days.keys()), Int32Array.from(days), asOf);
}

describe('a campaign is dormant', () => {
  it('from the thirtieth day without a new report on, if reports came quickly before', () => {
    expect(since([100, 98, 99, 100], 129)).toBeNull();
    expect(since([100, 98, 99, 100], 130)).toBe(130);
    expect(since([100, 98, 99, 100], 500)).toBe(130);
  });

  it('after four times the usual gap, where that is longer', () => {
    expect(since([0, 20, 40, 60], 60 + 79)).toBeNull();
    expect(since([0, 20, 40, 60], 60 + 80)).toBe(140);
    expect(since([0, 10, 31], 31 + 62)).toBe(93);
    expect(since([0, 11, 31], 31 + 61)).toBeNull();
  });

  it('by the pace of its last twenty reports', () => {
    const slow = Array.from({ length: 30 }, (_, i) => i * 50);
    const quick = Array.from({ length: 20 }, (_, i) => 2000 + i);
    expect(since([...quick, ...slow], 2019 + 30)).toBe(2049);
    expect(since(slow, 1450 + 199)).toBeNull();
  });

  it('never without a date, or a day that counts as today', () => {
    expect(since([NO_DAY, NO_DAY], 1000)).toBeNull();
    expect(since([1, 2], null)).toBeNull();
    expect(since([NO_DAY, 100], 130)).toBe(130);
  });
});

describe('the night tells that a campaign', () => {
  /** Nights of one campaign: the days of its reports, new ones behind the old, and today. */
  function told(before: readonly number[], lastAsOf: number, now: readonly number[], asOf: number) {
    const { reports } = worldOf(now.map((day, ref) => ({ ref: String(ref), day }))).evidence;
    const days = Int32Array.from(now);
    const known = Int32Array.from(now, (_, r) => (r < before.length ? 0 : -1));
    return identify({
      level: 'campaign',
      reports: { ...reports, day: days },
      members: groupBy(new Int32Array(now.length), 1),
      last: { campaigns: [{ id: 'c-1', bornRun: 1 }], aliases: [] },
      lastMembership: known,
      run: 2,
      asOf,
      lastAsOf,
    });
  }

  it('fell dormant, once, with the overlap behind it', () => {
    const days = [100, 101, 102];
    const fell = told(days, 131, days, 132);
    expect(fell.dormantSince).toEqual([132]);
    expect(fell.events).toEqual([{ event: 'dormant', campaign: 'c-1', other: null, shared: 3, size: 3 }]);
    expect(told(days, 132, days, 133)).toMatchObject({ dormantSince: [132], events: [] });
  });

  it('is revived by its next report', () => {
    const revived = told([100, 101, 102], 140, [100, 101, 102, 141], 141);
    expect(revived.dormantSince).toEqual([null]);
    expect(revived.events).toEqual([{ event: 'revived', campaign: 'c-1', other: null, shared: 3, size: 3 }]);
  });

  it('says nothing of one that a late report finds dormant still', () => {
    expect(told([100, 101, 102], 140, [100, 101, 102, 90], 141)).toMatchObject({ dormantSince: [132], events: [] });
  });
});
