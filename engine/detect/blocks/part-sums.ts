import type { DetectionColumns } from '../../model/graph.js';
import type { Statistics } from './statistics.js';
import { addReport, addRow, AMOUNTS, COUNTS, DATED, noStatistics } from './statistics.js';
import type { Terms } from './terms.js';

/** A running sum is kept for every so many reports: a row is 30 numbers, and what lies between is soon added. */
const STRIDE = 32;

/** Statistics of any stretch of an operation's reports, by differences of running sums. */
export class PartSums {
  /** Row i holds the first `STRIDE` i reports. */
  private readonly running: Statistics;
  private readonly parts = noStatistics(2);

  constructor(
    private readonly columns: DetectionColumns,
    private readonly reports: Int32Array,
  ) {
    const rows = Math.floor(reports.length / STRIDE) + 1;
    this.running = noStatistics(rows);
    for (let row = 1; row < rows; row++) {
      addRow(this.running, row, this.running, row - 1, 1);
      for (let i = (row - 1) * STRIDE; i < row * STRIDE; i++) addReport(this.running, row, columns, reports[i]!);
    }
  }

  /** Puts the statistics of a part into a row: stretch `part`, or for -1 everything outside all stretches. */
  set(row: 0 | 1, starts: readonly number[], ends: readonly number[], part: number): void {
    addRow(this.parts, row, this.parts, row, -1);
    if (part >= 0) {
      this.addStretch(row, starts[part]!, ends[part]!, 1);
      return;
    }
    this.addStretch(row, 0, this.reports.length, 1);
    starts.forEach((start, i) => {
      this.addStretch(row, start, ends[i]!, -1);
    });
  }

  private addStretch(row: 0 | 1, start: number, end: number, times: 1 | -1): void {
    this.addFirst(row, end, times);
    this.addFirst(row, start, times === 1 ? -1 : 1);
  }

  private addFirst(row: 0 | 1, reports: number, times: 1 | -1): void {
    const whole = Math.floor(reports / STRIDE);
    addRow(this.parts, row, this.running, whole, times);
    for (let i = whole * STRIDE; i < reports; i++) addReport(this.parts, row, this.columns, this.reports[i]!, times);
  }

  /** Whether what is known of the two parts speaks for their being one: dates and amounts on both sides, and nothing against. */
  vouch(terms: Terms, leastAmounts: number): boolean {
    const { size, counts } = this.parts;
    for (const row of [0, 1]) {
      if (2 * counts[row * COUNTS + DATED]! < size[row]!) return false;
      if (counts[row * COUNTS + AMOUNTS]! < leastAmounts) return false;
    }
    return terms.xi(this.parts, 0, this.parts, 1) >= 0;
  }
}
