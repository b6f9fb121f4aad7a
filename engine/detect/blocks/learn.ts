import type { DetectionColumns } from '../../model/graph.js';
import { LOG_AMOUNT_UNITS } from '../../model/graph.js';
import { NO_DAY } from '../../model/day.js';
import type { Clusters } from './aggregate.js';
import type { Parameters, Term } from './parameters.js';
import { CATEGORY_COUNT, FLAG_COUNT } from './parameters.js';
import { AMOUNTS, CATEGORISED, FIRST_CATEGORY, statisticsOf } from './statistics.js';

/**
 * What a run learns from all its reports and then freezes (section 2.5 of the detection rules): which terms are on, how
 * often each flag and category occurs, and the mean and variance of log amounts. What was handed in stands.
 */
export function learnFromReports(columns: DetectionColumns, parameters: Parameters): Parameters {
  const count = columns.day.length;
  const all = statisticsOf(columns, { count: 1, of: new Int32Array(count) });
  const share = (place: number, of: number) => (of === 0 ? 0 : all.counts[place]! / of);
  const learned: Record<string, number> = amountMoments(columns);
  for (let k = 0; k < FLAG_COUNT; k++) learned[`flagMean${k}`] = clipRate(share(k, count));
  for (let k = 0; k < CATEGORY_COUNT; k++)
    learned[`categoryMean${k}`] = clipRate(share(FIRST_CATEGORY + k, all.counts[CATEGORISED]!));
  const amounts = all.counts[AMOUNTS]! > 0;
  const linksOnly = !amounts && !hasTwoDays(columns.day);
  const decide = (term: Term, on: boolean): Term => (term === 'auto' ? (on && !linksOnly ? 'on' : 'off') : term);
  return {
    ...filled(parameters, learned),
    time: decide(parameters.time, columns.intelligenceOnly !== true),
    profile: decide(parameters.profile, true),
    amount: decide(parameters.amount, amounts),
    category: decide(parameters.category, all.counts[CATEGORISED]! > 0),
  };
}

function clipRate(rate: number): number {
  return Math.min(Math.max(rate, 0.01), 0.99);
}

function hasTwoDays(days: Int32Array): boolean {
  const first = days.find((day) => day !== NO_DAY);
  return first !== undefined && days.some((day) => day !== NO_DAY && day !== first);
}

function amountMoments({ logAmount }: DetectionColumns): Record<string, number> {
  let n = 0;
  let sum = 0;
  for (const amount of logAmount) {
    if (amount < 0) continue;
    n++;
    sum += amount;
  }
  const mean = n === 0 ? 0 : sum / n;
  let squares = 0;
  for (const amount of logAmount) if (amount >= 0) squares += (amount - mean) ** 2;
  return {
    amountMean: mean / LOG_AMOUNT_UNITS,
    amountVariance: n === 0 ? 0 : squares / n / LOG_AMOUNT_UNITS ** 2,
  };
}

/** Fewer blocks than this say nothing about amounts. */
const FEWEST_BLOCKS = 20;
/** A block's own variance needs this many amounts. */
const FEWEST_AMOUNTS = 3;

/**
 * How far amounts tell campaigns apart, without labels: one-way random effects over the fine blocks inside the clusters of
 * the hub pass (rules, section 4). Amounts that mean nothing, or drift within a campaign, get a small kappa and so
 * switch themselves off.
 *
 * @param blockOf Fine block of each report.
 * @param clusterOf Cluster of each block.
 */
export function learnFromBlocks(
  columns: DetectionColumns,
  blockOf: Clusters,
  clusterOf: Clusters,
  parameters: Parameters,
): Parameters {
  const blocks = amountsOfBlocks(columns, blockOf);
  const { n, mean } = blocks;
  const usable = new Int32Array(clusterOf.count);
  for (let b = 0; b < blockOf.count; b++) if (n[b]! >= FEWEST_AMOUNTS) usable[clusterOf.of[b]!]!++;
  const takes = (b: number) => n[b]! >= FEWEST_AMOUNTS && usable[clusterOf.of[b]!]! >= 2;
  const total = new Float64Array(clusterOf.count);
  const totalSquares = new Float64Array(clusterOf.count);
  const sum = new Float64Array(clusterOf.count);
  let taken = 0;
  let within = 0;
  let withinFreedom = 0;
  for (let b = 0; b < blockOf.count; b++) {
    if (!takes(b)) continue;
    taken++;
    within += blocks.squares[b]!;
    withinFreedom += n[b]! - 1;
    total[clusterOf.of[b]!]! += n[b]!;
    totalSquares[clusterOf.of[b]!]! += n[b]! ** 2;
    sum[clusterOf.of[b]!]! += n[b]! * mean[b]!;
  }
  if (taken < FEWEST_BLOCKS) return filled(parameters, { amountWithin: 2.2, amountKappa: 100 });
  const lv = Math.max(within / withinFreedom, 0.01);
  let between = 0;
  for (let b = 0; b < blockOf.count; b++) {
    const cluster = clusterOf.of[b]!;
    if (takes(b)) between += n[b]! * (mean[b]! - sum[cluster]! / total[cluster]!) ** 2;
  }
  let effective = 0;
  let freedom = taken;
  for (let c = 0; c < clusterOf.count; c++) {
    if (total[c] === 0) continue;
    freedom--;
    effective += total[c]! - totalSquares[c]! / total[c]!;
  }
  const raw = Math.max((between / freedom - lv) / (effective / freedom), lv / 300);
  const tau = (freedom * raw + (20 * lv) / 50) / (freedom + 20);
  return filled(parameters, { amountWithin: lv, amountKappa: Math.max(lv / tau, 1) });
}

/** Number, mean and squared deviations of the log amounts (nats) of each block. */
function amountsOfBlocks({ logAmount }: DetectionColumns, { count, of }: Clusters) {
  const n = new Int32Array(count);
  const mean = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let r = 0; r < of.length; r++) {
    if (logAmount[r]! < 0) continue;
    const b = of[r]!;
    const amount = logAmount[r]! / LOG_AMOUNT_UNITS;
    n[b]!++;
    const off = amount - mean[b]!;
    mean[b]! += off / n[b]!; // Welford: no difference of large sums
    squares[b]! += off * (amount - mean[b]!);
  }
  return { n, mean, squares };
}

/** Learned values where nothing was handed in, to three digits: that is as far as a run's manifest should bind the next. */
function filled(parameters: Parameters, learned: Readonly<Record<string, number>>): Parameters {
  const given: Readonly<Record<string, number | string>> = parameters;
  const names = Object.keys(learned).filter((name) => Number.isNaN(given[name]));
  return { ...parameters, ...Object.fromEntries(names.map((name) => [name, Number(learned[name]!.toPrecision(3))])) };
}
