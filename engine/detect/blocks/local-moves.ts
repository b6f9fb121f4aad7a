import type { JoinRule } from './join-rule.js';
import type { MoveGraph } from './move-graph.js';
import type { Visits } from './visits.js';

/** A node stays where it is unless another cluster is better by this: rounding must not keep nodes moving. */
const STAY = 1e-9;

/**
 * Moves nodes, one at a time, to the cluster where they gain most:
 *
 *     gain = weight to the cluster - beta (n_i^p + n_c^p - (n_i + n_c)^p) * factor(i, c)
 *
 * with n in reports; leaving to an empty cluster gains 0. The price is the number of links one expects between two parts
 * of one campaign: it grows with the smaller part, and less than in proportion. First in, first out; a node that moved
 * puts its neighbours back in the queue (the fast local move of Leiden: Traag, Waltman and van Eck 2019). Components do
 * not see each other.
 */
export class LocalMoves {
  /** Moves made in each component. */
  readonly moved: Int32Array;
  private readonly clusterSize: Int32Array;
  private readonly members: Int32Array;
  private readonly weightTo: Float64Array;
  private readonly touched: Int32Array;
  private readonly queue: Int32Array;
  private readonly queued: Uint8Array;
  /** Labels that no cluster of the component uses, the next one to take last. */
  private readonly free: Int32Array;
  private freeCount = 0;

  /** @param community Label of each node: a node of its component. Changed in place by `run`. */
  constructor(
    private readonly graph: MoveGraph,
    private readonly community: Int32Array,
    private readonly rule: JoinRule,
  ) {
    const { nodes } = graph;
    this.moved = new Int32Array(graph.componentFirst.length);
    this.clusterSize = new Int32Array(nodes);
    this.members = new Int32Array(nodes);
    for (let node = 0; node < nodes; node++) {
      this.clusterSize[community[node]!]! += graph.size[node]!;
      this.members[community[node]!]!++;
    }
    this.weightTo = new Float64Array(nodes);
    this.touched = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.queued = new Uint8Array(nodes);
    this.free = new Int32Array(nodes);
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
    let moves = 0;
    let head = 0;
    let waiting = length;
    for (let visits = 0; waiting > 0 && visits < mostVisits; visits++) {
      const node = this.queue[head]!;
      head = head + 1 === length ? 0 : head + 1;
      waiting--;
      this.queued[node] = 0;
      if (!this.visit(node)) continue;
      moves++;
      waiting = this.requeueNeighbours(node, head, waiting, length);
    }
    for (; waiting > 0; waiting--) {
      this.queued[this.queue[head]!] = 0;
      head = head + 1 === length ? 0 : head + 1;
    }
    return moves;
  }

  private requeueNeighbours(node: number, head: number, waiting: number, length: number): number {
    const { offsets, targets } = this.graph;
    const cluster = this.community[node]!;
    let count = waiting;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const target = targets[e]!;
      if (this.queued[target] === 1 || this.community[target] === cluster) continue;
      this.queued[target] = 1;
      const place = head + count++;
      this.queue[place < length ? place : place - length] = target;
    }
    return count;
  }

  /** Whether the node moved. */
  private visit(node: number): boolean {
    const touchedCount = this.gather(node);
    const own = this.community[node]!;
    // What an empty cluster knows is never asked: a node alone need not leave to look around.
    const alone = this.members[own] === 1;
    this.count(node, own, -1);
    if (!alone) this.tellLeft(node, own);
    const best = this.bestCluster(node, own, touchedCount);
    for (let i = 0; i < touchedCount; i++) this.weightTo[this.touched[i]!] = 0;
    const moves = best !== own;
    if (alone && moves) this.tellLeft(node, own);
    if (moves) this.relabel(node, own, best);
    this.count(node, best, 1);
    if (moves || !alone) this.tellJoined(node, best);
    return moves;
  }

  /** Sums the weights from a node to the clusters of its neighbours; returns how many clusters these are. */
  private gather(node: number): number {
    const { offsets, targets, weights } = this.graph;
    let count = 0;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const cluster = this.community[targets[e]!]!;
      if (this.weightTo[cluster] === 0) this.touched[count++] = cluster;
      this.weightTo[cluster]! += weights[e]!;
    }
    return count;
  }

  private bestCluster(node: number, own: number, touchedCount: number): number {
    let best = own;
    let bestGain = this.gain(node, own, -Infinity) + STAY;
    for (let i = 0; i < touchedCount; i++) {
      const cluster = this.touched[i]!;
      if (cluster === own) continue;
      const gain = this.gain(node, cluster, bestGain);
      if (gain > bestGain || (gain === bestGain && best !== own && cluster < best)) {
        best = cluster;
        bestGain = gain;
      }
    }
    return bestGain < 0 && this.members[own]! > 0 ? this.free[this.freeCount - 1]! : best;
  }

  /** The gain, or something below `least` if the gain is. */
  private gain(node: number, cluster: number, least: number): number {
    const weight = this.weightTo[cluster]!;
    const nodeSize = this.graph.size[node]!;
    const clusterSize = this.clusterSize[cluster]!;
    if (nodeSize === 0 || clusterSize === 0) return weight;
    const { power, beta, company } = this.rule;
    const price = beta * (power[nodeSize]! + power[clusterSize]! - power[nodeSize + clusterSize]!);
    if (weight - price * company.least < least) return -Infinity;
    return weight - price * company.factor(node, cluster, (weight - least) / price);
  }

  private count(node: number, cluster: number, times: 1 | -1): void {
    this.clusterSize[cluster]! += times * this.graph.size[node]!;
    this.members[cluster]! += times;
  }

  /** After the node was counted out of `from`, and before it is counted into `to`. */
  private relabel(node: number, from: number, to: number): void {
    if (this.members[to] === 0) this.freeCount--;
    if (this.members[from] === 0) this.free[this.freeCount++] = from;
    this.community[node] = to;
  }

  private tellLeft(node: number, cluster: number): void {
    if (this.graph.size[node]! > 0) this.rule.company.leave(node, cluster);
  }

  private tellJoined(node: number, cluster: number): void {
    if (this.graph.size[node]! > 0) this.rule.company.join(node, cluster);
  }
}
