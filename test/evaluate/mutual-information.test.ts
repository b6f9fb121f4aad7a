import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizedMutualInformation } from '../../engine/evaluate/mutual-information.js';

const agree = (a: number[], b: number[]) => normalizedMutualInformation(Int32Array.from(a), Int32Array.from(b));

describe('normalised mutual information', () => {
  it('is 1 for the same clustering under other names, trivial ones included', () => {
    expect(agree([0, 0, 1, 2], [5, 5, 9, 1])).toBeCloseTo(1, 12);
    expect(agree([0, 0], [3, 3])).toBe(1);
    expect(agree([], [])).toBe(1);
  });

  it('is 0 where one clustering tells nothing of the other', () => {
    expect(agree([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(0, 12);
    expect(agree([0, 0, 0, 0], [0, 0, 1, 1])).toBe(0);
  });

  it('is what both know over the mean of what each knows: one bit of one and a half', () => {
    // H(a) = 1 bit, H(b) = 1.5 bits, H(a, b) = 1.5 bits
    expect(agree([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo((2 * (1 + 1.5 - 1.5)) / 2.5, 12);
  });

  it('does not care which comes first, and stays between 0 and 1', () => {
    const pairs = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1 });
    fc.assert(
      fc.property(pairs, (labels) => {
        const [a, b] = [labels.map(([label]) => label), labels.map(([, label]) => label)];
        expect(agree(a, b)).toBeCloseTo(agree(b, a), 12);
        expect(agree(a, b)).toBeGreaterThanOrEqual(0);
        expect(agree(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('asks for the same reports', () => {
    expect(() => agree([0], [0, 1])).toThrow(RangeError);
  });
});
