import { describe, expect, it } from 'vitest';
import { ALERT_DEFAULTS, isTold, verdictOf } from '../../engine/campaign/alert-rule.js';

const TODAY = 20_000;
const people = (days: readonly number[]) => days.map((ago, person) => ({ day: TODAY - ago, person }));
const told = (day: number) => [{ campaign: 'c-1', alert: 'a-1', rule: 'outbreak' as const, day }];

describe('the early warning', () => {
  it('tells of a young campaign with four victims in seven days, and not of three, nor of one who reports four times', () => {
    const young = TODAY - 20;
    expect(verdictOf(young, people([0, 1, 5, 6]), TODAY, ALERT_DEFAULTS)).toEqual({
      rule: 'outbreak',
      victims: 4,
      usual: null,
    });
    expect(verdictOf(young, people([0, 1, 5, 7]), TODAY, ALERT_DEFAULTS)).toBeNull();
    const one = [0, 1, 2, 3].map((ago) => ({ day: TODAY - ago, person: 1 }));
    expect(verdictOf(young, one, TODAY, ALERT_DEFAULTS)).toBeNull();
  });

  it('tells of an older one where it grows, and not where so many are usual', () => {
    const old = TODAY - 200;
    expect(verdictOf(old, people([0, 1, 2, 3]), TODAY, ALERT_DEFAULTS)?.rule).toBe('growth');
    const steady = people(Array.from({ length: 28 }, (_, ago) => ago));
    expect(verdictOf(old, steady, TODAY, ALERT_DEFAULTS)).toBeNull();
  });

  it('tells an outbreak once, and growth again only when it has been quiet for long', () => {
    expect(isTold('outbreak', told(TODAY - 300), TODAY, ALERT_DEFAULTS)).toBe(true);
    expect(isTold('growth', told(TODAY - 27), TODAY, ALERT_DEFAULTS)).toBe(true);
    expect(isTold('growth', told(TODAY - 28), TODAY, ALERT_DEFAULTS)).toBe(false);
    expect(isTold('outbreak', [], TODAY, ALERT_DEFAULTS)).toBe(false);
  });
});
