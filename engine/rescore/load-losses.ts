import { dayFromText, NO_DAY } from '../model/day.js';
import type { LossColumns } from '../model/graph.js';
import { LOSS_KINDS, type Loss } from '../model/money.js';
import { IntRows, NumberRows } from './growing.js';
import { renumber, WordNumbers } from './number-words.js';

/** Losses as reports come by; which report comes when is put right at the end. */
export class LossRows {
  readonly #currencies = new WordNumbers();
  /** A few thousand days are told of again and again, and reading one costs more than finding it. */
  readonly #days = new Map<string, number>();
  /** Kind, currency and day of each loss. */
  readonly #rows = new IntRows(3);
  readonly #minor = new NumberRows();
  /** First row behind each report, in the order in which they came. */
  readonly #ends: Int32Array;
  #reports = 0;

  constructor(reports: number) {
    this.#ends = new Int32Array(reports);
  }

  /** Takes the losses of the next report. */
  add(losses: readonly Loss[]): void {
    for (const { kind, currency, minor, at } of losses) {
      this.#rows.push(LOSS_KINDS.indexOf(kind));
      this.#rows.push(this.#currencies.of(currency));
      this.#rows.push(at === null ? NO_DAY : this.#dayOf(at));
      this.#minor.push(minor);
    }
    this.#ends[this.#reports++] = this.#rows.rows;
  }

  #dayOf(text: string): number {
    const known = this.#days.get(text);
    if (known !== undefined) return known;
    const day = dayFromText(text) ?? NO_DAY;
    this.#days.set(text, day);
    return day;
  }

  /** @param order which report, in the order in which they came, is the first, the second ... */
  columns(order: Int32Array): LossColumns {
    const count = this.#rows.rows;
    const { words, placeOf } = this.#currencies.sorted();
    const columns = {
      count,
      report: new Int32Array(count),
      kind: new Uint8Array(count),
      currency: new Uint16Array(count),
      minor: new Float64Array(count),
      day: new Int32Array(count),
      currencies: words,
    };
    let to = 0;
    for (let report = 0; report < order.length; report++) {
      const came = order[report] ?? 0;
      for (let row = this.#ends[came - 1] ?? 0; row < (this.#ends[came] ?? 0); row++) {
        columns.report[to] = report;
        columns.kind[to] = this.#rows.at(row, 0);
        columns.currency[to] = this.#rows.at(row, 1);
        columns.day[to] = this.#rows.at(row, 2);
        columns.minor[to++] = this.#minor.at(row);
      }
    }
    renumber(columns.currency, placeOf);
    return columns;
  }
}
