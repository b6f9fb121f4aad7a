import { markdownTable } from '../measure.js';
import type { Result } from './methods.js';

/** The results of one seed. */
export interface Run {
  readonly seed: number;
  readonly results: readonly Result[];
}

interface Column {
  readonly name: string;
  readonly value: (result: Result) => number;
  /** Which of several is the worst. */
  readonly worst: (values: readonly number[]) => number;
  readonly digits: number;
}

const least = (values: readonly number[]) => Math.min(...values);
const most = (values: readonly number[]) => Math.max(...values);
const share = (name: string, value: Column['value'], worst = least): Column => ({ name, value, worst, digits: 3 });

export const COLUMNS = {
  pairPrecision: share('pair P', (result) => result.recoverable.pairs.precision),
  pairRecall: share('pair R', (result) => result.recoverable.pairs.recall),
  pairF1: share('pair F1', (result) => result.recoverable.pairs.f1),
  bCubedPrecision: share('B3 P', (result) => result.recoverable.bCubed.precision),
  bCubedRecall: share('B3 R', (result) => result.recoverable.bCubed.recall),
  bCubed: share('B3 F1', (result) => result.recoverable.bCubed.f1),
  found: share('found', (result) => result.recoverable.found),
  victimsMedian: share('victims off, median', (result) => result.top.victims.median, most),
  victimsMean: share('mean', (result) => result.top.victims.mean, most),
  lossesMedian: share('losses off, median', (result) => result.top.losses.median, most),
  lossesMean: share('mean', (result) => result.top.losses.mean, most),
  largest: share('largest', (result) => result.absolute.largestShare, most),
  absolutePrecision: share('abs. pair P', (result) => result.absolute.pairs.precision),
  absoluteF1: share('abs. pair F1', (result) => result.absolute.pairs.f1),
  absoluteBCubed: share('abs. B3 F1', (result) => result.absolute.bCubed.f1),
  absoluteFound: share('abs. found', (result) => result.absolute.found),
  cpu: { name: 'CPU s', value: (result: Result) => result.cpu, worst: most, digits: 2 },
} satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;

const ALL = Object.values(COLUMNS) as readonly Column[];
const HEAD = ALL.map(({ name }) => name);

/** The values of one column for one method, one a seed. */
export function valuesOf(runs: readonly Run[], method: string, column: ColumnName): number[] {
  return runs.flatMap(({ results }) => results.filter((result) => result.method === method).map(COLUMNS[column].value));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A row for each method: mean over the seeds. */
export function meanTable(runs: readonly Run[]): string {
  return summary(runs, () => mean);
}

/** A row for each method: the worst seed, column by column. */
export function worstTable(runs: readonly Run[]): string {
  return summary(runs, (column) => column.worst);
}

function summary(runs: readonly Run[], summed: (column: Column) => (values: readonly number[]) => number): string {
  const methods = runs[0]?.results.map(({ method }) => method) ?? [];
  const rows = methods.map((method) => {
    const results = runs.flatMap((run) => run.results.filter((result) => result.method === method));
    return [method, ...ALL.map((column) => summed(column)(results.map(column.value)).toFixed(column.digits))];
  });
  return markdownTable(['method', ...HEAD], rows);
}

/** A row for each method and seed. */
export function seedTable(runs: readonly Run[]): string {
  const rows = runs.flatMap(({ seed, results }) =>
    results.map((result) => [
      `${result.method}, ${seed}`,
      ...ALL.map((column) => column.value(result).toFixed(column.digits)),
    ]),
  );
  return markdownTable(['method, seed', ...HEAD], rows.sort(byMethod));
}

function byMethod([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
