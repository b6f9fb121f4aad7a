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
 * inside a row, and so how ties fall.
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
  const offsets = allocate.int32(nodes + 1);
  for (const node of source) offsets[node]!++;
  for (const node of target) offsets[node]!++;
  for (let i = 0, sum = 0; i <= nodes; i++) offsets[i] = sum += offsets[i]!;
  const graph = { nodes, offsets, ...emptyRows(2 * source.length, allocate) };
  fillRows(graph, source, target, weights);
  return graph;
}

/** Room for half edges. */
export function emptyRows(halfEdges: number, allocate: Allocate = PRIVATE) {
  const halves = allocate.int32(2 * halfEdges);
  return { halves, weights: new Float32Array(halves.buffer, halves.byteOffset, halves.length) };
}

/** From the last edge to the first, so that each row's end walks back to its start and edges stand in their order. */
function fillRows(
  { offsets, halves, weights }: WeightedGraph,
  source: Int32Array,
  target: Int32Array,
  given: Float32Array | null,
): void {
  for (let e = source.length - 1; e >= 0; e--) {
    const a = source[e]!;
    const b = target[e]!;
    const weight = given === null ? 1 : given[e]!;
    const inB = 2 * --offsets[b]!;
    halves[inB] = a;
    weights[inB + 1] = weight;
    const inA = 2 * --offsets[a]!;
    halves[inA] = b;
    weights[inA + 1] = weight;
  }
}
