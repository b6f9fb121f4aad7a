import type { Outcome, Scores, TruthScore } from '../../engine/index.js';
import type { Column } from './table.js';

export interface Scored {
  readonly outcome: Outcome;
  readonly score: TruthScore;
}

/** One method against one reading of the truth. */
export interface ScoreLine {
  readonly method: string;
  readonly against: string;
  readonly scores: Scores;
}

export function scoreLines({ outcome, score }: Scored): readonly ScoreLine[] {
  const method = nameOf(outcome);
  return [
    { method, against: 'recoverable', scores: score.recoverable },
    { method, against: 'absolute', scores: score.absolute },
  ];
}

export const SCORE_COLUMNS: readonly Column<ScoreLine>[] = [
  { head: 'method', cell: (one) => one.method },
  { head: 'against', cell: (one) => one.against },
  { head: 'pair P', align: 'right', cell: (one) => share(one.scores.pairs.precision) },
  { head: 'R', align: 'right', cell: (one) => share(one.scores.pairs.recall) },
  { head: 'F1', align: 'right', cell: (one) => share(one.scores.pairs.f1) },
  { head: 'B3 P', align: 'right', cell: (one) => share(one.scores.bCubed.precision) },
  { head: 'R', align: 'right', cell: (one) => share(one.scores.bCubed.recall) },
  { head: 'F1', align: 'right', cell: (one) => share(one.scores.bCubed.f1) },
  { head: 'found', align: 'right', cell: (one) => share(one.scores.found) },
  { head: 'largest', align: 'right', spare: 1, cell: (one) => share(one.scores.largestShare) },
];

export const TOP_COLUMNS: readonly Column<Scored>[] = [
  { head: 'method', cell: (one) => nameOf(one.outcome) },
  { head: 'victims mean', align: 'right', cell: (one) => share(one.score.top.victims.mean) },
  { head: 'median', align: 'right', cell: (one) => share(one.score.top.victims.median) },
  { head: 'loss mean', align: 'right', cell: (one) => share(one.score.top.losses.mean) },
  { head: 'median', align: 'right', cell: (one) => share(one.score.top.losses.median) },
];

/** Levels are told apart for runs, which have two. */
function nameOf({ method, level, parameters }: Outcome): string {
  return parameters === null ? `${method}, ${level}s` : method;
}

/** Three digits without the zero before the point, as scores are written: `.972`, `1.000`. */
function share(value: number): string {
  return value.toFixed(3).replace(/^0(?=\.)/, '');
}
