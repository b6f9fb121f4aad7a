import { describe, expect, it } from 'vitest';
import { clusteringFacts } from '../../engine/rescore/clustering-facts.js';

const facts = (labels: number[], first: number[], person: number[]) =>
  clusteringFacts(Int32Array.from(labels), Int32Array.from(first), Int32Array.from(person));

describe('what is said of a clustering without a truth', () => {
  it('counts communities of two and more, and their reports', () => {
    const { campaigns, clusteredReports, largest } = facts(
      [0, 0, 0, 1, 1, 2],
      [0, 0, 0, 1, 1, 2],
      Array<number>(6).fill(-1),
    );
    expect([campaigns, clusteredReports, largest]).toEqual([2, 5, 3]);
  });

  it('tells people whose clustered reports are all in one campaign from those torn apart', () => {
    const { people, peopleTogether } = facts([0, 0, 1, 1, 0, 2], [0, 0, 1, 1, 0, 2], [7, 7, 7, 8, 9, 9]);
    expect([people, peopleTogether]).toEqual([1, 0]);
    expect(facts([0, 0, 1, 1, 0, 2], [0, 0, 1, 1, 0, 2], [7, 7, 8, 8, 9, 9])).toMatchObject({
      people: 2,
      peopleTogether: 2,
    });
  });

  it('agrees fully with itself, and less with another clustering', () => {
    expect(facts([5, 5, 6, 6], [0, 0, 1, 1], [-1, -1, -1, -1]).agreement).toBe(1);
    expect(facts([5, 5, 5, 5], [0, 0, 1, 1], [-1, -1, -1, -1]).agreement).toBeCloseTo(2 / 3, 9);
  });

  it('says nothing of nothing', () => {
    expect(facts([], [], [])).toMatchObject({ campaigns: 0, clusteredReports: 0, largest: 0, people: 0 });
  });
});
