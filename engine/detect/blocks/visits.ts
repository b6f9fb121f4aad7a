import { SplitMix64 } from '../splitmix.js';
import type { MoveGraph } from './move-graph.js';
import { sortByKey } from './sort-by-key.js';

/** In which order the nodes of component c are first visited: `nodes[starts[c] .. starts[c + 1]]`. */
export interface Visits {
  readonly starts: Int32Array;
  readonly nodes: Int32Array;
}

/** What the orders of a run derive from. */
export interface Seeding {
  readonly seed: number;
  /** Four words per report (`DetectionColumns.idWords`). */
  readonly idWords: Uint32Array;
}

/**
 * Orders the nodes of each active component by a hash of the seed, the component's smallest report id, the step, the level
 * and the node's smallest report id (rules, section 4): an order that looks random, and that a component has alone just
 * as in the whole graph.
 *
 * @param active Per component: 1 where nodes may still move; the others get no visits.
 */
export function visitsOf(graph: MoveGraph, active: Uint8Array, seeding: Seeding, step: number, level: number): Visits {
  const visits = nodesByComponent(graph, active);
  const keys = new Uint32Array(largestRow(visits.starts));
  const base = new SplitMix64();
  for (let c = 0; c < active.length; c++) {
    const start = visits.starts[c]!;
    const length = visits.starts[c + 1]! - start;
    if (length < 2) continue;
    absorbReport(seeded(base, seeding.seed), seeding.idWords, graph.componentFirst[c]!).absorb(step, level);
    const nodes = visits.nodes.subarray(start, start + length);
    hashNodes(nodes, graph, seeding.idWords, base, keys);
    sortByKey(keys, nodes);
  }
  return visits;
}

/** By id within each component. */
function nodesByComponent({ component, inOrder }: MoveGraph, active: Uint8Array): Visits {
  const starts = new Int32Array(active.length + 1);
  for (const c of component) if (c >= 0 && active[c] === 1) starts[c + 1]!++;
  for (let c = 0; c < active.length; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, -1);
  const nodes = new Int32Array(starts[active.length]!);
  for (const node of inOrder) {
    const c = component[node]!;
    if (c >= 0 && active[c] === 1) nodes[next[c]!++] = node;
  }
  return { starts, nodes };
}

function largestRow(starts: Int32Array): number {
  let largest = 0;
  for (let c = 0; c + 1 < starts.length; c++) largest = Math.max(largest, starts[c + 1]! - starts[c]!);
  return largest;
}

/**
 * The upper bits of each node's hash: 32 for components of up to 2^21 nodes, one less for each further doubling. Equal ones
 * are left in the order of ids.
 */
function hashNodes(
  nodes: Int32Array,
  { firstReport, size }: MoveGraph,
  idWords: Uint32Array,
  base: SplitMix64,
  keys: Uint32Array,
): void {
  const lostBits = Math.max(32 - Math.clz32(nodes.length - 1) - 21, 0);
  const hash = new SplitMix64();
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const id = 4 * firstReport[node]!;
    // A spell and the report it is named after get keys of their own.
    hash.copy(base).absorb(idWords[id]!, idWords[id + 1]! ^ (size[node] === 0 ? 1 : 0));
    keys[i] = hash.high >>> lostBits;
  }
}

function seeded(state: SplitMix64, seed: number): SplitMix64 {
  state.high = 0;
  state.low = 0;
  return state.absorb(Math.floor(seed / 0x100000000), seed);
}

function absorbReport(state: SplitMix64, idWords: Uint32Array, report: number): SplitMix64 {
  const id = 4 * report;
  return state.absorb(idWords[id]!, idWords[id + 1]!).absorb(idWords[id + 2]!, idWords[id + 3]!);
}
