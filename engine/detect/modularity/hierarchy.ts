import type { Allocate } from './allocate.js';
import { arrange } from './arrange.js';
import type { Price } from './best.js';
import { emptyLevel, stretchesOf } from './gather.js';
import type { Communities, Level } from './level.js';
import type { MoveState } from './moves.js';
import { WANTED_ENTRIES } from './moves.js';
import { connectedParts } from './parts.js';
import type { WeightedGraph } from './weighted-graph.js';
import type { Step } from './work.js';

/** One label per node, below `bound`; equal labels are one community. */
export interface NodeLabels {
  readonly of: Int32Array;
  readonly bound: number;
}

/**
 * Communities of high modularity (Louvain, Blondel and others 2008): nodes move, communities become the nodes of the next
 * level, until nothing moves. Yields what a crew of threads can share, half of the time; the rest runs between. The answer
 * depends on the graph and the resolution alone.
 *
 * Memory over the graph's own: 8 bytes for each half edge that no leaf has, 60 for each node that is no leaf and 12 more
 * for each thread, 8 for each node of the graph; later levels need less, and the first one's is free by then.
 */
export function* hierarchy(graph: WeightedGraph, resolution: number, allocate: Allocate): Generator<Step, NodeLabels> {
  const arranged = arrange(graph, allocate);
  const { placeOf } = arranged;
  const price = priceOf(graph, resolution);
  const partsOf: Int32Array[] = [];
  let { level } = arranged;
  let halfEdges = level.row.length;
  for (;;) {
    const among = singletons(level, allocate);
    yield { do: 'move', level, among, state: stateFor(level, allocate), price };
    const parts = connectedParts(level, among, allocate);
    if (parts.count === level.nodes) break;
    partsOf.push(parts.of);
    const stretches = stretchesOf(level, parts, halfEdges);
    const next = emptyLevel(parts, stretches, allocate);
    yield { do: 'gather', level, parts, stretches, next };
    level = next;
    halfEdges = countHalfEdges(next);
  }
  const labels = labelsFrom(partsOf, level.nodes, allocate);
  const unfolded = allocate.int32(graph.nodes);
  yield { do: 'unfold', graph, placeOf, labels, unfolded };
  return { of: unfolded, bound: labels.length + graph.nodes };
}

function priceOf({ weights }: WeightedGraph, resolution: number): Price {
  let strength = 0;
  for (let h = 1; h < weights.length; h += 2) strength += weights[h]!;
  if (strength === 0) return { factor: 0, least: 0 };
  return { factor: resolution / strength, least: (1e-9 * strength) / (weights.length / 2) };
}

function singletons({ nodes, size }: Level, allocate: Allocate): Communities {
  const of = allocate.int32(nodes);
  for (let i = 0; i < nodes; i++) of[i] = i;
  const total = allocate.float64(nodes);
  total.set(size);
  return { of, total, lost: allocate.int32(nodes) };
}

function stateFor({ nodes }: Level, allocate: Allocate): MoveState {
  return {
    visits: allocate.int32(nodes),
    due: allocate.uint8((nodes + 3) & ~3),
    wanted: allocate.int32(WANTED_ENTRIES),
    gained: allocate.int32(nodes),
  };
}

function countHalfEdges({ nodes, start, end }: Level): number {
  let count = 0;
  for (let i = 0; i < nodes; i++) count += end[i]! - start[i]!;
  return count;
}

/** From the last level down to the ground, so that each node is looked up once. */
function labelsFrom(partsOf: readonly Int32Array[], nodes: number, allocate: Allocate): Int32Array {
  const top = partsOf.at(-1);
  if (top === undefined) return allocate.int32(nodes).map((_, i) => i);
  let labels = top;
  for (let l = partsOf.length - 2; l >= 0; l--) {
    const above = labels;
    const below = partsOf[l]!;
    labels = below; // written in place: each entry is read once, and nobody needs it afterwards
    for (let i = 0; i < below.length; i++) below[i] = above[below[i]!]!;
  }
  return labels;
}
