import type { Company } from './join-rule.js';
import type { Statistics } from './statistics.js';
import { addRow, CATEGORISED, copyRows, COUNTS, noStatistics } from './statistics.js';
import type { Terms } from './terms.js';

/** Marginal likelihoods of nodes alone, which cost most and never change; NaN where not known yet. */
export interface Marginals {
  readonly profile: Float64Array;
  readonly category: Float64Array;
}

export function unknownMarginals(nodes: number): Marginals {
  return { profile: new Float64Array(nodes).fill(NaN), category: new Float64Array(nodes).fill(NaN) };
}

/**
 * The company of nodes with statistics: keeps those of every cluster up to date while nodes move, and turns what the terms
 * say of a node and a cluster into the factor exp(-xi) on the price of joining them.
 */
export class Acquaintance implements Company {
  readonly least: number;
  private readonly clusters: Statistics;
  private readonly clusterMarginals: Marginals;

  /**
   * @param nodes One row for each node that holds reports; these come first among the nodes.
   * @param marginals What is known of these nodes alone under the same terms; filled in on the way.
   * @param community Label of each node, below its length.
   */
  constructor(
    private readonly terms: Terms,
    private readonly nodes: Statistics,
    private readonly marginals: Marginals,
    community: Int32Array,
  ) {
    this.least = Math.exp(-terms.most);
    this.clusters = clusterStatistics(nodes, community);
    this.clusterMarginals = unknownMarginals(community.length);
  }

  /** Goes from what costs least to what costs most, and ends where the most that can follow would not do. */
  factor(node: number, cluster: number, most: number): number {
    const { terms, nodes, clusters } = this;
    let xi = terms.cheap(nodes, node, clusters, cluster);
    const best = terms.ofProfile(Infinity) + terms.ofCategory(Infinity);
    if (Math.exp(-xi - best) > most) return Infinity;
    if (terms.useCategory) xi += terms.ofCategory(this.categoryFactor(node, cluster));
    if (!terms.useProfile) return Math.exp(-xi);
    if (Math.exp(-xi - terms.ofProfile(Infinity)) > most) return Infinity;
    return Math.exp(-xi - terms.ofProfile(this.profileFactor(node, cluster)));
  }

  private profileFactor(node: number, cluster: number): number {
    const { terms, nodes, clusters } = this;
    const ofNodes = this.marginals.profile;
    const ofClusters = this.clusterMarginals.profile;
    if (Number.isNaN(ofNodes[node])) ofNodes[node] = terms.profileAlone(nodes, node);
    if (Number.isNaN(ofClusters[cluster])) ofClusters[cluster] = terms.profileAlone(clusters, cluster);
    return terms.profileTogether(nodes, node, clusters, cluster) - ofNodes[node]! - ofClusters[cluster]!;
  }

  private categoryFactor(node: number, cluster: number): number {
    const { terms, nodes, clusters } = this;
    const ofNodes = this.marginals.category;
    const ofClusters = this.clusterMarginals.category;
    if (nodes.counts[node * COUNTS + CATEGORISED] === 0 || clusters.counts[cluster * COUNTS + CATEGORISED] === 0)
      return 0;
    if (Number.isNaN(ofNodes[node])) ofNodes[node] = terms.categoryAlone(nodes, node);
    if (Number.isNaN(ofClusters[cluster])) ofClusters[cluster] = terms.categoryAlone(clusters, cluster);
    return terms.categoryTogether(nodes, node, clusters, cluster) - ofNodes[node]! - ofClusters[cluster]!;
  }

  leave(node: number, cluster: number): void {
    addRow(this.clusters, cluster, this.nodes, node, -1);
    this.forget(cluster);
  }

  join(node: number, cluster: number): void {
    addRow(this.clusters, cluster, this.nodes, node, 1);
    this.forget(cluster);
  }

  private forget(cluster: number): void {
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
