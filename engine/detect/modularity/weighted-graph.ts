import { SkeinError } from '../../model/errors.js';
import { type Allocate, PRIVATE } from './allocate.js';

/**
 * An undirected graph as rows of neighbours: those of node i are `neighbours[offsets[i] .. offsets[i + 1]]`, with a weight
 * each. Every edge stands in the rows of both its ends. 8 bytes for each of these halves and 4 for each node.
 */
export interface WeightedGraph {
  readonly nodes: number;
  /** `nodes + 1` entries. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly weights: Float32Array;
}

/** The most half edges that rows of 32-bit numbers can hold. */
const MOST_EDGES = 0x3fffffff;

/**
 * Rows from a list of edges, each of them once, no edge from a node to itself. The order of the edges decides the order
 * inside a row, and so how ties fall.
 *
 * @param weights One per edge, above 0; null: 1 each.
 * @throws SkeinError `usage` for more than 2^30 - 1 edges.
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
  const graph = {
    nodes,
    offsets,
    neighbours: allocate.int32(2 * source.length),
    weights: allocate.float32(2 * source.length),
  };
  fillRows(graph, source, target, weights);
  return graph;
}

/** From the last edge to the first, so that each row's end walks back to its start and edges stand in their order. */
function fillRows(
  { offsets, neighbours, weights }: WeightedGraph,
  source: Int32Array,
  target: Int32Array,
  given: Float32Array | null,
): void {
  for (let e = source.length - 1; e >= 0; e--) {
    const a = source[e]!;
    const b = target[e]!;
    const weight = given === null ? 1 : given[e]!;
    const inB = --offsets[b]!;
    neighbours[inB] = a;
    weights[inB] = weight;
    const inA = --offsets[a]!;
    neighbours[inA] = b;
    weights[inA] = weight;
  }
}
