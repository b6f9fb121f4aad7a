import { describe, expect, it } from 'vitest';
import { reachText, reasonText, setAsideJson } from '../../../api/present/set-aside.js';

const measure = { q: 0.0213, attached: 412, clusters: 9 };
const reach = { campaigns: 9, reports: 380, unclustered: 1, largest: ['c-a', 'c-b'] };

describe('why an artifact was set aside', () => {
  it('is the name of its list', () => {
    expect(reasonText({ class: 'listed', list: 'Public DNS', measure: null })).toBe('on the benign list Public DNS');
  });

  it('is what was measured of a hub, with its counts', () => {
    expect(reasonText({ class: 'hub', list: null, measure })).toBe(
      'measured to serve many campaigns: q .021, the share of pairs of its 412 reports attached elsewhere ' +
        'that fall in one cluster; 9 established clusters use it',
    );
  });

  it('says of a suspect that it still links', () => {
    expect(reasonText({ class: 'suspect', list: null, measure: null })).toBe('looks like a hub and still links');
  });
});

describe('what a set-aside artifact would tie together', () => {
  it('is counted, with the largest campaigns named', () => {
    expect(reachText(reach)).toBe('9 campaigns of 380 reports, 1 report in none; largest c-a, c-b');
    expect(reachText({ campaigns: 0, reports: 0, unclustered: 4, largest: [] })).toBe(
      '0 campaigns of 0 reports, 4 reports in none',
    );
  });

  it('goes with the exact and the defanged value', () => {
    const one = { kind: 'domain', folded: 'free.example', shown: 'free.example', class: 'hub', list: null } as const;
    expect(setAsideJson({ ...one, measure, reports: 500, reach })).toEqual({
      kind: 'domain',
      value: 'free.example',
      shown: 'free[.]example',
      class: 'hub',
      list: null,
      measure,
      reason: reasonText({ class: 'hub', list: null, measure }),
      reports: 500,
      reach,
    });
  });
});
