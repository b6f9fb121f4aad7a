import type { Clusters } from './aggregate.js';
import { aggregate, alone, clustersOf, smallestNodes } from './aggregate.js';
import type { JoinRule } from './join-rule.js';
import { LocalMoves } from './local-moves.js';
import type { MoveGraph } from './move-graph.js';
import { connectedParts } from './split.js';
import type { Seeding } from './visits.js';
import { visitsOf } from './visits.js';

/** Far above what any graph needed; a guard against moves that go round in circles. */
const MOST_PASSES = 50;

/**
 * Fine blocks (section 2.2 of the detection rules, step 3): moves and aggregation until nothing merges, then a split of
 * what is no longer connected, `rounds` times, each from the labels of the last. Returns connected clusters of nodes.
 *
 * @param step Tells this use of the seed apart from others.
 */
export function fineBlocks(graph: MoveGraph, rule: JoinRule, rounds: number, seeding: Seeding, step: number): Clusters {
  let clusters: Clusters = { count: graph.nodes, of: alone(graph.nodes) };
  const active = new Uint8Array(graph.componentFirst.length).fill(1);
  for (let round = 0; round < rounds && active.includes(1); round++) {
    const moved = new Uint8Array(active.length);
    const merged = mergeRound(graph, clusters, rule, active, moved, seeding, step + round);
    clusters = connectedParts(graph, merged);
    // A component where nothing moved is done: deciding it for each keeps components from waiting for one another.
    active.set(moved);
  }
  return clusters;
}

function mergeRound(
  nodes: MoveGraph,
  start: Clusters,
  rule: JoinRule,
  activeAtStart: Uint8Array,
  moved: Uint8Array,
  seeding: Seeding,
  step: number,
): Clusters {
  const active = activeAtStart.slice();
  let graph = nodes;
  let community = smallestNodes(start);
  let result: Clusters | null = null;
  for (let level = 0; active.includes(1); level++) {
    const moves = new LocalMoves(graph, community, rule);
    moves.run(visitsOf(graph, active, seeding, step, level), MOST_PASSES);
    for (let c = 0; c < moved.length; c++) if (moves.moved[c]! > 0) moved[c] = 1;
    const clusters = clustersOf(community);
    result = result === null ? clusters : { count: clusters.count, of: result.of.map((node) => clusters.of[node]!) };
    keepMerging(active, graph, clusters);
    graph = aggregate(graph, clusters);
    community = alone(graph.nodes);
  }
  return result ?? start;
}

/** Leaves a component active only if it now has fewer clusters than nodes. */
export function keepMerging(active: Uint8Array, graph: MoveGraph, clusters: Clusters): void {
  const merged = new Uint8Array(active.length);
  const seen = new Uint8Array(clusters.count);
  for (let node = 0; node < graph.nodes; node++) {
    const cluster = clusters.of[node]!;
    if (seen[cluster] === 1 && graph.component[node]! >= 0) merged[graph.component[node]!] = 1;
    seen[cluster] = 1;
  }
  for (let c = 0; c < active.length; c++) if (merged[c] === 0) active[c] = 0;
}
