import { expect, it } from 'vitest';
import { seededRandom } from '../../../engine/detect/splitmix.js';
import { weightedGraph } from '../../../engine/detect/modularity/weighted-graph.js';

/** Rows as they are defined: every edge in the rows of both its ends, in the order of the edges. */
function plainRows(nodes: number, source: Int32Array, target: Int32Array): string[] {
  const rows: string[] = Array.from({ length: nodes }, () => '');
  source.forEach((a, e) => {
    rows[a]! += ` ${target[e]}:${e + 1}`;
    rows[target[e]!]! += ` ${a}:${e + 1}`;
  });
  return rows;
}

it.each([0, 1, 32_767, 32_768, 32_769, 70_000])('lays out the edges of %i nodes in their order', (nodes) => {
  const random = seededRandom(nodes);
  const edges = nodes < 2 ? 0 : 20_000;
  const source = Int32Array.from({ length: edges }, () => Math.floor(random() * nodes));
  const target = source.map((node) => (node + 1 + Math.floor(random() * (nodes - 1))) % nodes);
  const weights = Float32Array.from({ length: edges }, (_, e) => e + 1);
  const { offsets, halves, weights: weightOf } = weightedGraph(nodes, { source, target, weights });
  const rows = Array.from({ length: nodes }, (_, node) => {
    let row = '';
    for (let h = offsets[node]!; h < offsets[node + 1]!; h++) row += ` ${halves[2 * h]}:${weightOf[2 * h + 1]}`;
    return row;
  });
  expect(rows).toEqual(plainRows(nodes, source, target));
  expect(offsets[nodes]).toBe(2 * edges);
});
