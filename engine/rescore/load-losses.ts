import { dayFromText, NO_DAY } from '../model/day.js';
import { invariant } from '../model/errors.js';
import type { LossColumns } from '../model/graph.js';
import { LOSS_KINDS } from '../model/money.js';
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

  /** Takes the losses of the next report, as `lossesText` writes them. */
  add(text: string): void {
    for (let from = 0; from < text.length;) {
      const kind = LOSS_KINDS.findIndex((name) => text.startsWith(name, from) && text[from + name.length] === ' ');
      const currency = text.indexOf(' ', from) + 1;
      const minor = text.indexOf(' ', currency) + 1;
      const day = text.indexOf(' ', minor) + 1;
      const end = text.indexOf(' ', day);
      invariant(kind >= 0 && currency > 0 && minor > 0 && day > 0, 'a loss has four words');
      this.#rows.push(kind);
      this.#rows.push(this.#currencies.of(text.slice(currency, minor - 1)));
      this.#rows.push(this.#dayOf(end < 0 ? text.slice(day) : text.slice(day, end)));
      this.#minor.push(wholeNumber(text, minor, day - 1));
      from = end < 0 ? text.length : end + 1;
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

function wholeNumber(text: string, from: number, to: number): number {
  let number = 0;
  for (let place = from; place < to; place++) number = number * 10 + (text.charCodeAt(place) - 48);
  return number;
}
