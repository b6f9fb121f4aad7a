import type { DetectionColumns } from '../../model/graph.js';
import type { Statistics } from './statistics.js';
import { addReport, addRow, AMOUNTS, COUNTS, DATED, noStatistics } from './statistics.js';
import type { Terms } from './terms.js';

/** Statistics of any stretch of an operation's reports, by differences of running sums. */
export class PartSums {
  /** Row i holds the first i reports. */
  private readonly running: Statistics;
  private readonly parts = noStatistics(2);
  private readonly reports: number;

  constructor(columns: DetectionColumns, reports: Int32Array) {
    this.reports = reports.length;
    this.running = noStatistics(reports.length + 1);
    reports.forEach((report, i) => {
      addRow(this.running, i + 1, this.running, i, 1);
      addReport(this.running, i + 1, columns, report);
    });
  }

  /** Puts the statistics of a part into a row: stretch `part`, or for -1 everything outside all stretches. */
  set(row: 0 | 1, starts: readonly number[], ends: readonly number[], part: number): void {
    addRow(this.parts, row, this.parts, row, -1);
    if (part >= 0) {
      this.addStretch(row, starts[part]!, ends[part]!, 1);
      return;
    }
    this.addStretch(row, 0, this.reports, 1);
    starts.forEach((start, i) => {
      this.addStretch(row, start, ends[i]!, -1);
    });
  }

  private addStretch(row: 0 | 1, start: number, end: number, times: 1 | -1): void {
    addRow(this.parts, row, this.running, end, times);
    addRow(this.parts, row, this.running, start, times === 1 ? -1 : 1);
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
