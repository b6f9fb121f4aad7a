import { describe, expect, it } from 'vitest';
import { isOneHand, isTelling, largestPart } from '../../engine/campaign/one-hand.js';

const filed = (...reports: readonly number[]) =>
  reports.map((count, place) => ({ value: `type-${place}`, reports: count }));

describe('a young campaign is sure enough to alarm people', () => {
  it.each([
    ['four fifths of its reports hang together by telling artifacts', filed(2, 2), 4, true],
    ['fewer do, and reports are filed under two types', filed(2, 2), 3, false],
    ['fewer do, but all are filed under one type', filed(4), 1, true],
    ['fewer do, and of ten that say a type one says another', filed(9, 1), 0, true],
    ['fewer do, and only two say a type', filed(2), 0, false],
  ])('%s', (_, types, together, expected) => {
    expect(isOneHand(types, { reports: 5, together })).toBe(expected);
  });

  it('an account, a template and an address of a host tell less than what a gang keeps to itself', () => {
    expect(['iban', 'bank-account', 'template', 'ip', 'other'].filter(isTelling)).toEqual([]);
    expect(['email', 'phone', 'handle', 'domain', 'url', 'wallet'].every(isTelling)).toBe(true);
  });
});

describe('the largest part', () => {
  it('is counted over chains of artifacts, whatever their order', () => {
    expect(
      largestPart(6, [
        [0, 1],
        [4, 5],
        [1, 2],
        [5, 2],
      ]),
    ).toBe(5);
    expect(
      largestPart(6, [
        [3, 4, 5],
        [0, 1],
      ]),
    ).toBe(3);
    expect([largestPart(3, []), largestPart(0, [])]).toEqual([1, 0]);
  });
});
