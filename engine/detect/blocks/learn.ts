import type { DetectionColumns } from '../../model/graph.js';
import { LOG_AMOUNT_UNITS } from '../../model/graph.js';
import { NO_DAY } from '../../model/day.js';
import type { Parameters, Term } from './parameters.js';
import { CATEGORY_COUNT, filled, FLAG_COUNT } from './parameters.js';
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
