import { alone } from './aggregate.js';
import type { MoveGraph } from './move-graph.js';
import { componentsOf, wholeWeight } from './move-graph.js';
import type { Pins } from './pins.js';
import { homesOf } from './pins.js';
import type { Statistics } from './statistics.js';

/** What a ladder climbs on. */
export interface Blocks {
  readonly pins: Pins;
  readonly statistics: Statistics;
  /** Smallest report of each block. */
  readonly firstReport: Int32Array;
}

/**
 * Blocks (first) and the spells between them, as nodes of size 0 that are free to go where most of them belongs. The
 * weight of a link is prior * min(uses, cap), no longer damped by rarity: who joins now is priced by what is known.
 */
export function blockGraph({ pins, statistics, firstReport: first }: Blocks, usesCap: number): MoveGraph {
  const blockCount = first.length;
  const edges = new EdgeList(blockCount + pins.prior.length, pins.cluster.length);
  const firstReport = new Int32Array(blockCount + pins.prior.length).fill(0x7fffffff);
  firstReport.set(first);
  for (let s = 0; s < pins.prior.length; s++) {
    const node = blockCount + s;
    for (let e = pins.offsets[s]!; e < pins.offsets[s + 1]!; e++) {
      const block = pins.cluster[e]!;
      edges.add(block, node, wholeWeight(pins.prior[s]! * Math.min(pins.uses[e]!, usesCap)));
      if (firstReport[block]! < firstReport[node]!) firstReport[node] = firstReport[block]!;
    }
  }
  const size = new Int32Array(firstReport.length);
  size.set(statistics.size);
  const csr = edges.csr();
  const nodes = firstReport.length;
  return { nodes, ...csr, size, firstReport, ...componentsOf(nodes, csr.offsets, csr.targets, firstReport) };
}

/**
 * Clusters alone: every spell is a star around the cluster with most of its uses. Weights saturate anew at each level, so
 * that one shared mule gives one cluster at most cap * prior however often both used it.
 */
export function starEdges(pins: Pins, clusters: number, usesCap: number): Edges {
  const homes = homesOf(pins, alone(clusters));
  const edges = new EdgeList(clusters, pins.cluster.length);
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
