import type { Agreement, Level, Outcome, Scores, Spread, TopErrors, TruthScore } from '../../engine/index.js';

/** Shares of 1, four digits. */
export interface ScoresJson {
  /** Reports that were scored, their true campaigns, and the clusters they were found in. */
  readonly reports: number;
  readonly truths: number;
  readonly clusters: number;
  readonly pairs: Agreement;
  readonly bCubed: Agreement;
  /** Share of true campaigns of at least 5 reports that a cluster matches with Jaccard .5 or more. */
  readonly found: number;
  /** Share of the scored reports in the largest cluster. */
  readonly largestShare: number;
}

export interface TruthScoreJson {
  /** Against campaigns as far as genuine links could show them. */
  readonly recoverable: ScoresJson;
  /** Against the true campaigns, with reports that nobody could place. */
  readonly absolute: ScoresJson;
  /** How far linked victims and losses of the largest true campaigns are off, as shares of the true ones. */
  readonly top: TopErrors;
}

export interface MethodScoreJson extends TruthScoreJson {
  readonly method: string;
}

export interface EvaluationJson extends Readonly<Record<Level, TruthScoreJson>> {
  readonly run: number;
  /** Reports that the truth names, and how many of them are stored: the others are not scored. */
  readonly truthReports: number;
  readonly scoredReports: number;
  readonly storedReports: number;
  /** What else was run on the same reports: baselines, and ours without its terms; empty where nothing was asked for. */
  readonly others: readonly MethodScoreJson[];
}

export function methodScoreJson({ method }: Outcome, score: TruthScore): MethodScoreJson {
  return { method, ...truthScoreJson(score) };
}

export function truthScoreJson({ recoverable, absolute, top }: TruthScore): TruthScoreJson {
  return {
    recoverable: scoresJson(recoverable),
    absolute: scoresJson(absolute),
    top: { truths: top.truths, victims: spreadJson(top.victims), losses: spreadJson(top.losses) },
  };
}

function scoresJson(scores: Scores): ScoresJson {
  return {
    reports: scores.reports,
    truths: scores.truths,
    clusters: scores.clusters,
    pairs: agreementJson(scores.pairs),
    bCubed: agreementJson(scores.bCubed),
    found: rounded(scores.found),
    largestShare: rounded(scores.largestShare),
  };
}

function agreementJson({ precision, recall, f1 }: Agreement): Agreement {
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
}

function spreadJson({ mean, median }: Spread): Spread {
  return { mean: rounded(mean), median: rounded(median) };
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
