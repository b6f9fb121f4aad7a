import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inThreads } from '../../../engine/detect/id-order.js';
import { kernelOf } from '../../../engine/detect/kernels.js';
import type { TestGraph } from '../graphs.js';
import { anyGraph, evidenceGraph, renumbered } from '../graphs.js';

/** Measures that fit components of a few reports, so that each kind of finding is there. */
const SMALL = {
  hubReports: 3,
  hubAttached: 2,
  hubClusterReports: 1,
  hubClusters: 2,
  hubQ: 0.6,
  bridgeReports: 2,
  vouchAmounts: 1,
  weakReports: 1,
  weakLadder: '40,30',
  relatedReports: 1,
};

/** Many random graphs side by side, their reports mixed: many components, none of which stands in one stretch. */
function sideBySide(graphs: readonly TestGraph[]): TestGraph {
  const offsets = graphs.map((_, i) => graphs.slice(0, i).reduce((sum, { ids }) => sum + ids.length, 0));
  const columns = graphs.map((graph) => graph.columns as Required<NonNullable<TestGraph['columns']>>);
  const apart: TestGraph = {
    ids: graphs.flatMap(({ ids }) => ids),
    spells: graphs.flatMap(({ spells }, i) =>
      spells.map(({ kind, reports }) => ({ kind, reports: reports.map((r) => offsets[i]! + r) })),
    ),
    columns: {
      day: Int32Array.from(columns.flatMap(({ day }) => [...day])),
      flags: Uint16Array.from(columns.flatMap(({ flags }) => [...flags])),
      logAmount: Int32Array.from(columns.flatMap(({ logAmount }) => [...logAmount])),
      category: Int8Array.from(columns.flatMap(({ category }) => [...category])),
    },
  };
  const byId = apart.ids.map((_, r) => r).sort((a, b) => apart.ids[a]! - apart.ids[b]! || a - b);
  const places = apart.ids.map(() => 0);
  byId.forEach((old, place) => (places[old] = place));
  return renumbered(apart, places);
}

describe('detection by several threads', () => {
  const graph = evidenceGraph(sideBySide(fc.sample(anyGraph(), { numRuns: 60, seed: 5 })));
  const options = { seed: 3, settings: SMALL };
  const alone = kernelOf('blocks').detect(graph, options);

  it('has every kind of finding to compare', () => {
    const { hubs, bridges = [], weakJoints = [], related = [] } = alone;
    for (const findings of [hubs, bridges, weakJoints, related]) expect(findings.length).toBeGreaterThan(3);
    expect(hubs.some((hub) => hub.dropped)).toBe(true);
  });

  it.each([1, 2, 4])('finds the same to the byte with %d', async (threads) => {
    const together = { ...options, threadsPay: 1 };
    expect(await inThreads(kernelOf('blocks'), graph, together, threads)).toEqual(alone);
  });

  it('takes a graph without a link', async () => {
    const none = evidenceGraph({ ids: [4, 7], spells: [] });
    const found = await inThreads(kernelOf('blocks'), none, { ...options, threadsPay: 0 }, 2);
    expect(found).toEqual(kernelOf('blocks').detect(none, options));
  });
});
