import { SplitMix64 } from '../splitmix.js';
import type { MoveGraph } from './move-graph.js';

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
  const largest = largestRow(visits.starts);
  const keys = new Float64Array(largest);
  const copy = new Int32Array(largest);
  const base = new SplitMix64();
  for (let c = 0; c < active.length; c++) {
    if (visits.starts[c + 1]! - visits.starts[c]! < 2) continue;
    absorbReport(seeded(base, seeding.seed), seeding.idWords, graph.componentFirst[c]!).absorb(step, level);
    sortRow(visits, c, graph, seeding.idWords, base, keys, copy);
  }
  return visits;
}

function nodesByComponent(graph: MoveGraph, active: Uint8Array): Visits {
  const starts = new Int32Array(active.length + 1);
  for (const c of graph.component) if (c >= 0 && active[c] === 1) starts[c + 1]!++;
  for (let c = 0; c < active.length; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, -1);
  const nodes = new Int32Array(starts[active.length]!);
  for (let node = 0; node < graph.nodes; node++) {
    const c = graph.component[node]!;
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
 * Sorts one component's nodes by hash. A key holds the upper bits of the hash and, below them, the node's place in its
 * component: numbers sort faster than pairs, and equal hashes fall back to the place. 53 bits hold 32 of hash and 21 of
 * place; larger components give up bits of the hash.
 */
function sortRow(
  visits: Visits,
  component: number,
  graph: MoveGraph,
  idWords: Uint32Array,
  base: SplitMix64,
  keys: Float64Array,
  copy: Int32Array,
): void {
  const start = visits.starts[component]!;
  const length = visits.starts[component + 1]! - start;
  const placeBits = 32 - Math.clz32(length - 1);
  const places = 2 ** placeBits;
  const lostBits = Math.max(placeBits - 21, 0);
  const hash = new SplitMix64();
  for (let i = 0; i < length; i++) {
    const node = visits.nodes[start + i]!;
    copy[i] = node;
    const id = 4 * graph.firstReport[node]!;
    // A spell and the report it is named after get keys of their own.
    hash.copy(base).absorb(idWords[id]!, idWords[id + 1]! ^ (graph.size[node] === 0 ? 1 : 0));
    keys[i] = (hash.high >>> lostBits) * places + i;
  }
  sortKeys(keys, length);
  for (let i = 0; i < length; i++) visits.nodes[start + i] = copy[keys[i]! % places]!;
}

/** Most components are tiny: sorting them in place saves a view and a call into the runtime for each. */
function sortKeys(keys: Float64Array, length: number): void {
  if (length > 24) {
    keys.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i++) {
    const key = keys[i]!;
    let j = i;
    for (; j > 0 && keys[j - 1]! > key; j--) keys[j] = keys[j - 1]!;
    keys[j] = key;
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
