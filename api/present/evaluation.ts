import type { Agreement, Level, Scores } from '../../engine/index.js';

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

export interface LevelScoresJson {
  /** Against campaigns as far as genuine links could show them. */
  readonly recoverable: ScoresJson;
  /** Against the true campaigns, with reports that nobody could place. */
  readonly absolute: ScoresJson;
}

export interface EvaluationJson extends Readonly<Record<Level, LevelScoresJson>> {
  readonly run: number;
  readonly truthReports: number;
  readonly storedReports: number;
}

export function scoresJson(scores: Scores): ScoresJson {
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

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
