import { SkeinError } from '../../model/errors.js';
import { type Allocate, PRIVATE } from './allocate.js';

/**
 * An undirected graph as rows of half edges: those of node i are numbers `offsets[i] .. offsets[i + 1]`. Half edge h leads to
 * `halves[2 * h]` and weighs `weights[2 * h + 1]`; the two arrays are one piece of memory, so that a row is one access to
 * what is far away. Every edge stands in the rows of both its ends. 16 bytes for each edge and 4 for each node.
 */
export interface WeightedGraph {
  readonly nodes: number;
  /** `nodes + 1` entries. */
  readonly offsets: Int32Array;
  readonly halves: Int32Array;
  readonly weights: Float32Array;
}

/** Places in `halves` stay below 2^31. */
const MOST_EDGES = 0x1fffffff;

/**
 * Rows from a list of edges, each of them once, no edge from a node to itself. The order of the edges decides the order
 * inside a row, and so how ties fall. While it is made it takes 4 bytes more for each edge, and a bin.
 *
 * @param weights One per edge, above 0; null: 1 each.
 * @throws SkeinError `usage` for more than 2^29 - 1 edges.
 */
export function weightedGraph(
  nodes: number,
  { source, target, weights }: { source: Int32Array; target: Int32Array; weights: Float32Array | null },
  allocate: Allocate = PRIVATE,
): WeightedGraph {
  if (source.length > MOST_EDGES) throw new SkeinError('usage', `modularity takes at most ${MOST_EDGES} edges`);
  const graph = { nodes, offsets: allocate.int32(nodes + 1), ...emptyRows(2 * source.length, allocate) };
  const bins = binned(graph, source, target, weights);
  let rows: Rows = emptyRows(0);
  for (let bin = 0; bin < bins.start.length - 1; bin++) {
    const [from, to] = [bins.start[bin]!, bins.start[bin + 1]!];
    if (rows.halves.length < 2 * (to - from)) rows = emptyRows(to - from);
    rows.halves.set(graph.halves.subarray(2 * from, 2 * to));
    sortBin(graph, rows, bins, bin);
  }
  graph.offsets[nodes] = 2 * source.length;
  return graph;
}

type Rows = Pick<WeightedGraph, 'halves' | 'weights'>;

/** Nodes of a bin: what belongs to so many fits into the caches while it is put in order, and is told apart by 16 bits. */
const BIN_BITS = 15;
const IN_BIN = (1 << BIN_BITS) - 1;

interface Bins {
  /** First half edge of each bin; one entry more than there are bins. */
  readonly start: Int32Array;
  /** Whose each half edge is, by its place in the bin. */
  readonly node: Uint16Array;
}

/**
 * Lays the half edges of each bin of nodes where they will stand, in the order of the edges. Sorting them by node at once
 * would be an access at random for each: a third more time on the 3M-edge benchmark graph, whose nodes are shuffled.
 */
function binned(
  { nodes, halves, weights }: WeightedGraph,
  source: Int32Array,
  target: Int32Array,
  given: Float32Array | null,
): Bins {
  const start = new Int32Array((nodes >> BIN_BITS) + 2);
  for (const node of source) start[(node >> BIN_BITS) + 1]!++;
  for (const node of target) start[(node >> BIN_BITS) + 1]!++;
  for (let bin = 1; bin < start.length; bin++) start[bin]! += start[bin - 1]!;
  const next = start.slice();
  const owner = new Uint16Array(2 * source.length);
  for (let e = 0; e < source.length; e++) {
    const a = source[e]!;
    const b = target[e]!;
    const weight = given === null ? 1 : given[e]!;
    const ofA = next[a >> BIN_BITS]!++;
    owner[ofA] = a & IN_BIN;
    halves[2 * ofA] = b;
    weights[2 * ofA + 1] = weight;
    const ofB = next[b >> BIN_BITS]!++;
    owner[ofB] = b & IN_BIN;
    halves[2 * ofB] = a;
    weights[2 * ofB + 1] = weight;
  }
  return { start, node: owner };
}

/** Puts a bin's half edges, given as a copy, into their rows, and sets where these begin. */
function sortBin({ nodes, offsets, halves, weights }: WeightedGraph, from: Rows, bins: Bins, bin: number): void {
  const first = bins.start[bin]!;
  const count = bins.start[bin + 1]! - first;
  const low = bin << BIN_BITS;
  const next = new Int32Array(Math.min(IN_BIN + 1, nodes - low) + 1);
  for (let h = 0; h < count; h++) next[bins.node[first + h]! + 1]!++;
  next[0] = first;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  offsets.set(next.subarray(0, next.length - 1), low);
  for (let h = 0; h < count; h++) {
    const to = next[bins.node[first + h]!]!++;
    halves[2 * to] = from.halves[2 * h]!;
    weights[2 * to + 1] = from.weights[2 * h + 1]!;
  }
}

/** Room for half edges. */
export function emptyRows(halfEdges: number, allocate: Allocate = PRIVATE) {
  const halves = allocate.int32(2 * halfEdges);
  return { halves, weights: new Float32Array(halves.buffer, halves.byteOffset, halves.length) };
}
