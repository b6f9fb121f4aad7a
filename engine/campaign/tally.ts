import type { Tally } from '../model/campaign.js';
import { compareText } from '../model/ids.js';
import { at } from './columns.js';

/** Counts values over and over with one set of counters: `close` answers and starts afresh. */
export class TallySheet {
  private readonly counts: Int32Array;
  private touched: number[] = [];

  constructor(private readonly values: readonly string[]) {
    this.counts = new Int32Array(values.length);
  }

  /** Takes a place in the values; -1 (not said) counts nowhere. */
  add(value: number): void {
    if (value < 0) return;
    const count = at(this.counts, value);
    if (count === 0) this.touched.push(value);
    this.counts[value] = count + 1;
  }

  /** Most reports first, then by value. */
  close(): readonly Tally[] {
    const tallies = this.touched.map((value) => ({ value: this.values[value] ?? '', reports: at(this.counts, value) }));
    for (const value of this.touched) this.counts[value] = 0;
    this.touched = [];
    return tallies.sort((a, b) => b.reports - a.reports || compareText(a.value, b.value));
  }
}
