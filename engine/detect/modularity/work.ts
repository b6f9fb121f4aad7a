import type { Price } from './best.js';
import type { Crew } from './crew.js';
import type { Stretches } from './gather.js';
import { gatherRows } from './gather.js';
import type { Communities, Level } from './level.js';
import type { MoveState } from './moves.js';
import { moveNodes } from './moves.js';
import type { Parts } from './parts.js';

/** A step of detection that a crew can share. It writes into the arrays it names, and nothing else. */
export type Step =
  | { readonly do: 'move'; level: Level; among: Communities; state: MoveState; price: Price }
  | { readonly do: 'gather'; level: Level; parts: Parts; stretches: Stretches; next: Level };

/** What each thread of the crew does; see `openThreads`. */
export default function work({ step, crew }: { readonly step: Step; readonly crew: Crew }): void {
  if (step.do === 'move') moveNodes(step.level, step.among, step.state, step.price, crew);
  else gatherRows(step.level, step.parts, step.stretches, step.next, crew);
}
