import type { Allocate } from './allocate.js';
import type { Level } from './level.js';
import type { WeightedGraph } from './weighted-graph.js';

/**
 * Nodes with more neighbours than this are not walked through when nodes are put in order, and stand at the end of it.
 * Through hubs everything is near everything. Measured on the 3M-edge benchmark graph: Q .99233 with 60 and .99160 without.
 */
const HUB_NEIGHBOURS = 60;

/** What `placeOf` holds for nodes that have no place in the arranged graph. */
const WAITING = -1;
const LEAF = -2;
const ALONE = -3;

/** The graph that moves run on, and where its nodes come from. */
export interface Arranged {
  readonly level: Level;
  /** Per node of the given graph: its node in the arranged one; below 0 if it is folded into its neighbour or has none. */
  readonly placeOf: Int32Array;
  /** Sum of all strengths: twice the weight of all edges. */
  readonly strength: number;
}

/**
 * Folds nodes with a single neighbour into that neighbour, where the best partition has them (Arenas and others, "Size
 * reduction of complex networks preserving modularity", 2007), and numbers the rest breadth first, so that neighbours lie
 * near each other in memory. Rows are written in the same walk: one random access for each half edge. On the benchmark
 * graphs, whose nodes are shuffled, both halve the time, and folding makes the partition better.
 */
export function arrange(graph: WeightedGraph, allocate: Allocate): Arranged {
  const placeOf = allocate.int32(graph.nodes);
  const kept = classify(graph, placeOf);
  const order = new Int32Array(kept.nodes);
  const level: Level = {
    nodes: kept.nodes,
    start: allocate.int32(kept.nodes),
    end: allocate.int32(kept.nodes),
    row: allocate.int32(kept.halfEdges),
    weight: allocate.float32(kept.halfEdges),
    size: allocate.float64(kept.nodes),
  };
  placeHubs(graph, placeOf, order, kept.nodes - kept.hubs);
  const strength = walk(graph, placeOf, order, level);
  return { level, placeOf, strength: strength + strengthOfPairs(graph, placeOf) };
}

/** Tells leaves and lone nodes from those that keep a place, and counts what these will need. */
function classify({ nodes, offsets }: WeightedGraph, placeOf: Int32Array) {
  let kept = 0;
  let halfEdges = 0;
  let hubs = 0;
  for (let node = 0; node < nodes; node++) {
    const neighbours = offsets[node + 1]! - offsets[node]!;
    placeOf[node] = neighbours === 0 ? ALONE : neighbours === 1 ? LEAF : WAITING;
    if (neighbours < 2) continue;
    kept++;
    halfEdges += neighbours;
    if (neighbours > HUB_NEIGHBOURS) hubs++;
  }
  return { nodes: kept, halfEdges, hubs };
}

function placeHubs({ nodes, offsets }: WeightedGraph, placeOf: Int32Array, order: Int32Array, first: number): void {
  let place = first;
  for (let node = 0; node < nodes; node++) {
    if (offsets[node + 1]! - offsets[node]! <= HUB_NEIGHBOURS) continue;
    placeOf[node] = place;
    order[place++] = node;
  }
}

/** Breadth first from each node without a place, then the hubs. Returns the sum of strengths. */
function walk(
  { nodes, offsets, neighbours, weights }: WeightedGraph,
  placeOf: Int32Array,
  order: Int32Array,
  to: Level,
) {
  const { start, end, row, weight, size } = to;
  let seed = 0;
  let tail = 0;
  let written = 0;
  let total = 0;
  for (let place = 0; place < to.nodes; place++) {
    if (place === tail) {
      while (seed < nodes && placeOf[seed] !== WAITING) seed++;
      if (seed < nodes) {
        placeOf[seed] = tail;
        order[tail++] = seed;
      } else tail = to.nodes; // only hubs are left, and they have their places
    }
    const node = order[place]!;
    let strength = 0;
    start[place] = written;
    for (let e = offsets[node]!, stop = offsets[node + 1]!; e < stop; e++) {
      const other = neighbours[e]!;
      const w = weights[e]!;
      let otherPlace = placeOf[other]!;
      strength += w;
      if (otherPlace === LEAF) {
        strength += w; // its only edge, from its own side
        continue;
      }
      if (otherPlace === WAITING) {
        placeOf[other] = otherPlace = tail;
        order[tail++] = other;
      }
      row[written] = otherPlace;
      weight[written++] = w;
    }
    end[place] = written;
    size[place] = strength;
    total += strength;
  }
  return total;
}

/** Two leaves that have only each other keep no place, but their edge counts. */
function strengthOfPairs({ nodes, offsets, neighbours, weights }: WeightedGraph, placeOf: Int32Array): number {
  let strength = 0;
  for (let node = 0; node < nodes; node++)
    if (placeOf[node] === LEAF && placeOf[neighbours[offsets[node]!]!] === LEAF) strength += weights[offsets[node]!]!;
  return strength;
}

/**
 * The label of every node of the given graph, from those of the arranged one: leaves go with their neighbour, a pair is
 * a community of its own, lone nodes are alone.
 *
 * @param labels One per arranged node, below `count`.
 */
export function unfold(graph: WeightedGraph, placeOf: Int32Array, labels: Int32Array, count: number): Int32Array {
  const { nodes, offsets, neighbours } = graph;
  const unfolded = new Int32Array(nodes);
  let fresh = count;
  for (let node = 0; node < nodes; node++) {
    let place = placeOf[node]!;
    if (place === LEAF) {
      const neighbour = neighbours[offsets[node]!]!;
      place = placeOf[neighbour]!;
      if (place === LEAF && neighbour < node) {
        unfolded[node] = unfolded[neighbour]!;
        continue;
      }
    }
    unfolded[node] = place >= 0 ? labels[place]! : fresh++;
  }
  return unfolded;
}
