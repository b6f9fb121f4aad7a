import { describe, expect, it } from 'vitest';
import { logGamma } from '../../../engine/detect/blocks/log-gamma.js';
import { readParameters } from '../../../engine/detect/blocks/parameters.js';
import type { Statistics } from '../../../engine/detect/blocks/statistics.js';
import { addReport, noStatistics } from '../../../engine/detect/blocks/statistics.js';
import { Terms } from '../../../engine/detect/blocks/terms.js';
import { NO_DAY } from '../../../engine/model/day.js';
import { LOG_AMOUNT_UNITS } from '../../../engine/model/graph.js';
import type { Settings } from '../../../engine/detect/settings.js';

interface Fact {
  readonly day?: number;
  readonly flags?: number;
  readonly logAmount?: number;
  readonly category?: number;
}

/** Statistics of one part per list of reports. */
function parts(...lists: (readonly Fact[])[]): Statistics {
  const statistics = noStatistics(lists.length);
  lists.forEach((facts, row) => {
    for (const fact of facts) {
      const columns = {
        idWords: new Uint32Array(4),
        day: Int32Array.of(fact.day ?? NO_DAY),
        flags: Uint16Array.of(fact.flags ?? 0),
        logAmount: Int32Array.of(fact.logAmount === undefined ? -1 : fact.logAmount * LOG_AMOUNT_UNITS),
        category: Int8Array.of(fact.category ?? -1),
      };
      addReport(statistics, row, columns, 0);
    }
  });
  return statistics;
}

const MEANS = Object.fromEntries([
  ...Array.from({ length: 10 }, (_, k) => [`flagMean${k}`, k === 0 ? 0.3 : 0.5]),
  ...Array.from({ length: 9 }, (_, k) => [`categoryMean${k}`, 0.1]),
]) as Settings;
const AMOUNTS = { amountMean: 6, amountVariance: 5, amountWithin: 2, amountKappa: 50 };
const OFF = { time: 'off', profile: 'off', amount: 'off', category: 'off' };

function terms(settings: Settings): Terms {
  return new Terms(readParameters({ ...OFF, ...MEANS, ...AMOUNTS, ...settings }));
}

const repeated = (fact: Fact, n: number) => Array.from({ length: n }, () => fact);

describe('the gap in time', () => {
  it('is the distance of the means less what both were spread, and 0 without dates', () => {
    const s = parts([{ day: 0 }, { day: 20 }], [{ day: 100 }, { day: 100 }], [{}]);
    expect(terms({}).gapDays(s, 0, s, 1)).toBeCloseTo(90 - 2 * 10, 12);
    expect(terms({}).gapDays(s, 0, s, 2)).toBe(0);
  });

  it('costs nothing up to 10 days, half its weight at 35 and all of it from 60 on', () => {
    const s = parts([{ day: 0 }], [{ day: 10 }], [{ day: 35 }], [{ day: 60 }], [{ day: 900 }]);
    const xi = [1, 2, 3, 4].map((row) => terms({ time: 'on' }).xi(s, 0, s, row));
    expect(xi).toEqual([0, -0.75, -1.5, -1.5]);
  });
});

describe('the profile', () => {
  const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

  it('is the Bayes factor of one rate against two, counts tempered by the size of their side', () => {
    const s = parts([...repeated({ flags: 1 }, 3), {}], repeated({ flags: 1 }, 100));
    let expected = 0;
    for (let k = 0; k < 10; k++) {
      const alpha = k === 0 ? 0.6 : 1;
      const n = 4 / 1.04;
      const m = 100 / 2;
      const x = k === 0 ? 3 / 1.04 : 0;
      const y = k === 0 ? 50 : 0;
      expected +=
        logBeta(alpha + x + y, 2 - alpha + n + m - x - y) -
        logBeta(alpha + x, 2 - alpha + n - x) -
        logBeta(alpha + y, 2 - alpha + m - y) +
        logBeta(alpha, 2 - alpha);
    }
    expect(terms({ profile: 'on' }).profileFactor(s, 0, s, 1)).toBeCloseTo(expected, 9);
  });

  it('speaks for like parts and against unlike ones, within its bounds', () => {
    const s = parts(repeated({ flags: 0b11 }, 20), repeated({ flags: 0b11 }, 30), repeated({ flags: 0b1111100 }, 300));
    const profile = terms({ profile: 'on' });
    expect(profile.xi(s, 0, s, 1)).toBeCloseTo(0.12 * 1.5, 12);
    expect(profile.xi(s, 0, s, 2)).toBeCloseTo(0.12 * -15, 12);
  });

  it('is silent where a side has no reports', () => {
    const s = parts([{ flags: 1 }], []);
    expect(terms({ profile: 'on' }).profileFactor(s, 0, s, 1)).toBe(0);
  });
});

describe('the amounts', () => {
  it('follow the formula of one normal mean against two', () => {
    const s = parts([{ logAmount: 4 }, { logAmount: 5 }], [{ logAmount: 9 }]);
    const [s2, r] = [3, 1.5];
    const [f1, f2] = [1 / (1 + 2 / 50), 1 / (1 + 1 / 50)];
    const [m1, m2, x1, x2] = [2 * f1, f2, f1 * (9 - 12), f2 * (9 - 6)];
    const expected =
      -0.5 * Math.log((1 + (m1 + m2) * r) / ((1 + m1 * r) * (1 + m2 * r))) +
      0.5 * r * ((x1 + x2) ** 2 / (2 + (m1 + m2) * s2) - x1 ** 2 / (2 + m1 * s2) - x2 ** 2 / (2 + m2 * s2));
    expect(terms({ amount: 'on' }).amountFactor(s, 0, s, 1)).toBeCloseTo(expected, 12);
  });

  it('say nothing where a side has none', () => {
    const s = parts([{ logAmount: 4 }], [{}]);
    expect(terms({ amount: 'on' }).xi(s, 0, s, 1)).toBe(0);
  });
});

describe('the category', () => {
  it('vetoes and never attracts', () => {
    const s = parts(repeated({ category: 1 }, 30), repeated({ category: 1 }, 30), repeated({ category: 2 }, 30));
    expect(terms({ category: 'on' }).xi(s, 0, s, 1)).toBe(0);
    expect(terms({ category: 'on' }).xi(s, 0, s, 2)).toBeLessThan(-0.5);
  });

  it('counts only reports that say one', () => {
    const s = parts([...repeated({ category: 1 }, 5), ...repeated({}, 90)], repeated({}, 30));
    expect(terms({ category: 'on' }).xi(s, 0, s, 1)).toBe(0);
  });
});

it('no pair gets more than the largest xi', () => {
  const all = terms({ time: 'on', profile: 'on', amount: 'on', category: 'on' });
  expect(all.most).toBeCloseTo(0.38, 12);
});
