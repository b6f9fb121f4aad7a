import { NO_DAY } from '../../model/day.js';
import type { DetectionColumns } from '../../model/graph.js';
import type { Clusters } from './aggregate.js';

/** Counts of a row: flags 0..8, reports with an amount (9), categories 0..8 (10..18), dated (19), with a category (20). */
export const COUNTS = 21;
export const AMOUNTS = 9;
export const FIRST_CATEGORY = 10;
export const DATED = 19;
export const CATEGORISED = 20;

/** Sums of a row: log amounts in their fixed-point units, days, squares of days. */
export const SUMS = 3;
export const AMOUNT_SUM = 0;
export const DAY_SUM = 1;
export const DAY_SQUARES = 2;

/** What is known of nodes or clusters, one row each. All of it whole numbers, so that adding and taking away is exact. */
export interface Statistics {
  readonly size: Int32Array;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

export function noStatistics(rows: number): Statistics {
  return {
    size: new Int32Array(rows),
    counts: new Int32Array(rows * COUNTS),
    sums: new Float64Array(rows * SUMS),
  };
}

/** The statistics of clusters of reports. Reports with a negative cluster are left out. */
export function statisticsOf(columns: DetectionColumns, { count, of }: Clusters): Statistics {
  const statistics = noStatistics(count);
  for (let r = 0; r < of.length; r++) if (of[r]! >= 0) addReport(statistics, of[r]!, columns, r);
  return statistics;
}

/** Adds a report to a row, or takes it away. */
export function addReport(
  { size, counts, sums }: Statistics,
  row: number,
  columns: DetectionColumns,
  r: number,
  times: 1 | -1 = 1,
): void {
  const c = row * COUNTS;
  const s = row * SUMS;
  size[row]! += times;
  for (let flags = columns.flags[r]!; flags !== 0; flags &= flags - 1)
    counts[c + 31 - Math.clz32(flags & -flags)]! += times;
  if (columns.logAmount[r]! >= 0) {
    counts[c + AMOUNTS]! += times;
    sums[s + AMOUNT_SUM]! += times * columns.logAmount[r]!;
  }
  if (columns.category[r]! >= 0) {
    counts[c + FIRST_CATEGORY + columns.category[r]!]! += times;
    counts[c + CATEGORISED]! += times;
  }
  const day = columns.day[r]!;
  if (day !== NO_DAY) {
    counts[c + DATED]! += times;
    sums[s + DAY_SUM]! += times * day;
    sums[s + DAY_SQUARES]! += times * day * day;
  }
}

/** Adds a row of one to a row of another, `times` 1 or -1. */
export function addRow(to: Statistics, row: number, from: Statistics, fromRow: number, times: 1 | -1): void {
  to.size[row]! += times * from.size[fromRow]!;
  const c = row * COUNTS;
  const fromC = fromRow * COUNTS;
  for (let i = 0; i < COUNTS; i++) to.counts[c + i]! += times * from.counts[fromC + i]!;
  const s = row * SUMS;
  const fromS = fromRow * SUMS;
  for (let i = 0; i < SUMS; i++) to.sums[s + i]! += times * from.sums[fromS + i]!;
}

/** Copies a row of one to a row of another. */
export function copyRow(to: Statistics, row: number, from: Statistics, fromRow: number): void {
  to.size[row] = from.size[fromRow]!;
  for (let i = 0; i < COUNTS; i++) to.counts[row * COUNTS + i] = from.counts[fromRow * COUNTS + i]!;
  for (let i = 0; i < SUMS; i++) to.sums[row * SUMS + i] = from.sums[fromRow * SUMS + i]!;
}

/** Copies all rows of one to the first rows of another. */
export function copyRows(to: Statistics, from: Statistics): void {
  to.size.set(from.size);
  to.counts.set(from.counts);
  to.sums.set(from.sums);
}

/** Makes a row the difference of two rows. */
export function setDifference(
  to: Statistics,
  row: number,
  from: Statistics,
  a: number,
  less: Statistics,
  b: number,
): void {
  to.size[row] = from.size[a]! - less.size[b]!;
  for (let i = 0; i < COUNTS; i++)
    to.counts[row * COUNTS + i] = from.counts[a * COUNTS + i]! - less.counts[b * COUNTS + i]!;
  for (let i = 0; i < SUMS; i++) to.sums[row * SUMS + i] = from.sums[a * SUMS + i]! - less.sums[b * SUMS + i]!;
}

/** The same for what `Terms.cheap` asks of a row, and nothing else. */
export function setMoments(
  to: Statistics,
  row: number,
  from: Statistics,
  a: number,
  less: Statistics,
  b: number,
): void {
  to.counts[row * COUNTS + AMOUNTS] = from.counts[a * COUNTS + AMOUNTS]! - less.counts[b * COUNTS + AMOUNTS]!;
  to.counts[row * COUNTS + DATED] = from.counts[a * COUNTS + DATED]! - less.counts[b * COUNTS + DATED]!;
  for (let i = 0; i < SUMS; i++) to.sums[row * SUMS + i] = from.sums[a * SUMS + i]! - less.sums[b * SUMS + i]!;
}

/** Rows summed by cluster. Rows with a negative cluster are left out. */
export function summed(statistics: Statistics, { count, of }: Clusters): Statistics {
  const sum = noStatistics(count);
  for (let row = 0; row < of.length; row++) if (of[row]! >= 0) addRow(sum, of[row]!, statistics, row, 1);
  return sum;
}
