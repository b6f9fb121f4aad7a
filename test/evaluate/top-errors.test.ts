import { describe, expect, it } from 'vitest';
import { topErrors } from '../../engine/evaluate/top-errors.js';

const labels = (...of: number[]) => Int32Array.from(of);
const counted = (victim: number[], lost: number[]) => ({ victim: labels(...victim), lost: Float64Array.from(lost) });

describe('errors of the largest campaigns', () => {
  const everyone = counted([1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 0]);

  it('are none where the clusters are the truth', () => {
    const truth = labels(0, 0, 0, 1, 1, 1);
    expect(topErrors(labels(7, 7, 7, 3, 3, 3), truth, everyone)).toEqual({
      truths: 2,
      victims: { mean: 0, median: 0 },
      losses: { mean: 0, median: 0 },
    });
  });

  it('are shares of what is true, of the cluster that holds most of the campaign', () => {
    const errors = topErrors(labels(0, 0, 1, 2, 2, 2), labels(0, 0, 0, 0, 9, 9), everyone);
    // First: mate 0 has 2 of 4 people and 30 of 100; second: mate 2 has 3 people for 2 and 90 for 50.
    expect(errors.victims).toEqual({ mean: 0.5, median: 0.5 });
    expect(errors.losses.mean).toBeCloseTo((0.7 + 0.8) / 2, 12);
  });

  it('count a person once however many reports they sent, and nobody where nobody is known', () => {
    const twice = counted([1, 1, -1, 2], [0, 0, 0, 0]);
    expect(topErrors(labels(0, 0, 0, 0), labels(5, 5, 5, -1), twice).victims.mean).toBe(0);
    expect(topErrors(labels(0, 0, 0, 0), labels(5, 5, 5, 6), twice, 1).victims.mean).toBe(1);
  });

  it('look at the largest campaigns only', () => {
    expect(topErrors(labels(0, 0, 1, 2, 3, 4), labels(0, 0, 1, 1, 1, 2), everyone, 1)).toMatchObject({ truths: 1 });
    expect(topErrors(labels(0, 0, 1, 2, 3, 4), labels(0, 0, 1, 1, 1, 2), everyone, 2).victims).toEqual({
      mean: 1 / 3,
      median: 1 / 3,
    });
  });

  it('say nothing of losses where nothing was lost', () => {
    expect(topErrors(labels(0, 0), labels(0, 0), counted([1, 2], [0, 0])).losses).toEqual({ mean: 0, median: 0 });
  });
});
