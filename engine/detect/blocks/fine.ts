import type { Clusters } from './aggregate.js';
import { alone } from './aggregate.js';
import type { JoinRule } from './join-rule.js';
import { LocalMoves } from './local-moves.js';
import type { MoveGraph } from './move-graph.js';
import { connectedParts } from './split.js';
import type { Seeding } from './visits.js';
import { visitsOf } from './visits.js';

/** Far above what any graph needed; a guard against moves that go round in circles. */
const MOST_PASSES = 50;

/**
 * Fine blocks (section 2.2 of the detection rules, step 3): every node alone, moves until no node wants to move, then a split
 * of what is no longer connected. The rules go on with moves of blocks, and do all of it twice; but blocks are joined by the
 * ladder, which knows more than links (ARCHITECTURE has the figures). Returns connected clusters of nodes.
 *
 * @param step Tells this use of the seed apart from others.
 */
export function fineBlocks(graph: MoveGraph, rule: JoinRule, seeding: Seeding, step: number): Clusters {
  const community = alone(graph.nodes);
  const all = new Uint8Array(graph.componentFirst.length).fill(1);
  new LocalMoves(graph, community, rule).run(visitsOf(graph, all, seeding, step, 0), MOST_PASSES);
  return connectedParts(graph, community);
}
