import type { Price } from './best.js';
import { unfold } from './arrange.js';
import { type Crew, shareOf } from './crew.js';
import type { Stretches } from './gather.js';
import { gatherRows } from './gather.js';
import type { Communities, Level } from './level.js';
import type { MoveState } from './moves.js';
import { moveNodes } from './moves.js';
import type { Parts } from './parts.js';
import type { WeightedGraph } from './weighted-graph.js';

/** A step of detection that a crew can share. It writes into the arrays it names, and nothing else. */
export type Step =
  | { readonly do: 'move'; level: Level; among: Communities; state: MoveState; price: Price }
  | { readonly do: 'gather'; level: Level; parts: Parts; stretches: Stretches; next: Level }
  | { readonly do: 'unfold'; graph: WeightedGraph; placeOf: Int32Array; labels: Int32Array; unfolded: Int32Array };

/** What each thread of the crew does; see `openThreads`. */
export default function work({ step, crew }: { readonly step: Step; readonly crew: Crew }): void {
  switch (step.do) {
    case 'move':
      moveNodes(step.level, step.among, step.state, step.price, crew);
      break;
    case 'gather':
      gatherRows(step.level, step.parts, step.stretches, step.next, crew);
      break;
    case 'unfold':
      unfold(step.graph, step.placeOf, step.labels, step.unfolded, shareOf(crew, 0, step.graph.nodes));
      break;
  }
}

/** How many nodes a step goes through. */
export function nodesOf(step: Step): number {
  return step.do === 'unfold' ? step.graph.nodes : step.level.nodes;
}
