import { describe, expect, it } from 'vitest';
import { seededRandom, SplitMix64 } from '../../engine/detect/splitmix.js';

const MASK = (1n << 64n) - 1n;

/** The published algorithm, written out with BigInt. */
function reference(state: bigint): bigint {
  let z = (state + 0x9e3779b97f4a7c15n) & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

describe('SplitMix64 on two halves', () => {
  it('gives the first output of the published generator for seed 0', () => {
    const state = new SplitMix64().absorb(0, 0);
    expect([state.high, state.low]).toEqual([0xe220a839, 0x7b1dcdaf]);
  });

  it('agrees with 64-bit arithmetic over a long chain', () => {
    const state = new SplitMix64(0xffffffff, 0xfffffffe);
    let expected = 0xfffffffffffffffen;
    for (let i = 0; i < 2000; i++) {
      state.absorb(i, 0xdeadbeef - i);
      expected = reference(expected ^ ((BigInt(i) << 32n) | BigInt(0xdeadbeef - i)));
      expect((BigInt(state.high) << 32n) | BigInt(state.low)).toBe(expected);
    }
  });
});

describe('seeded random numbers', () => {
  it('repeat with the seed, and differ between seeds, large ones too', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(2 ** 40)).not.toEqual(draw(2 ** 41));
  });

  it('lie in [0, 1) and fill it evenly', () => {
    const drawn = Array.from({ length: 20_000 }, seededRandom(3));
    expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(drawn.reduce((a, b) => a + b) / drawn.length).toBeCloseTo(0.5, 1);
  });
});
