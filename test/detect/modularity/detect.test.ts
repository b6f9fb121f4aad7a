import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  modularityCommunities,
  modularityInThreads,
  openModularityThreads,
} from '../../../engine/detect/modularity/detect.js';
import { SkeinError } from '../../../engine/model/errors.js';
import { groups } from '../graphs.js';
import { disconnected, type Edges, edges, graphOf, modularityOf, plantedGroups } from './graphs.js';

function communities(given: Edges, resolution = 1): Int32Array {
  return modularityCommunities(graphOf(given), resolution).of;
}

/** Graphs without self-loops; the same two nodes may have several edges. */
function anyEdges(): fc.Arbitrary<Edges> {
  return fc.integer({ min: 2, max: 25 }).chain((nodes) =>
    fc
      .array(
        fc
          .tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.integer({ min: 1, max: 20 }))
          .filter(([a, b]) => a !== b)
          .map(([a, b, weight]): [number, number, number] => [a, b, weight / 10]),
        { maxLength: 3 * nodes },
      )
      .map((list) => edges(nodes, list)),
  );
}

describe('communities of high modularity', () => {
  it('are two for two triangles with an edge between', () => {
    const two = edges(6, [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3]]); // prettier-ignore
    expect(groups(communities(two))).toEqual([[0, 1, 2], [3, 4, 5]]); // prettier-ignore
  });

  it("are the four of Zachary's karate club that are best known, or as good", () => {
    const found = communities(KARATE);
    expect(modularityOf(KARATE, found)).toBeGreaterThan(0.415); // the optimum is .4198 (Brandes and others 2008)
    expect(disconnected(KARATE, found)).toBe(0);
  });

  it('leave nodes without edges alone, keep pairs together and leaves with their neighbour', () => {
    expect(groups(communities(edges(8, [[1, 2], [3, 4], [3, 5], [3, 6]])))).toEqual([[0], [1, 2], [3, 4, 5, 6], [7]]); // prettier-ignore
  });

  it('always hang together', () => {
    fc.assert(fc.property(anyEdges(), (given) => disconnected(given, communities(given)) === 0));
    const planted = plantedGroups(3000, 5);
    expect(disconnected(planted, communities(planted))).toBe(0);
  });

  it('are never worse than every node alone, or than all that hangs together', () => {
    fc.assert(
      fc.property(anyEdges(), (given) => {
        const found = modularityOf(given, communities(given));
        const alone = modularityOf(
          given,
          Array.from({ length: given.nodes }, (_, i) => i),
        );
        expect(found).toBeGreaterThanOrEqual(alone - 1e-6);
      }),
    );
  });

  it('grow smaller with the resolution', () => {
    const planted = plantedGroups(500, 1);
    const count = (resolution: number) => new Set(communities(planted, resolution)).size;
    expect(count(20)).toBeGreaterThan(count(1));
    expect(count(1)).toBeGreaterThan(count(0.1));
  });

  it('are better than those that were planted', () => {
    const planted = plantedGroups(4000, 2);
    const found = communities(planted);
    expect(modularityOf(planted, found)).toBeGreaterThan(0.97);
  });

  it('do not change when all weights are scaled', () => {
    const planted = plantedGroups(300, 3);
    const scaled = { ...planted, weights: planted.weights!.map((weight) => weight * 1024) };
    expect(communities(scaled)).toEqual(communities(planted));
  });

  it('weigh each edge 1 where no weights are given', () => {
    const planted = plantedGroups(300, 3);
    const ones = { ...planted, weights: planted.weights!.map(() => 1) };
    expect(communities({ ...planted, weights: null })).toEqual(communities(ones));
  });

  it('refuse a resolution that is not above 0', async () => {
    const graph = graphOf(edges(2, [[0, 1]]));
    expect(() => modularityCommunities(graph, 0)).toThrow(SkeinError);
    const threads = await openModularityThreads(1);
    await expect(modularityInThreads(graph, NaN, threads)).rejects.toThrow(SkeinError);
  });
});

describe('threads', () => {
  it('find the same communities to the byte, however many they are', async () => {
    const graph = graphOf(plantedGroups(8000, 4)); // some 60,000 nodes: batches and a second shared level
    const { of } = modularityCommunities(graph, 1);
    for (const count of [1, 2, 4]) {
      const threads = await openModularityThreads(count);
      try {
        expect((await modularityInThreads(graph, 1, threads)).of).toEqual(of);
      } finally {
        await threads.close();
      }
    }
  });
});

/** Zachary, "An information flow model for conflict and fission in small groups", 1977. */
const KARATE = edges(
  34,
  (
    '1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 1-13 4-13 1-14 2-14 3-14 ' +
    '4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 25-28 3-29 24-30 27-30 2-31 9-31 1-32 25-32 26-32 ' +
    '29-32 3-33 9-33 15-33 16-33 19-33 21-33 23-33 24-33 30-33 31-33 32-33 9-34 10-34 14-34 15-34 16-34 19-34 20-34 21-34 ' +
    '23-34 24-34 27-34 28-34 29-34 30-34 31-34 32-34 33-34'
  )
    .split(' ')
    .map((edge) => edge.split('-').map((node) => Number(node) - 1) as [number, number]),
);
