import type { Company, JoinRule } from './join-rule.js';
import { NOBODY } from './join-rule.js';
import type { MoveGraph } from './move-graph.js';
import type { Visits } from './visits.js';

/** A node stays where it is unless another cluster is better by this: rounding must not keep nodes moving. */
const STAY = 1e-9;

/** What is this much worse than the best so far need not be worked out; less might be a tie that was rounded. */
const CLEARLY = 1e-9;

/**
 * Moves nodes, one at a time, to the cluster where they gain most:
 *
 *     gain = weight to the cluster - beta (n_i^p + n_c^p - (n_i + n_c)^p) * factor(i, c)
 *
 * with n in reports; leaving to an empty cluster gains 0. The price is the number of links one expects between two parts
 * of one campaign: it grows with the smaller part, and less than in proportion. First in, first out; a node that moved
 * puts its neighbours back in the queue (the fast local move of Leiden: Traag, Waltman and van Eck 2019). Components do
 * not see each other. Ties go to the label that comes first by id.
 */
export class LocalMoves {
  /** Moves made in each component. */
  readonly moved: Int32Array;
  /**
   * For each label the weight from the node in hand, then the reports: they are asked for together, in no order that a
   * cache could foresee, so they stand together.
   */
  private readonly cells: Float64Array;
  private readonly members: Int32Array;
  private readonly touched: Int32Array;
  private readonly queue: Int32Array;
  private readonly queued: Uint8Array;
  /** Labels that no cluster of the component uses, the next one to take last. */
  private readonly free: Int32Array;
  private freeCount = 0;
  private readonly beta: number;
  private readonly power: Float64Array;
  private readonly company: Company;
  private readonly hasCompany: boolean;
  private readonly least: number;
  // The graph's columns, and no null among them: one shape for all levels, or the hot loops are compiled for each.
  private readonly offsets: Int32Array;
  private readonly targets: Int32Array;
  private readonly weights: Float64Array;
  private readonly linkWeight: Float64Array;
  private readonly isWeighted: boolean;
  private readonly size: Int32Array;
  private readonly rank: Int32Array;

  /** @param community Label of each node: a node of its component. Changed in place by `run`. */
  constructor(
    graph: MoveGraph,
    private readonly community: Int32Array,
    { beta, power, company }: JoinRule,
  ) {
    const { nodes } = graph;
    this.offsets = graph.offsets;
    this.targets = graph.targets;
    this.weights = graph.weights ?? graph.linkWeight;
    this.linkWeight = graph.linkWeight;
    this.isWeighted = graph.weights !== null;
    this.size = graph.size;
    this.rank = graph.rank;
    this.moved = new Int32Array(graph.componentFirst.length);
    this.cells = new Float64Array(2 * nodes);
    this.members = new Int32Array(nodes);
    for (let node = 0; node < nodes; node++) {
      this.cells[2 * community[node]! + 1]! += graph.size[node]!;
      this.members[community[node]!]!++;
    }
    this.touched = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.queued = new Uint8Array(nodes);
    this.free = new Int32Array(nodes);
    this.beta = beta;
    this.power = power;
    this.company = company ?? NOBODY;
    this.hasCompany = company !== null;
    this.least = this.company.least;
  }

  /** Visits every component until no node wants to move, at most `passes` times its number of nodes. */
  run(visits: Visits, passes: number): void {
    for (let c = 0; c + 1 < visits.starts.length; c++) {
      const start = visits.starts[c]!;
      const length = visits.starts[c + 1]! - start;
      if (length < 2) continue;
      this.fill(visits, start, length);
      this.moved[c] = this.drain(length, passes * length);
    }
  }

  private fill(visits: Visits, start: number, length: number): void {
    this.freeCount = 0;
    for (let i = 0; i < length; i++) {
      const node = visits.nodes[start + i]!;
      this.queue[i] = node;
      this.queued[node] = 1;
      if (this.members[node] === 0) this.free[this.freeCount++] = node;
    }
  }

  /** The queue is a ring of `length` places: no node stands in it twice. */
  private drain(length: number, mostVisits: number): number {
    const { queue, queued } = this;
    let moves = 0;
    let head = 0;
    let waiting = length;
    for (let visits = 0; waiting > 0 && visits < mostVisits; visits++) {
      const node = queue[head]!;
      head = head + 1 === length ? 0 : head + 1;
      waiting--;
      queued[node] = 0;
      if (!this.visit(node)) continue;
      moves++;
      waiting = this.requeueNeighbours(node, head, waiting, length);
    }
    return moves;
  }

  private requeueNeighbours(node: number, head: number, waiting: number, length: number): number {
    const { queue, queued, community, offsets, targets } = this;
    const cluster = community[node]!;
    let count = waiting;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const target = targets[e]!;
      if (queued[target] === 1 || community[target] === cluster) continue;
      queued[target] = 1;
      const place = head + count++;
      queue[place < length ? place : place - length] = target;
    }
    return count;
  }

  /** Whether the node moved. */
  private visit(node: number): boolean {
    const { cells, touched } = this;
    const own = this.community[node]!;
    const touchedCount = this.isWeighted ? this.gather(node) : this.gatherLinks(node);
    const size = this.size[node]!;
    const best = size === 0 ? this.heaviest(own, touchedCount) : this.bestCluster(node, own, size, touchedCount);
    for (let i = 0; i < touchedCount; i++) cells[2 * touched[i]!] = 0;
    if (best === own) return false;
    this.move(node, own, best);
    return true;
  }

  /** Sums the weights from a node to the clusters of its neighbours; returns how many clusters these are. */
  private gather(node: number): number {
    const { community, cells, touched, offsets, targets, weights } = this;
    let count = 0;
    for (let e = offsets[node]!, end = offsets[node + 1]!; e < end; e++) {
      const cluster = community[targets[e]!]!;
      const weight = cells[2 * cluster]!;
      if (weight === 0) touched[count++] = cluster;
      cells[2 * cluster] = weight + weights[e]!;
    }
    return count;
  }

  /** The same where each edge weighs what its spell says. */
  private gatherLinks(node: number): number {
    const { community, cells, touched, offsets, targets, linkWeight } = this;
    const ofNode = linkWeight[node]!;
    let count = 0;
    for (let e = offsets[node]!, end = offsets[node + 1]!; e < end; e++) {
      const target = targets[e]!;
      const cluster = community[target]!;
      const weight = cells[2 * cluster]!;
      if (weight === 0) touched[count++] = cluster;
      cells[2 * cluster] = weight + ofNode + linkWeight[target]!;
    }
    return count;
  }

  /** Where a node without reports goes: nothing is charged for it. */
  private heaviest(own: number, touchedCount: number): number {
    const { cells, touched, rank } = this;
    let best = own;
    let most = cells[2 * own]! + STAY;
    for (let i = 0; i < touchedCount; i++) {
      const cluster = touched[i]!;
      const weight = cells[2 * cluster]!;
      if (weight < most || cluster === own) continue;
      if (weight > most || (best !== own && rank[cluster]! < rank[best]!)) {
        best = cluster;
        most = weight;
      }
    }
    return best;
  }

  private bestCluster(node: number, own: number, nodeSize: number, touchedCount: number): number {
    const { cells, touched, power, company, hasCompany, beta, rank } = this;
    let best = own;
    let bestGain = this.ownGain(node, own, nodeSize) + STAY;
    for (let i = 0; i < touchedCount; i++) {
      const cluster = touched[i]!;
      if (cluster === own) continue;
      let gain = cells[2 * cluster]!;
      const n = cells[2 * cluster + 1]!;
      if (n > 0) {
        const price = beta * (power[nodeSize]! + power[n]! - power[nodeSize + n]!);
        if (gain - price * this.least < bestGain - CLEARLY) continue;
        gain -= hasCompany ? price * company.factor(node, cluster, (gain - bestGain + CLEARLY) / price) : price;
      }
      if (gain > bestGain || (gain === bestGain && best !== own && rank[cluster]! < rank[best]!)) {
        best = cluster;
        bestGain = gain;
      }
    }
    return bestGain < 0 && this.members[own]! > 1 ? this.free[this.freeCount - 1]! : best;
  }

  /** What the node gains where it is. */
  private ownGain(node: number, own: number, nodeSize: number): number {
    const { power } = this;
    const weight = this.cells[2 * own]!;
    const n = this.cells[2 * own + 1]! - nodeSize;
    if (n === 0) return weight;
    const price = this.beta * (power[nodeSize]! + power[n]! - power[nodeSize + n]!);
    return weight - (this.hasCompany ? price * this.company.ownFactor(node, own) : price);
  }

  private move(node: number, from: number, to: number): void {
    const { cells, members } = this;
    const nodeSize = this.size[node]!;
    cells[2 * from + 1]! -= nodeSize;
    if (members[to] === 0) this.freeCount--;
    if (--members[from]! === 0) this.free[this.freeCount++] = from;
    cells[2 * to + 1]! += nodeSize;
    members[to]!++;
    this.community[node] = to;
    if (nodeSize > 0 && this.hasCompany) this.company.move(node, from, to);
  }
}
