import type { Marginals } from './acquaintance.js';
import { Acquaintance, unknownMarginals } from './acquaintance.js';
import type { Clusters } from './aggregate.js';
import { alone, clustersOf, smallestNodes } from './aggregate.js';
import type { Blocks } from './block-graph.js';
import { blockGraph, starEdges } from './block-graph.js';
import { keepMerging } from './fine.js';
import { LocalMoves } from './local-moves.js';
import type { MoveGraph } from './move-graph.js';
import type { Parameters } from './parameters.js';
import type { Pins } from './pins.js';
import { homesOf, mergePins } from './pins.js';
import { summed } from './statistics.js';
import type { Terms } from './terms.js';
import type { Seeding } from './visits.js';
import { visitsOf } from './visits.js';

export interface LadderRules {
  readonly parameters: Parameters;
  readonly terms: Terms;
  /** n to the power of `parameters.exponent`. */
  readonly power: Float64Array;
  readonly seeding: Seeding;
}

/** Clusters of blocks, and after how many rungs. */
export interface Height {
  readonly clusters: Clusters;
  readonly rungs: number;
}

/** Blocks as the nodes of the lowest level: for all ladders that are climbed on them under the same terms. */
export function groundLevel(blocks: Blocks, usesCap: number): Level {
  return { ...blocks, graph: blockGraph(blocks, usesCap), marginals: unknownMarginals(blocks.firstReport.length) };
}

/** Every block alone. */
export function ground({ firstReport }: Level): Height {
  return { clusters: { count: firstReport.length, of: alone(firstReport.length) }, rungs: 0 };
}

/**
 * Joins blocks (section 2.2, step 6): one run per rung, each with beta times the rung and from the labels of the last, so
 * that the strong joins come first and set the statistics by which the weaker ones are judged.
 *
 * @param step Tells the runs of this ladder apart from other uses of the seed; run i from the ground takes `step` + i.
 */
export function climb(
  blocks: Level,
  rungs: readonly number[],
  rules: LadderRules,
  step: number,
  from: Height = ground(blocks),
): Height {
  return rungs.reduce(({ clusters, rungs: below }, times) => {
    const rung = { ...rules, beta: times * rules.parameters.beta, step: step + below, cold: below === 0 };
    return { clusters: climbRung(blocks, clusters, rung), rungs: below + 1 };
  }, from);
}

interface Rung extends LadderRules {
  readonly beta: number;
  readonly step: number;
  /** Whether it is the first: spells then start alone, later in the cluster with most of their uses. */
  readonly cold: boolean;
}

function climbRung(blocks: Level, start: Clusters, rung: Rung): Clusters {
  const { graph } = blocks;
  const active = new Uint8Array(graph.componentFirst.length).fill(1);
  const community = startLabels(graph, blocks.pins, start, rung.cold);
  move(blocks, community, active, rung, 0);
  let clusters = clustersOf(community.subarray(0, start.of.length), graph.nodes);
  let below = blocks;
  let found = clusters;
  for (let level = 1; active.includes(1); level++) {
    below = levelAbove(below, found, rung.parameters.usesCap);
    const labels = alone(below.graph.nodes);
    move(below, labels, active, rung, level);
    found = clustersOf(labels);
    const joined = found;
    clusters = { count: joined.count, of: clusters.of.map((cluster) => joined.of[cluster]!) };
    keepMerging(active, below.graph, found);
  }
  return clusters;
}

/** Blocks in the clusters of the last rung, each named by its smallest block; spells at home in one, or alone. */
function startLabels(graph: MoveGraph, pins: Pins, start: Clusters, cold: boolean): Int32Array {
  const labels = alone(graph.nodes);
  if (cold) return labels;
  const community = smallestNodes(start);
  labels.set(community);
  labels.set(homesOf(pins, community), community.length);
  return labels;
}

function move(
  { graph, statistics, marginals }: Level,
  community: Int32Array,
  active: Uint8Array,
  { beta, power, terms, seeding, step, parameters }: Rung,
  level: number,
): void {
  const company = new Acquaintance(terms, statistics, marginals, community);
  const moves = new LocalMoves(graph, community, { beta, power, company });
  moves.run(visitsOf(graph, active, seeding, step, level), parameters.passes);
}

/** What one round of moves runs on: blocks, or clusters of them. */
export interface Level extends Blocks {
  readonly graph: MoveGraph;
  readonly marginals: Marginals;
}

/** Clusters become nodes: statistics and uses add up. */
function levelAbove(below: Level, clusters: Clusters, usesCap: number): Level {
  const pins = mergePins(below.pins, clusters);
  const statistics = summed(below.statistics, clusters);
  const firstReport = new Int32Array(clusters.count);
  const component = new Int32Array(clusters.count);
  for (let node = clusters.of.length - 1; node >= 0; node--) {
    firstReport[clusters.of[node]!] = below.firstReport[node]!; // the smallest node of a cluster is written last
    component[clusters.of[node]!] = below.graph.component[node]!;
  }
  const edges = starEdges(pins, clusters.count, usesCap);
  const { componentFirst } = below.graph;
  const graph = { nodes: clusters.count, ...edges, size: statistics.size, firstReport, component, componentFirst };
  return { graph, pins, statistics, firstReport, marginals: unknownMarginals(clusters.count) };
}
