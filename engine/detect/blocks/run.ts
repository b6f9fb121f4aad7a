import type { EvidenceGraph } from '../../model/graph.js';
import type { Partition, WeakJoint } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import { clustersOf } from './aggregate.js';
import { linkedBlocks } from './block-graph.js';
import { cutBridges } from './bridges.js';
import { fineBlocks } from './fine.js';
import { powers } from './join-rule.js';
import type { Ground, Height, LadderRules } from './ladder.js';
import { climb, groundLevel } from './ladder.js';
import type { Links } from './joints.js';
import { weakJoints } from './joints.js';
import { reportGraph } from './move-graph.js';
import type { Numbering } from './numbering.js';
import { numberingOf } from './numbering.js';
import type { Parameters } from './parameters.js';
import { ladderOf } from './parameters.js';
import { relatedPairs } from './related.js';
import { connectedReports } from './split.js';
import { statisticsOf } from './statistics.js';
import { Terms } from './terms.js';

/**
 * Where each step's use of the seed begins, so that no two share an order. Blocks of a warm run differ from those of a cold
 * one: a second opinion.
 */
export const STEPS = { hubFine: 0, hubLadder: 100, fine: 200, ladder: 300, warm: 400, warmFine: 500 };

/** What is found of the reports beside the hubs. */
export type Found = Required<
  Pick<Partition, 'community' | 'count' | 'operation' | 'bridges' | 'weakJoints' | 'related'>
>;

/** Fine blocks of reports, and clusters of these. */
export interface HubClusters {
  readonly blockOf: Clusters;
  readonly clusterOf: Clusters;
}

/** 1 for each spell that takes part in the hub pass. */
export function smallSpells({ spellOffsets, spells }: EvidenceGraph, { hubReports }: Parameters): Uint8Array {
  const small = new Uint8Array(spells);
  for (let s = 0; s < spells; s++) small[s] = spellOffsets[s + 1]! - spellOffsets[s]! <= hubReports ? 1 : 0;
  return small;
}

/**
 * The steps of one run on a graph, or on whole components of one; a class because graph, seed and the powers of sizes go into
 * every step.
 */
export class BlocksRun {
  private readonly finePower: Float64Array;
  private readonly numbering: Numbering;

  /** @param parameters With all that is learned from reports. */
  constructor(
    private readonly graph: EvidenceGraph,
    private readonly seed: number,
    private readonly parameters: Parameters,
  ) {
    this.finePower = powers(graph.reports, parameters.exponent);
    this.numbering = numberingOf(graph);
  }

  /** A first pass without big spells, to see which of them tie what does not belong together, and to learn from amounts. */
  hubClusters(): HubClusters {
    const { graph, parameters } = this;
    const small = smallSpells(graph, parameters);
    const blockOf = this.fineBlocks(small, STEPS.hubFine);
    const rules = this.rulesFor({ ...parameters, amount: 'off' });
    const ground = this.groundOf(blockOf, small);
    const height = climb(ground, ladderOf(parameters.hubLadder), rules, STEPS.hubLadder);
    return { blockOf, clusterOf: clustersOfBlocks(ground, height) };
  }

  /**
   * @param kept 1 for each spell that links.
   * @param parameters With all that is learned from blocks, too.
   */
  campaigns(kept: Uint8Array, parameters: Parameters): Found {
    const rules = this.rulesFor(parameters);
    const blockOf = this.fineBlocks(kept, STEPS.fine);
    const { joined, parts } = this.join(blockOf, kept, rules);
    const operations = connectedReports(this.graph, kept, joined);
    const links = { graph: this.graph, kept };
    return foundIn(links, operations, (campaigns) => weakJoints(links, campaigns, parts, rules), rules);
  }

  /** The clusters of reports, and those of a shorter ladder whose rungs are higher: what is certain to hang together. */
  private join(blockOf: Clusters, kept: Uint8Array, rules: LadderRules): { joined: Clusters; parts: Clusters } {
    const ground = this.groundOf(blockOf, kept);
    const ladder = ladderOf(rules.parameters.ladder);
    const weak = ladderOf(rules.parameters.weakLadder);
    const differing = ladder.findIndex((rung, i) => rung !== weak[i]);
    const shared = differing < 0 ? ladder.length : differing;
    const start = climb(ground, ladder.slice(0, shared), rules, STEPS.ladder);
    const parts = climb(ground, weak.slice(shared), rules, STEPS.ladder, start);
    const joined = climb(ground, ladder.slice(shared), rules, STEPS.ladder, start);
    return {
      joined: reportsIn(clustersOfBlocks(ground, joined), blockOf),
      parts: reportsIn(clustersOfBlocks(ground, parts), blockOf),
    };
  }

  /** Fine block of each report. */
  private fineBlocks(kept: Uint8Array, step: number): Clusters {
    const { graph, numbering, parameters } = this;
    const rule = { beta: parameters.fineBeta, power: this.finePower, company: null };
    const { of, count } = fineBlocks(reportGraph(graph, numbering, kept), rule, this.seeding(), step);
    let bound = count;
    return clustersOf(
      numbering.reportPlace.map((place) => (place < 0 ? bound++ : of[place]!)),
      count + graph.reports,
    );
  }

  private groundOf(blockOf: Clusters, kept: Uint8Array): Ground {
    const blocks = linkedBlocks(this.graph, this.numbering, blockOf, kept);
    const of = blockOf.of.map((block) => blocks.placeOf[block]!);
    const statistics = statisticsOf(this.graph.columns, { count: blocks.count, of });
    return groundLevel(blocks, statistics, this.parameters.usesCap);
  }

  private rulesFor(parameters: Parameters): LadderRules {
    return { parameters, terms: new Terms(parameters), power: this.finePower, seeding: this.seeding() };
  }

  private seeding() {
    return { seed: this.seed, idWords: this.graph.columns.idWords };
  }
}

/**
 * What is told of operations.
 *
 * @param jointsOf What is told of weak joints in campaigns.
 */
export function foundIn(
  links: Links,
  operations: Clusters,
  jointsOf: (campaigns: Clusters) => readonly WeakJoint[],
  rules: LadderRules,
): Found {
  const { clusters, bridges } = cutBridges(links.graph, operations, links.kept, rules);
  return {
    community: clusters.of,
    count: clusters.count,
    operation: operations.of,
    bridges,
    weakJoints: jointsOf(clusters),
    related: relatedPairs(links, clusters, operations, rules.parameters),
  };
}

/** The cluster of each block; those that share nothing with another are alone. */
export function clustersOfBlocks({ blocks: { placeOf } }: Ground, { clusters: { count, of } }: Height): Clusters {
  let bound = count;
  return clustersOf(
    placeOf.map((place) => (place < 0 ? bound++ : of[place]!)),
    count + placeOf.length,
  );
}

/** The cluster of each report, by the cluster of its block. */
export function reportsIn({ count, of }: Clusters, blockOf: Clusters): Clusters {
  return { count, of: blockOf.of.map((block) => of[block]!) };
}
