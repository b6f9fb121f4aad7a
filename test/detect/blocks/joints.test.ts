import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weakJoints } from '../../../engine/detect/blocks/joints.js';
import { readParameters } from '../../../engine/detect/blocks/parameters.js';
import { relatedPairs } from '../../../engine/detect/blocks/related.js';
import { Terms } from '../../../engine/detect/blocks/terms.js';
import { kernelOf } from '../../../engine/detect/kernels.js';
import type { DetectionColumns, EvidenceGraph } from '../../../engine/model/graph.js';
import type { TestGraph } from '../graphs.js';
import { anyGraph, evidenceGraph } from '../graphs.js';

/** Groups of reports, numbered one after the other: each hangs together by an artifact of its own. */
function chain(sizes: readonly number[], shared: readonly (readonly number[])[], columns?: TestGraph['columns']) {
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
  const own = sizes.map((size, i) => ({ kind: 0, reports: Array.from({ length: size }, (_, r) => starts[i]! + r) }));
  const total = sizes.reduce((a, b) => a + b, 0);
  const graph = evidenceGraph({
    ids: Array.from({ length: total }, (_, r) => r),
    spells: [...own, ...shared.map((reports) => ({ kind: 2, reports }))],
    ...(columns === undefined ? {} : { columns }),
  });
  return { links: { graph, kept: new Uint8Array(graph.spells).fill(1) }, groups: labelled(sizes) };
}

function labelled(sizes: readonly number[]) {
  return { count: sizes.length, of: Int32Array.from(sizes.flatMap((size, i) => Array<number>(size).fill(i))) };
}

function one(graph: EvidenceGraph) {
  return { count: 1, of: new Int32Array(graph.reports) };
}

function rules(time: 'on' | 'off' = 'off') {
  const parameters = readParameters({ time, profile: 'off', amount: 'off', category: 'off' });
  return { parameters, terms: new Terms(parameters) };
}

describe('a weak joint', () => {
  it('is one spell between a part and the rest of its campaign', () => {
    const { links, groups } = chain([9, 6], [[0, 9, 10]]);
    expect(weakJoints(links, one(links.graph), groups, rules())).toEqual([
      { community: 0, artifacts: [2], spells: 1, smallerReports: 6, pauseDays: 0 },
    ]);
  });

  it('is two spells only where both sides are large', () => {
    const shared = [
      [0, 70],
      [1, 71],
    ];
    const large = chain([70, 50], shared);
    expect(weakJoints(large.links, one(large.links.graph), large.groups, rules())).toMatchObject([
      { artifacts: [2, 3], spells: 2, smallerReports: 50 },
    ]);
    const small = chain([70, 49], shared);
    expect(weakJoints(small.links, one(small.links.graph), small.groups, rules())).toEqual([]);
  });

  it('is asked of no part below five reports', () => {
    const { links, groups } = chain([9, 4], [[0, 9]]);
    expect(weakJoints(links, one(links.graph), groups, rules())).toEqual([]);
  });

  it('is any joint across a pause of more than sixty days, where time counts', () => {
    const shared = Array.from({ length: 4 }, (_, i) => [i, 6 + i]);
    const days = (pause: number): Partial<DetectionColumns> => ({
      day: Int32Array.from({ length: 12 }, (_, r) => (r < 6 ? 19000 : 19000 + pause)),
    });
    const { links, groups } = chain([6, 6], shared, days(90));
    const joints = weakJoints(links, one(links.graph), groups, rules('on'));
    expect(joints).toMatchObject([{ spells: 4, pauseDays: 90 }]);
    expect(weakJoints(links, one(links.graph), groups, rules('off'))).toEqual([]);
    const soon = chain([6, 6], shared, days(50));
    expect(weakJoints(soon.links, one(soon.links.graph), soon.groups, rules('on'))).toEqual([]);
  });

  it('counts what other campaigns do with the same artifact for nothing', () => {
    // The second group is a campaign of its own: what it shares with the first is no joint of the first.
    const { links, groups } = chain([9, 6], [[0, 9]]);
    expect(weakJoints(links, groups, groups, rules())).toEqual([]);
  });

  it('is told of at most five parts of a campaign, the largest first', () => {
    const sizes = [20, 5, 6, 7, 8, 9, 10];
    const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
    const { links, groups } = chain(
      sizes,
      starts.slice(1).map((start, i) => [i, start]),
    );
    const joints = weakJoints(links, one(links.graph), groups, rules());
    expect(joints.map(({ smallerReports }) => smallerReports)).toEqual([10, 9, 8, 7, 6]);
  });

  it('names at most twenty artifacts and counts all', () => {
    const { links, groups } = chain(
      [60, 60],
      Array.from({ length: 30 }, (_, i) => [i, 60 + i]),
      { day: Int32Array.from({ length: 120 }, (_, r) => (r < 60 ? 19000 : 19100)) },
    );
    const [joint] = weakJoints(links, one(links.graph), groups, rules('on'));
    expect(joint).toMatchObject({ spells: 30 });
    expect(joint!.artifacts).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });
});

describe('related campaigns', () => {
  const { parameters } = rules();

  it('share spells without being one operation', () => {
    const { links, groups } = chain(
      [3, 3, 2],
      [
        [0, 3],
        [1, 4, 5],
        [2, 6],
      ],
    );
    // The third is too small to ask about.
    expect(relatedPairs(links, groups, groups, parameters)).toEqual([
      { communities: [0, 1], artifacts: [3, 4], spells: 2 },
    ]);
    expect(relatedPairs(links, groups, one(links.graph), parameters)).toEqual([]);
  });

  it('are not those that an artifact in everybody’s hands would make', () => {
    const shared = (count: number) => Array.from({ length: count }, (_, i) => 3 * i);
    const few = chain(Array<number>(32).fill(3), [shared(32)]);
    expect(relatedPairs(few.links, few.groups, few.groups, parameters).length).toBeGreaterThan(0);
    const many = chain(Array<number>(33).fill(3), [shared(33)]);
    expect(relatedPairs(many.links, many.groups, many.groups, parameters)).toEqual([]);
  });

  it('are told at most five times of each campaign, those that share most first', () => {
    const count = 8;
    const shared = Array.from({ length: count - 1 }, (_, i) => [0, 3 * (i + 1)]);
    const { links, groups } = chain(Array<number>(count).fill(3), [...shared, [0, 21]]);
    const pairs = relatedPairs(links, groups, groups, parameters);
    expect(pairs).toHaveLength(5);
    expect(pairs.at(-1)).toMatchObject({ communities: [0, 7], spells: 2 });
  });
});

describe('what is told of a partition', () => {
  const small = { weakReports: 1, weakLargeReports: 2, relatedReports: 1, weakLadder: '40,30', bridgeReports: 2 };

  it('holds: joints and pairs share the artifacts they name, across the sides they name', () => {
    let told = 0;
    fc.assert(
      fc.property(anyGraph(), (test) => {
        const graph = evidenceGraph(test);
        const found = kernelOf('blocks').detect(graph, { seed: 7, settings: small });
        const usersOf = (artifact: number) => test.spells[artifact]!.reports;
        for (const { community, artifacts, spells, smallerReports } of found.weakJoints!) {
          const size = found.community.filter((label) => label === community).length;
          expect(2 * smallerReports).toBeLessThanOrEqual(size);
          expect(artifacts).toHaveLength(spells);
          for (const artifact of artifacts)
            expect(usersOf(artifact).filter((r) => found.community[r] === community).length).toBeGreaterThan(1);
          told++;
        }
        for (const { communities, artifacts, spells } of found.related!) {
          expect(communities[0]).toBeLessThan(communities[1]);
          expect(artifacts).toHaveLength(spells);
          for (const artifact of artifacts)
            for (const label of communities)
              expect(usersOf(artifact).some((r) => found.community[r] === label)).toBe(true);
          told++;
        }
      }),
    );
    expect(told).toBeGreaterThan(0);
  });
});
