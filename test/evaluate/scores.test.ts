import { describe, expect, it } from 'vitest';
import { scoreClustering } from '../../engine/evaluate/scores.js';

const score = (found: number[], truth: number[]) => scoreClustering(Int32Array.from(found), Int32Array.from(truth));

describe('scoring a clustering against a truth', () => {
  it('gives full marks for the truth itself, whatever the labels', () => {
    const scores = score([4, 4, 9, 9, 9, 1], [0, 0, 1, 1, 1, 2]);
    expect(scores.pairs).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(scores.bCubed).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(scores).toMatchObject({ reports: 6, truths: 3, clusters: 3, largestShare: 0.5 });
  });

  it('counts pairs by hand: 4 + 2 in the cells of a mixed cluster, 15 in it, 6 + 1 true', () => {
    const scores = score([0, 0, 0, 0, 0, 0], [5, 5, 5, 5, 6, 6]);
    expect(scores.pairs.precision).toBeCloseTo((6 + 1) / 15, 12);
    expect(scores.pairs.recall).toBe(1);
    expect(scores.bCubed.precision).toBeCloseTo((4 * (4 / 6) + 2 * (2 / 6)) / 6, 12);
  });

  it('counts lost pairs of a campaign that was cut', () => {
    const scores = score([0, 0, 0, 1], [0, 0, 0, 0]);
    expect(scores.pairs).toMatchObject({ precision: 1, recall: 3 / 6 });
    expect(scores.bCubed.recall).toBeCloseTo((3 * (3 / 4) + 1 / 4) / 4, 12);
  });

  it('leaves single reports out of B-cubed: they are right by themselves', () => {
    const scores = score([0, 1, 2, 2], [0, 1, 2, 3]);
    expect(scores.bCubed.precision).toBe(0.5);
    expect(scores.bCubed.recall).toBe(1);
  });

  it('does not score reports without a truth, in clusters neither', () => {
    const scores = score([0, 0, 0, 1], [0, 0, -1, -1]);
    expect(scores).toMatchObject({ reports: 2, clusters: 1, pairs: { precision: 1, recall: 1 } });
  });

  it('finds a campaign of five that a cluster matches by half, and asks for none that is smaller', () => {
    const five = [0, 0, 0, 0, 0];
    expect(score([...five, 1, 1], [...five, 1, 2]).found).toBe(1);
    expect(score([0, 0, 0, 1, 1], five).found).toBe(1);
    expect(score([0, 0, 1, 1, 2], five).found).toBe(0);
    expect(score([...five, 0, 0, 0, 0, 0, 0], [...five, 1, 1, 1, 1, 2, 2]).found).toBe(0);
  });

  it('has an answer where there is nothing to score', () => {
    expect(score([], [])).toMatchObject({ reports: 0, found: 1, largestShare: 0, pairs: { f1: 1 } });
    expect(score([0, 1], [0, 1])).toMatchObject({ pairs: { precision: 1, recall: 1 } });
  });
});
