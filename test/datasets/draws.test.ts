import { describe, expect, it } from 'vitest';
import { cumulate, Draws, placeIn } from '../../datasets/generate/draws.js';

function mean(count: number, draw: () => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += draw();
  return sum / count;
}

function word(draws: Draws): string {
  draws.next();
  return [draws.hi, draws.lo].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

describe('draws', () => {
  it('are those of splitmix64: the first words from state 0 are the published ones', () => {
    const draws = new Draws(99);
    expect([word(draws), word(draws), word(draws), word(draws)]).toEqual([
      'e220a8397b1dcdaf',
      '6e789e6aa1b965f4',
      '06c45d188009454f',
      'f88bb8a8724c81ec',
    ]);
  });

  it('depend on seed and key alone, not on what was drawn before', () => {
    const fresh = word(new Draws(7).begin(3, 1, 2));
    const used = new Draws(7);
    for (let i = 0; i < 10; i++) used.begin(i).unit();
    expect(word(used.begin(3, 1, 2))).toBe(fresh);
    expect(word(new Draws(8).begin(3, 1, 2))).not.toBe(fresh);
    expect(word(new Draws(7).begin(3, 2, 1))).not.toBe(fresh);
  });

  it('tell seeds beyond 32 bits apart', () => {
    expect(word(new Draws(5 + 2 ** 32).begin(1))).not.toBe(word(new Draws(5).begin(1)));
  });

  it('have the means of their distributions', () => {
    const draws = new Draws(1).begin(1);
    expect(mean(50_000, () => draws.unit())).toBeCloseTo(0.5, 1);
    expect(mean(50_000, () => draws.normal())).toBeCloseTo(0, 1);
    expect(mean(50_000, () => draws.normal() ** 2)).toBeCloseTo(1, 1);
    expect(mean(50_000, () => draws.exponential(3)) / 3).toBeCloseTo(1, 1);
    expect(mean(50_000, () => draws.beta(1.5, 2.5))).toBeCloseTo(0.375, 2);
  });

  it('find the place in cumulative shares', () => {
    const cumulative = cumulate(3, (place) => [0.2, 0, 0.8][place]!);
    expect([0, 0.19, 0.2, 0.99].map((u) => placeIn(cumulative, u))).toEqual([0, 0, 2, 2]);
  });
});
