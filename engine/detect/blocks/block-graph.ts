import type { EvidenceGraph } from '../../model/graph.js';
import type { Clusters } from './aggregate.js';
import { alone } from './aggregate.js';
import type { MoveGraph } from './move-graph.js';
import { componentsOf, NO_LINK_WEIGHTS, ranksOf, wholeWeight } from './move-graph.js';
import type { Numbering } from './numbering.js';
import type { Pins } from './pins.js';
import { homesOf, pinsOf } from './pins.js';

/** The blocks that share a spell with another, in an order in which neighbours are near each other. */
export interface LinkedBlocks {
  readonly count: number;
  /** Place of each block among them, or -1. */
  readonly placeOf: Int32Array;
  readonly pins: Pins;
  /** Smallest report of each, and all of them by that. */
  readonly firstReport: Int32Array;
  readonly inOrder: Int32Array;
  /** Place of each pinned spell among the pinned ones. */
  readonly spellPlace: Int32Array;
}

/** @param blockOf Block of each report. @param kept 1 for each spell that links. */
export function linkedBlocks(
  graph: EvidenceGraph,
  numbering: Numbering,
  blockOf: Clusters,
  kept: Uint8Array,
): LinkedBlocks {
  const pins = pinsOf(graph, kept, blockOf);
  const placeOf = new Int32Array(blockOf.count).fill(-1);
  const pinned = new Uint8Array(blockOf.count);
  for (const block of pins.cluster) pinned[block] = 1;
  let count = 0;
  for (const report of numbering.reportAt) {
    const block = blockOf.of[report]!;
    if (pinned[block] === 1 && placeOf[block]! < 0) placeOf[block] = count++;
  }
  return {
    count,
    placeOf,
    pins: { ...pins, cluster: pins.cluster.map((block) => placeOf[block]!) },
    ...byFirstReport(blockOf, placeOf, count),
    spellPlace: spellPlaces(pins, numbering),
  };
}

function byFirstReport({ of }: Clusters, placeOf: Int32Array, count: number) {
  const firstReport = new Int32Array(count).fill(-1);
  const inOrder = new Int32Array(count);
  for (let r = 0, ordered = 0; ordered < count; r++) {
    const place = placeOf[of[r]!]!;
    if (place < 0 || firstReport[place]! >= 0) continue;
    firstReport[place] = r;
    inOrder[ordered++] = place;
  }
  return { firstReport, inOrder };
}

function spellPlaces({ spell }: Pins, { spellAt, spellPlace }: Numbering): Int32Array {
  const pinAt = new Int32Array(spellAt.length).fill(-1);
  for (let s = 0; s < spell.length; s++) pinAt[spellPlace[spell[s]!]!] = s;
  const places = new Int32Array(spell.length);
  let count = 0;
  for (const s of pinAt) if (s >= 0) places[s] = count++;
  return places;
}

/**
 * Blocks (first) and the spells between them, as nodes of size 0 that are free to go where most of them belongs. The
 * weight of a link is prior * min(uses, cap), no longer damped by rarity: who joins now is priced by what is known.
 *
 * @param blockSize Reports in each block.
 */
export function blockGraph(blocks: LinkedBlocks, blockSize: Int32Array, usesCap: number): MoveGraph {
  const { count, pins, spellPlace } = blocks;
  const nodes = count + spellPlace.length;
  const edges = new EdgeList(nodes, pins.cluster.length);
  const firstReport = new Int32Array(nodes).fill(0x7fffffff);
  firstReport.set(blocks.firstReport);
  for (let s = 0; s < spellPlace.length; s++) {
    const node = count + spellPlace[s]!;
    for (let e = pins.offsets[s]!; e < pins.offsets[s + 1]!; e++) {
      const block = pins.cluster[e]!;
      edges.add(block, node, wholeWeight(pins.prior[s]! * Math.min(pins.uses[e]!, usesCap)));
      if (firstReport[block]! < firstReport[node]!) firstReport[node] = firstReport[block]!;
    }
  }
  const size = new Int32Array(nodes);
  size.set(blockSize);
  const csr = edges.csr();
  const inOrder = new Int32Array(nodes);
  inOrder.set(blocks.inOrder);
  for (let s = 0; s < spellPlace.length; s++) inOrder[count + s] = count + spellPlace[s]!;
  const components = componentsOf(nodes, csr.offsets, csr.targets, firstReport);
  const order = { inOrder, rank: ranksOf(inOrder) };
  return { nodes, ...csr, linkWeight: NO_LINK_WEIGHTS, size, firstReport, ...components, ...order };
}

/**
 * Clusters alone: every spell is a star around the cluster with most of its uses. Weights saturate anew at each level, so
 * that one shared mule gives one cluster at most cap * prior however often both used it.
 *
 * @param rank Place of each cluster in the order of ids.
 */
export function starEdges(pins: Pins, rank: Int32Array, usesCap: number): Edges {
  const homes = homesOf(pins, alone(rank.length), rank);
  const edges = new EdgeList(rank.length, pins.cluster.length);
  for (let s = 0; s < pins.prior.length; s++) {
    for (let e = pins.offsets[s]!; e < pins.offsets[s + 1]!; e++) {
      const cluster = pins.cluster[e]!;
      if (cluster === homes[s]) continue;
      edges.add(homes[s]!, cluster, wholeWeight(pins.prior[s]! * Math.min(pins.uses[e]!, usesCap)));
    }
  }
  return edges.csr();
}

type Edges = Pick<MoveGraph, 'offsets' | 'targets' | 'weights'>;

/** Edges gathered one by one; parallel ones stay apart, whoever reads a row adds them up. */
class EdgeList {
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly weight: Float64Array;
  private count = 0;

  constructor(
    private readonly nodes: number,
    most: number,
  ) {
    this.from = new Int32Array(most);
    this.to = new Int32Array(most);
    this.weight = new Float64Array(most);
  }

  add(from: number, to: number, weight: number): void {
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.weight[this.count++] = weight;
  }

  csr(): Edges {
    const { nodes, from, to, weight, count } = this;
    const offsets = new Int32Array(nodes + 1);
    for (let i = 0; i < count; i++) {
      offsets[from[i]! + 1]!++;
      offsets[to[i]! + 1]!++;
    }
    for (let node = 0; node < nodes; node++) offsets[node + 1]! += offsets[node]!;
    const next = offsets.slice(0, -1);
    const targets = new Int32Array(2 * count);
    const weights = new Float64Array(2 * count);
    for (let i = 0; i < count; i++) {
      const a = next[from[i]!]!++;
      const b = next[to[i]!]!++;
      targets[a] = to[i]!;
      targets[b] = from[i]!;
      weights[a] = weights[b] = weight[i]!;
    }
    return { offsets, targets, weights };
  }
}
