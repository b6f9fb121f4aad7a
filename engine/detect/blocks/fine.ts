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
 * Merges, as a share of a component's nodes, without which a level of fine blocks is its last: the levels that would follow
 * look at all nodes again for the few that are left (at a million reports three levels, for 2,000 merges in 400,000 nodes).
 */
const WORTH_A_LEVEL = 0.01;

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
    keepMerging(active, graph, community, WORTH_A_LEVEL);
    const next = nextNodes(graph, community, graph.nodes, active);
    labels.climb(community, next);
    if (next.count === 0) return labels.of;
    graph = aggregate(graph, next);
    community = alone(graph.nodes);
  }
}

/** Leaves a component active only if its moves merged nodes, and at least this share of them. */
export function keepMerging(
  active: Uint8Array,
  { nodes, component }: MoveGraph,
  community: Int32Array,
  leastShare = 0,
): void {
  const members = new Int32Array(active.length);
  const merged = new Int32Array(active.length);
  const seen = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const c = component[node]!;
    const label = community[node]!;
    if (c >= 0) members[c]!++;
    if (c >= 0 && seen[label] === 1) merged[c]!++;
    seen[label] = 1;
  }
  for (let c = 0; c < active.length; c++) if (merged[c]! === 0 || merged[c]! < leastShare * members[c]!) active[c] = 0;
}
