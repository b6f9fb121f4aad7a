import { dayFromText, NO_DAY, type Day } from '../model/day.js';
import { invariant } from '../model/errors.js';
import type { LossColumns } from '../model/graph.js';
import { LOSS_KINDS } from '../model/money.js';
import { spaceFrom, wholeNumber, wordOf } from './bytes.js';
import { IntRows, NumberRows } from './growing.js';
import { renumber, WordNumbers } from './number-words.js';

const KINDS = LOSS_KINDS.map((kind) => Buffer.from(kind));

/** Losses as reports come by; which report comes when is put right at the end. */
export class LossRows {
  readonly #currencies = new WordNumbers();
  /** A few thousand days are told of again and again, and proving one costs more than finding it. */
  readonly #days = new Map<number, Day>();
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
  add(bytes: Uint8Array, from: number, to: number): void {
    for (let start = from; start < to;) {
      const currency = spaceFrom(bytes, start, to) + 1;
      const minor = spaceFrom(bytes, currency, to) + 1;
      const day = spaceFrom(bytes, minor, to) + 1;
      const end = spaceFrom(bytes, day, to);
      const kind = wordOf(KINDS, bytes, start, currency - 1);
      invariant(kind >= 0 && day < to, 'a loss has four words');
      this.#rows.push(kind);
      this.#rows.push(this.#currencies.of(bytes, currency, minor - 1));
      this.#rows.push(this.#dayAt(bytes, day, end));
      this.#minor.push(wholeNumber(bytes, minor, day - 1));
      start = end + 1;
    }
    this.#ends[this.#reports++] = this.#rows.rows;
  }

  /** Of `YYYY-MM-DD`; none for all else. */
  #dayAt(bytes: Uint8Array, from: number, to: number): Day {
    if (to - from !== DAY_LENGTH) return NO_DAY;
    const [year, month, day] = [from, from + 5, from + 8];
    const key =
      wholeNumber(bytes, year, year + 4) * 1e4 +
      wholeNumber(bytes, month, month + 2) * 100 +
      wholeNumber(bytes, day, to);
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const told = dayFromText(Buffer.from(bytes.slice(from, to)).toString()) ?? NO_DAY;
    this.#days.set(key, told);
    return told;
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

const DAY_LENGTH = 10;
