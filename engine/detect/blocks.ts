import type { EvidenceGraph } from '../model/graph.js';
import type { HubFinding, Kernel, Partition } from '../model/partition.js';
import type { Clusters } from './blocks/aggregate.js';
import { clustersOf } from './blocks/aggregate.js';
import { linkedBlocks } from './blocks/block-graph.js';
import { cutBridges } from './blocks/bridges.js';
import { fineBlocks } from './blocks/fine.js';
import { hubTest } from './blocks/hub-test.js';
import { powers } from './blocks/join-rule.js';
import type { Ground, Height, LadderRules } from './blocks/ladder.js';
import { climb, groundLevel } from './blocks/ladder.js';
import { learnFromBlocks } from './blocks/learn-amounts.js';
import { learnFromReports } from './blocks/learn.js';
import { weakJoints } from './blocks/joints.js';
import { reportGraph } from './blocks/move-graph.js';
import type { Numbering } from './blocks/numbering.js';
import { numberingOf } from './blocks/numbering.js';
import type { Parameters } from './blocks/parameters.js';
import { ladderOf, readParameters } from './blocks/parameters.js';
import { relatedPairs } from './blocks/related.js';
import { connectedReports } from './blocks/split.js';
import { statisticsOf } from './blocks/statistics.js';
import { Terms } from './blocks/terms.js';

/**
 * Ours: fine blocks by links alone, then joins of blocks that are priced by size and by what time, amounts and the mix of
 * artifacts say (section 2.2 of the detection rules). Blocks are nearly pure; all that can be gained or lost lies in how
 * they are joined. Every move looks at one component alone; what a run learns from all reports is returned as
 * parameters, and under the same ones a component's campaigns depend on nothing outside it.
 */
export const blocks: Kernel = {
  name: 'blocks',
  detect(graph, { seed, settings }) {
    return new BlocksRun(graph, seed, readParameters(settings)).partition();
  },
};

/** Where each step's use of the seed begins, so that no two share an order. */
const STEPS = { hubFine: 0, hubLadder: 100, fine: 200, ladder: 300 };

/** One run; a class because graph, seed and the powers of sizes go into every step. */
class BlocksRun {
  private readonly parameters: Parameters;
  private readonly finePower: Float64Array;
  private readonly numbering: Numbering;

  constructor(
    private readonly graph: EvidenceGraph,
    private readonly seed: number,
    parameters: Parameters,
  ) {
    this.parameters = learnFromReports(graph.columns, parameters);
    this.finePower = powers(graph.reports, parameters.exponent);
    this.numbering = numberingOf(graph);
  }

  partition(): Partition {
    const hubs = this.hubPass();
    const rules = this.rulesFor(hubs.parameters);
    const blockOf = this.fineBlocks(hubs.kept, hubs.parameters.fineRounds, STEPS.fine);
    const { joined, parts } = this.join(blockOf, hubs.kept, rules);
    const operations = connectedReports(this.graph, hubs.kept, joined);
    const { clusters, bridges } = cutBridges(this.graph, operations, hubs.kept, rules);
    const links = { graph: this.graph, kept: hubs.kept };
    return {
      kernel: 'blocks',
      seed: this.seed,
      community: clusters.of,
      count: clusters.count,
      operation: operations.of,
      bridges,
      weakJoints: weakJoints(links, clusters, parts, rules),
      related: relatedPairs(links, clusters, operations, hubs.parameters),
      hubs: hubs.findings,
      parameters: hubs.parameters,
    };
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

  /** A first pass without big spells, to see which of them tie what does not belong together, and to learn from amounts. */
  private hubPass(): { kept: Uint8Array; findings: readonly HubFinding[]; parameters: Parameters } {
    const { graph, parameters } = this;
    const small = Uint8Array.from({ length: graph.spells }, (_, s) =>
      graph.spellOffsets[s + 1]! - graph.spellOffsets[s]! <= parameters.hubReports ? 1 : 0,
    );
    const blockOf = this.fineBlocks(small, parameters.hubFineRounds, STEPS.hubFine);
    const rules = this.rulesFor({ ...parameters, amount: 'off' });
    const ground = this.groundOf(blockOf, small);
    const clusters = clustersOfBlocks(ground, climb(ground, ladderOf(parameters.hubLadder), rules, STEPS.hubLadder));
    return {
      ...hubTest(graph, small, reportsIn(clusters, blockOf), parameters),
      parameters: learnFromBlocks(graph.columns, blockOf, clusters, parameters),
    };
  }

  /** Fine block of each report. */
  private fineBlocks(kept: Uint8Array, rounds: number, step: number): Clusters {
    const { graph, numbering, parameters } = this;
    const rule = { beta: parameters.fineBeta, power: this.finePower, company: null };
    const { of, count } = fineBlocks(reportGraph(graph, numbering, kept), rule, rounds, this.seeding(), step);
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

/** The cluster of each block; those that share nothing with another are alone. */
function clustersOfBlocks({ blocks: { placeOf } }: Ground, { clusters: { count, of } }: Height): Clusters {
  let bound = count;
  return clustersOf(
    placeOf.map((place) => (place < 0 ? bound++ : of[place]!)),
    count + placeOf.length,
  );
}

/** The cluster of each report, by the cluster of its block. */
function reportsIn({ count, of }: Clusters, blockOf: Clusters): Clusters {
  return { count, of: blockOf.of.map((block) => of[block]!) };
}
