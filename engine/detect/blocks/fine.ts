import type { Clusters } from './aggregate.js';
import { aggregate, alone, firstNodes, nextNodes } from './aggregate.js';
import type { JoinRule } from './join-rule.js';
import { Labels } from './labels.js';
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

/** Labels of nodes after moves and aggregation until nothing merges. @param moved Set to 1 for components where nodes moved. */
function mergeRound(
  nodes: MoveGraph,
  start: Clusters,
  rule: JoinRule,
  activeAtStart: Uint8Array,
  moved: Uint8Array,
  seeding: Seeding,
  step: number,
): Int32Array {
  const active = activeAtStart.slice();
  let graph = nodes;
  let community = firstNodes(start, graph.inOrder);
  const labels = new Labels(graph.nodes);
  for (let level = 0; ; level++) {
    const moves = new LocalMoves(graph, community, rule);
    moves.run(visitsOf(graph, active, seeding, step, level), MOST_PASSES);
    for (let c = 0; c < moved.length; c++) if (moves.moved[c]! > 0) moved[c] = 1;
    keepMerging(active, graph, community);
    const next = nextNodes(graph, community, graph.nodes, active);
    labels.climb(community, next);
    if (next.count === 0) return labels.of;
    graph = aggregate(graph, next);
    community = alone(graph.nodes);
  }
}

/** Leaves a component active only if it now has fewer clusters than nodes. */
export function keepMerging(active: Uint8Array, { nodes, component }: MoveGraph, community: Int32Array): void {
  const merged = new Uint8Array(active.length);
  const seen = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const label = community[node]!;
    if (seen[label] === 1 && component[node]! >= 0) merged[component[node]!] = 1;
    seen[label] = 1;
  }
  for (let c = 0; c < active.length; c++) active[c]! &= merged[c]!;
}
