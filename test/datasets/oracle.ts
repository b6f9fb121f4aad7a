import type { Generation, ReportTruth } from '../../datasets/generate/index.js';

/** What perfect knowledge of the genuine links would score against the campaigns themselves (duplicates not scored). */
export interface Ceiling {
  readonly pairRecall: number;
  readonly pairF1: number;
  readonly bCubedF1: number;
  /** Share of campaigns of 5 and more of which one component holds at least half. */
  readonly found: number;
}

export function ceiling(generation: Generation, truths: readonly ReportTruth[]): Ceiling {
  const scored = truths.filter((truth) => truth.class !== 'duplicate');
  const campaignOf = (truth: ReportTruth): string =>
    truth.class === 'campaign' ? `c${truth.campaign}` : `alone ${truth.row}`;
  const componentOf = (truth: ReportTruth): number => generation.component(truth.row);
  const campaigns = tally(scored.map(campaignOf));
  const components = tally(scored.map(componentOf));
  const pairRecall = pairs(components) / pairs(campaigns);
  const best = new Map<string, number>();
  let shares = 0;
  let counted = 0;
  for (const truth of scored) {
    const [whole, part] = [campaigns.get(campaignOf(truth))!, components.get(componentOf(truth))!];
    best.set(campaignOf(truth), Math.max(best.get(campaignOf(truth)) ?? 0, part));
    if (whole < 2) continue;
    shares += part / whole;
    counted++;
  }
  const big = [...campaigns].filter(([, size]) => size >= 5);
  const found = big.filter(([campaign, size]) => best.get(campaign)! / size >= 0.5).length / big.length;
  return {
    pairRecall,
    pairF1: withPerfectPrecision(pairRecall),
    bCubedF1: withPerfectPrecision(shares / counted),
    found,
  };
}

function tally<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function pairs(sizes: ReadonlyMap<unknown, number>): number {
  let sum = 0;
  for (const size of sizes.values()) sum += (size * (size - 1)) / 2;
  return sum;
}

function withPerfectPrecision(recall: number): number {
  return (2 * recall) / (1 + recall);
}
