import { Acquaintance, Memory } from './acquaintance.js';
import type { Clusters, NextNodes } from './aggregate.js';
import { alone, clustersOf, firstNodes, nextNodes } from './aggregate.js';
import type { LinkedBlocks } from './block-graph.js';
import { blockGraph, starEdges } from './block-graph.js';
import { Labels } from './labels.js';
import { LocalMoves } from './local-moves.js';
import type { MoveGraph } from './move-graph.js';
import { NO_LINK_WEIGHTS } from './move-graph.js';
import type { Parameters } from './parameters.js';
import type { Pins } from './pins.js';
import { homesOf, mergePins } from './pins.js';
import type { Statistics } from './statistics.js';
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

/** Clusters of linked blocks, and after how many rungs. */
export interface Height {
  readonly clusters: Clusters;
  readonly rungs: number;
  /** For each block the version of the cluster that it was in when blocks last moved (see `Memory`). */
  readonly versions: Int32Array;
}

/** What one round of moves runs on: blocks and spells, or clusters of blocks. */
export interface Level {
  readonly graph: MoveGraph;
  readonly pins: Pins;
  /** One row for each block or cluster; these are the first nodes of the graph. */
  readonly statistics: Statistics;
  readonly memory: Memory;
}

/** The lowest level: for all ladders that are climbed on these blocks under the same terms. */
export interface Ground extends Level {
  readonly blocks: LinkedBlocks;
}

export function groundLevel(blocks: LinkedBlocks, statistics: Statistics, usesCap: number): Ground {
  const graph = blockGraph(blocks, statistics.size, usesCap);
  return { blocks, graph, pins: blocks.pins, statistics, memory: new Memory(blocks.count) };
}

/** Every block alone. */
export function bottom({ blocks: { count } }: Ground): Height {
  return { clusters: { count, of: alone(count) }, rungs: 0, versions: alone(count) };
}

/**
 * Joins blocks (section 2.2, step 6): one run per rung, each with beta times the rung and from the labels of the last, so
 * that the strong joins come first and set the statistics by which the weaker ones are judged.
 *
 * @param step Tells the runs of this ladder apart from other uses of the seed; run i from the bottom takes `step` + i.
 */
export function climb(
  ground: Ground,
  rungs: readonly number[],
  rules: LadderRules,
  step: number,
  from: Height = bottom(ground),
): Height {
  return rungs.reduce(
    (height, times) =>
      climbRung(ground, height, { ...rules, beta: times * rules.parameters.beta, step: step + height.rungs }),
    from,
  );
}

interface Rung extends LadderRules {
  readonly beta: number;
  readonly step: number;
}

function climbRung(ground: Ground, start: Height, rung: Rung): Height {
  const labels = new Labels(ground.blocks.count);
  let level: Level = ground;
  let community = startLabels(ground, start);
  const active = new Uint8Array(ground.graph.componentFirst.length).fill(1);
  const version = startVersions(ground, start, community);
  let moved = move(level, community, version, active, rung, 0);
  const versions = Int32Array.from(labels.of, (_, block) => version[community[block]!]!);
  for (let height = 1; ; height++) {
    const next = nextNodes(level.graph, community, level.statistics.size.length, active);
    labels.climb(community, next);
    if (next.count === 0) break;
    level = levelAbove(level, moved, community, next, rung.parameters.usesCap);
    community = alone(next.count);
    moved = move(level, community, alone(next.count), active, rung, height);
    keepMerging(active, level.graph, community);
  }
  return { clusters: clustersOf(labels.of, ground.graph.nodes), rungs: start.rungs + 1, versions };
}

/**
 * Blocks in the clusters of the last rung, each named by its first block; spells at home in one. On the first rung all are
 * alone.
 */
function startLabels({ graph, pins, blocks }: Ground, { clusters, rungs }: Height): Int32Array {
  const labels = alone(graph.nodes);
  if (rungs === 0) return labels;
  const community = firstNodes(clusters, blocks.inOrder);
  labels.set(community);
  const homes = homesOf(pins, community, graph.rank);
  for (let s = 0; s < homes.length; s++) labels[blocks.count + blocks.spellPlace[s]!] = homes[s]!;
  return labels;
}

/** By label: clusters that were not merged since blocks last moved keep their version. */
function startVersions({ graph, memory }: Ground, { versions }: Height, community: Int32Array): Int32Array {
  const version = new Int32Array(graph.nodes).fill(-1);
  const merged = new Uint8Array(graph.nodes);
  for (let block = 0; block < versions.length; block++) {
    const label = community[block]!;
    if (version[label]! < 0) version[label] = versions[block]!;
    else if (version[label] !== versions[block]) merged[label] = 1;
  }
  for (let label = 0; label < graph.nodes; label++) if (merged[label] === 1) version[label] = memory.newVersion();
  return version;
}

function move(
  { graph, statistics, memory }: Level,
  community: Int32Array,
  version: Int32Array,
  active: Uint8Array,
  { beta, power, terms, seeding, step, parameters }: Rung,
  height: number,
): Acquaintance {
  const company = new Acquaintance(terms, statistics, memory, community, version);
  const moves = new LocalMoves(graph, community, { beta, power, company });
  moves.run(visitsOf(graph, active, seeding, step, height), parameters.passes);
  return company;
}

/** Clusters become nodes, with what is known of them; uses add up. @param moved What moved the nodes below. */
function levelAbove(below: Level, moved: Acquaintance, community: Int32Array, next: NextNodes, usesCap: number): Level {
  const pins = mergePins(below.pins, next);
  const { statistics, memory } = moved.asNodes(community, next);
  const edges = starEdges(pins, next.columns.rank, usesCap);
  const graph = { ...next.columns, ...edges, linkWeight: NO_LINK_WEIGHTS, size: statistics.size };
  return { graph, pins, statistics, memory };
}

/** Leaves a component active only if its moves merged nodes. */
function keepMerging(active: Uint8Array, { nodes, component }: MoveGraph, community: Int32Array): void {
  const merged = new Uint8Array(active.length);
  const seen = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const c = component[node]!;
    const label = community[node]!;
    if (c >= 0 && seen[label] === 1) merged[c] = 1;
    seen[label] = 1;
  }
  for (let c = 0; c < active.length; c++) active[c]! &= merged[c]!;
}
