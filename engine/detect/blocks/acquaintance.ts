import type { Company } from './join-rule.js';
import type { Statistics } from './statistics.js';
import { addRow, noStatistics } from './statistics.js';
import type { Terms } from './terms.js';

/**
 * The company of nodes with statistics: keeps those of every cluster up to date while nodes move, and turns what the terms
 * say of a node and a cluster into the factor exp(-xi) on the price of joining them.
 */
export class Acquaintance implements Company {
  readonly least: number;
  private readonly clusters: Statistics;
  /** Marginal likelihoods of profiles, which cost most and change least; NaN where not known. */
  private readonly nodeProfile: Float64Array;
  private readonly clusterProfile: Float64Array;

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
    this.clusters = noStatistics(community.length);
    for (let node = 0; node < nodes.size.length; node++) addRow(this.clusters, community[node]!, nodes, node, 1);
    this.nodeProfile = new Float64Array(nodes.size.length).fill(NaN);
    this.clusterProfile = new Float64Array(community.length).fill(NaN);
  }

  factor(node: number, cluster: number, most: number): number {
    const quick = this.terms.quick(this.nodes, node, this.clusters, cluster);
    if (!this.terms.useProfile) return Math.exp(-quick);
    const least = Math.exp(-quick - this.terms.profile(Infinity));
    return least > most ? least : Math.exp(-quick - this.terms.profile(this.profileFactor(node, cluster)));
  }

  private profileFactor(node: number, cluster: number): number {
    const { terms, nodes, clusters, nodeProfile, clusterProfile } = this;
    if (Number.isNaN(nodeProfile[node])) nodeProfile[node] = terms.profileAlone(nodes, node);
    if (Number.isNaN(clusterProfile[cluster])) clusterProfile[cluster] = terms.profileAlone(clusters, cluster);
    return terms.profileTogether(nodes, node, clusters, cluster) - nodeProfile[node]! - clusterProfile[cluster]!;
  }

  leave(node: number, cluster: number): void {
    addRow(this.clusters, cluster, this.nodes, node, -1);
    this.clusterProfile[cluster] = NaN;
  }

  join(node: number, cluster: number): void {
    addRow(this.clusters, cluster, this.nodes, node, 1);
    this.clusterProfile[cluster] = NaN;
  }
}
