import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../engine/evaluate/adjusted-rand.js';

const agree = (a: number[], b: number[]) => adjustedRand(Int32Array.from(a), Int32Array.from(b));

describe('the adjusted Rand index', () => {
  it('is 1 for the same clustering under other names, trivial ones included', () => {
    expect(agree([0, 0, 1, 2], [5, 5, 9, 1])).toBe(1);
    expect(agree([0, 1, 2], [2, 1, 0])).toBe(1);
    expect(agree([], [])).toBe(1);
  });

  it('counts pairs and takes chance off: 2 common pairs, 4 and 2 of 10', () => {
    // (2 - 4 * 2 / 10) / (3 - 4 * 2 / 10)
    expect(agree([0, 0, 0, 1, 1], [0, 0, 2, 1, 1])).toBeCloseTo((2 - 0.8) / (3 - 0.8), 12);
  });

  it('is nothing where all are in one cluster on one side only', () => {
    expect(agree([0, 0, 0, 0], [0, 0, 1, 1])).toBe(0);
  });

  it('asks for the same reports', () => {
    expect(() => agree([0], [0, 1])).toThrow(RangeError);
  });
});
