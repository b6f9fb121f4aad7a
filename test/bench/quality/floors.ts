import { markdownTable } from '../measure.js';
import { OURS } from './methods.js';
import type { ColumnName, Run } from './tables.js';
import { mean, valuesOf } from './tables.js';

/** What the mean over seeds, or the worst seed, must reach: shares of 1; errors must stay below. */
interface Floor {
  readonly name: string;
  readonly column: ColumnName;
  readonly of: 'mean' | 'worst';
  readonly error?: true;
  /** By size: 3,000, 30,000, 300,000, 1,000,000 reports. */
  readonly floors: readonly [number, number, number, number];
}

/** Section 10 of the detection rules. */
const FLOORS: readonly Floor[] = [
  { name: 'B3 F1', column: 'bCubed', of: 'mean', floors: [0.955, 0.955, 0.955, 0.95] },
  { name: 'found', column: 'found', of: 'mean', floors: [0.93, 0.945, 0.96, 0.96] },
  { name: 'pair precision', column: 'pairPrecision', of: 'mean', floors: [0.88, 0.91, 0.93, 0.92] },
  { name: 'pair F1', column: 'pairF1', of: 'mean', floors: [0.91, 0.93, 0.91, 0.9] },
  { name: 'victims off, median', column: 'victimsMedian', of: 'mean', error: true, floors: [0, 0.015, 0.015, 0.02] },
  { name: 'victims off, mean', column: 'victimsMean', of: 'mean', error: true, floors: [0.3, 0.15, 0.1, 0.1] },
  { name: 'B3 F1, worst seed', column: 'bCubed', of: 'worst', floors: [0.92, 0.935, 0.95, 0.95] },
  { name: 'pair F1, worst seed', column: 'pairF1', of: 'worst', floors: [0.8, 0.82, 0.9, 0.9] },
];

const SIZES = [3_000, 30_000, 300_000, 1_000_000];

/** How the default stands against its floors; null for a size that has none. */
export function floorTable(reports: number, runs: readonly Run[]): string | null {
  const size = SIZES.indexOf(reports);
  if (size < 0) return null;
  const rows = FLOORS.map(({ name, column, of, error, floors }) => {
    const values = valuesOf(runs, OURS, column);
    const got = of === 'mean' ? mean(values) : Math.min(...values);
    const floor = floors[size] ?? NaN;
    // What is printed decides: a floor of three digits is not missed by a fourth.
    const [shown, bar] = [Number(got.toFixed(3)), Number(floor.toFixed(3))];
    return [name, bar.toFixed(3), shown.toFixed(3), (error ? shown <= bar : shown >= bar) ? 'held' : 'MISSED'];
  });
  return markdownTable(['floor', 'bar', OURS, ''], rows);
}
