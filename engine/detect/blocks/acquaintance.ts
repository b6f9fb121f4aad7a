import type { Company } from './join-rule.js';
import type { Statistics } from './statistics.js';
import { addRow, CATEGORISED, copyRows, COUNTS, noStatistics } from './statistics.js';
import type { Terms } from './terms.js';

/**
 * The company of nodes with statistics: keeps those of every cluster up to date while nodes move, and turns what the terms
 * say of a node and a cluster into the factor exp(-xi) on the price of joining them.
 */
export class Acquaintance implements Company {
  readonly least: number;
  private readonly clusters: Statistics;
  /** Marginal likelihoods of one part alone, which cost most and change least; NaN where not known. */
  private readonly nodeProfile: Float64Array;
  private readonly clusterProfile: Float64Array;
  private readonly nodeCategory: Float64Array;
  private readonly clusterCategory: Float64Array;

  /**
   * @param nodes One row for each node that holds reports; these come first among the nodes.
   * @param community Label of each node, below its length.
   */
  constructor(
    private readonly terms: Terms,
    private readonly nodes: Statistics,
    community: Int32Array,
  ) {
    this.least = Math.exp(-terms.most);
    this.clusters = clusterStatistics(nodes, community);
    this.nodeProfile = new Float64Array(nodes.size.length).fill(NaN);
    this.clusterProfile = new Float64Array(community.length).fill(NaN);
    this.nodeCategory = new Float64Array(nodes.size.length).fill(NaN);
    this.clusterCategory = new Float64Array(community.length).fill(NaN);
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
    const { terms, nodes, clusters, nodeProfile, clusterProfile } = this;
    if (Number.isNaN(nodeProfile[node])) nodeProfile[node] = terms.profileAlone(nodes, node);
    if (Number.isNaN(clusterProfile[cluster])) clusterProfile[cluster] = terms.profileAlone(clusters, cluster);
    return terms.profileTogether(nodes, node, clusters, cluster) - nodeProfile[node]! - clusterProfile[cluster]!;
  }

  private categoryFactor(node: number, cluster: number): number {
    const { terms, nodes, clusters, nodeCategory, clusterCategory } = this;
    if (nodes.counts[node * COUNTS + CATEGORISED] === 0 || clusters.counts[cluster * COUNTS + CATEGORISED] === 0)
      return 0;
    if (Number.isNaN(nodeCategory[node])) nodeCategory[node] = terms.categoryAlone(nodes, node);
    if (Number.isNaN(clusterCategory[cluster])) clusterCategory[cluster] = terms.categoryAlone(clusters, cluster);
    return terms.categoryTogether(nodes, node, clusters, cluster) - nodeCategory[node]! - clusterCategory[cluster]!;
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
    this.clusterProfile[cluster] = NaN;
    this.clusterCategory[cluster] = NaN;
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
