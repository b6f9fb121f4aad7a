import type { Clusters } from './aggregate.js';
import type { Company } from './join-rule.js';
import { Outlooks } from './outlook.js';
import type { Statistics } from './statistics.js';
import {
  addRow,
  CATEGORISED,
  copyRow,
  copyRows,
  COUNTS,
  noStatistics,
  setDifference,
  setMoments,
} from './statistics.js';
import type { Terms } from './terms.js';

/** Marginal likelihoods of nodes alone, which never change; NaN where not known yet. */
export interface Marginals {
  readonly profile: Float64Array;
  readonly category: Float64Array;
}

function unknownMarginals(nodes: number): Marginals {
  return { profile: new Float64Array(nodes).fill(NaN), category: new Float64Array(nodes).fill(NaN) };
}

/** Places a node has for factors: one for its own cluster, the others by the version of the cluster. */
const PLACES = 4;

/**
 * What was worked out of the nodes of one level under one set of terms, for all runs of moves on them. A cluster's version
 * names its content: it changes with it, and no two contents share one. Most nodes stay where they are in most runs, so
 * most factors are asked again unchanged.
 */
export class Memory {
  readonly marginals: Marginals;
  /** Version that each factor belongs to, or -1. */
  readonly versions: Int32Array;
  readonly factors: Float64Array;
  private last: number;

  constructor(nodes: number) {
    this.marginals = unknownMarginals(nodes);
    this.versions = new Int32Array(PLACES * nodes).fill(-1);
    this.factors = new Float64Array(PLACES * nodes);
    this.last = nodes - 1; // a node alone has its own number
  }

  newVersion(): number {
    return ++this.last;
  }
}

/**
 * The company of nodes with statistics: keeps those of every cluster up to date while nodes move, and turns what the terms
 * say of a node and a cluster into the factor exp(-xi) on the price of joining them.
 */
export class Acquaintance implements Company {
  readonly least: number;
  private readonly clusters: Statistics;
  private readonly clusterMarginals: Marginals;
  private readonly outlooks: Outlooks;
  private readonly rest = noStatistics(1);
  private readonly restMarginals = unknownMarginals(1);
  /** The largest that the profile can add to xi, and that profile and category can. */
  private readonly mostOfProfile: number;
  private readonly mostOfBoth: number;

  /**
   * @param nodes One row for each node that holds reports; these come first among the nodes.
   * @param memory What is known of these nodes under the same terms; filled in on the way.
   * @param community Label of each node, below its length.
   * @param version Of the content of each cluster, by label; kept up to date.
   */
  constructor(
    private readonly terms: Terms,
    private readonly nodes: Statistics,
    private readonly memory: Memory,
    community: Int32Array,
    private readonly version: Int32Array,
  ) {
    this.least = Math.exp(-terms.most);
    this.clusters = clusterStatistics(nodes, community);
    this.clusterMarginals = unknownMarginals(community.length);
    this.outlooks = new Outlooks(terms, this.clusters, community.length);
    this.mostOfProfile = terms.ofProfile(Infinity);
    this.mostOfBoth = this.mostOfProfile + terms.ofCategory(Infinity);
  }

  /** Goes from what costs least to what costs most, and ends where the most that can follow would not do. */
  factor(node: number, cluster: number, most: number): number {
    const { terms, nodes, clusters, memory, clusterMarginals } = this;
    const version = this.version[cluster]!;
    const place = PLACES * node + 1 + (version % (PLACES - 1));
    if (memory.versions[place] === version) return memory.factors[place]!;
    let xi = terms.cheap(nodes, node, clusters, cluster);
    const least = -Math.log(most);
    if (xi + this.mostOfBoth < least) return Infinity;
    const outlook = nodes.size[node] === 1 ? this.outlooks.placeOf(cluster, version, 0) : -1;
    if (outlook >= 0) return this.remember(place, version, Math.exp(-xi - this.ofSingle(node, cluster, outlook, 0)));
    if (terms.useCategory) xi += terms.ofCategory(this.categoryFactor(node, clusters, cluster, clusterMarginals));
    if (xi + this.mostOfProfile < least) return Infinity;
    if (terms.useProfile) xi += terms.ofProfile(this.profileFactor(node, clusters, cluster, clusterMarginals));
    return this.remember(place, version, Math.exp(-xi));
  }

  ownFactor(node: number, cluster: number): number {
    const { memory, rest } = this;
    const version = this.version[cluster]!;
    const place = PLACES * node;
    if (memory.versions[place] === version) return memory.factors[place]!;
    const outlook = this.nodes.size[node] === 1 ? this.outlooks.placeOf(cluster, version, 1) : -1;
    if (outlook < 0) return this.remember(place, version, Math.exp(-this.ofRest(node, cluster)));
    setMoments(rest, 0, this.clusters, cluster, this.nodes, node);
    const xi = this.terms.cheap(this.nodes, node, rest, 0) + this.ofSingle(node, cluster, outlook, 1);
    return this.remember(place, version, Math.exp(-xi));
  }

  /** The xi of a node and the rest of its cluster. */
  private ofRest(node: number, cluster: number): number {
    const { terms, nodes, rest, restMarginals } = this;
    setDifference(rest, 0, this.clusters, cluster, nodes, node);
    restMarginals.profile[0] = restMarginals.category[0] = NaN;
    let xi = terms.cheap(nodes, node, rest, 0);
    if (terms.useProfile) xi += terms.ofProfile(this.profileFactor(node, rest, 0, restMarginals));
    if (terms.useCategory) xi += terms.ofCategory(this.categoryFactor(node, rest, 0, restMarginals));
    return xi;
  }

  /** What profile and category of a single report add to xi. */
  private ofSingle(node: number, cluster: number, outlook: number, inside: 0 | 1): number {
    const { terms, nodes, clusters, outlooks } = this;
    const { profile, category } = this.memory.marginals;
    let xi = 0;
    if (terms.useProfile) {
      if (Number.isNaN(profile[node])) profile[node] = terms.profileAlone(nodes, node);
      xi += terms.ofProfile(outlooks.profile(outlook, nodes, node) - profile[node]!);
    }
    if (!terms.useCategory) return xi;
    if (nodes.counts[node * COUNTS + CATEGORISED] === 0 || clusters.counts[cluster * COUNTS + CATEGORISED]! <= inside)
      return xi + terms.ofCategory(0);
    if (Number.isNaN(category[node])) category[node] = terms.categoryAlone(nodes, node);
    return xi + terms.ofCategory(outlooks.category(outlook, nodes, node) - category[node]!);
  }

  private remember(place: number, version: number, factor: number): number {
    this.memory.versions[place] = version;
    this.memory.factors[place] = factor;
    return factor;
  }

  private profileFactor(node: number, others: Statistics, row: number, alone: Marginals): number {
    const { terms, nodes } = this;
    const ofNodes = this.memory.marginals.profile;
    if (Number.isNaN(ofNodes[node])) ofNodes[node] = terms.profileAlone(nodes, node);
    if (Number.isNaN(alone.profile[row])) alone.profile[row] = terms.profileAlone(others, row);
    return terms.profileTogether(nodes, node, others, row) - ofNodes[node]! - alone.profile[row]!;
  }

  private categoryFactor(node: number, others: Statistics, row: number, alone: Marginals): number {
    const { terms, nodes } = this;
    const ofNodes = this.memory.marginals.category;
    if (nodes.counts[node * COUNTS + CATEGORISED] === 0 || others.counts[row * COUNTS + CATEGORISED] === 0) return 0;
    if (Number.isNaN(ofNodes[node])) ofNodes[node] = terms.categoryAlone(nodes, node);
    if (Number.isNaN(alone.category[row])) alone.category[row] = terms.categoryAlone(others, row);
    return terms.categoryTogether(nodes, node, others, row) - ofNodes[node]! - alone.category[row]!;
  }

  move(node: number, from: number, to: number): void {
    addRow(this.clusters, from, this.nodes, node, -1);
    addRow(this.clusters, to, this.nodes, node, 1);
    this.changed(from);
    this.changed(to);
  }

  /** The clusters as nodes of the next level, with what was worked out of them. @param community Label of each node. */
  asNodes(community: Int32Array, next: Clusters): { statistics: Statistics; memory: Memory } {
    const statistics = noStatistics(next.count);
    const memory = new Memory(next.count);
    const { profile, category } = this.clusterMarginals;
    for (let node = 0, taken = 0; taken < next.count; node++) {
      const number = next.of[node]!;
      if (number !== taken) continue; // of a component that is done, or taken before
      const cluster = community[node]!;
      copyRow(statistics, number, this.clusters, cluster);
      memory.marginals.profile[number] = profile[cluster]!;
      memory.marginals.category[number] = category[cluster]!;
      taken++;
    }
    return { statistics, memory };
  }

  private changed(cluster: number): void {
    this.version[cluster] = this.memory.newVersion();
    this.clusterMarginals.profile[cluster] = NaN;
    this.clusterMarginals.category[cluster] = NaN;
  }
}

function clusterStatistics(nodes: Statistics, community: Int32Array): Statistics {
  const clusters = noStatistics(community.length);
  if (community.every((label, node) => label === node)) {
    copyRows(clusters, nodes);
    return clusters;
  }
  for (let node = 0; node < nodes.size.length; node++) addRow(clusters, community[node]!, nodes, node, 1);
  return clusters;
}
