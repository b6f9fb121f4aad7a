import { invariant } from '../model/errors.js';
import type { VictimColumns } from '../model/graph.js';
import { VICTIM_FIELDS } from '../model/report.js';
import { wordAt, wordOf } from './bytes.js';
import { IntRows } from './growing.js';
import { TokenNumbers } from './token-numbers.js';

/** Hexadecimal digits of a token. */
const TOKEN_DIGITS = 32;
const FIELDS = VICTIM_FIELDS.map((field) => Buffer.from(field));
const EQUALS = 0x3d;
const SPACE = 0x20;

/** Tokens of victims as reports come by; which report comes when is put right at the end. */
export class VictimRows {
  readonly #numbers: TokenNumbers;
  /** Field and number of each token. */
  readonly #rows = new IntRows(2);
  /** First row behind each report, in the order in which they came. */
  readonly #ends: Int32Array;
  #reports = 0;

  constructor(reports: number) {
    this.#numbers = new TokenNumbers(reports);
    this.#ends = new Int32Array(reports);
  }

  /** Takes the tokens of the next report, as `victimText` writes them. */
  add(bytes: Uint8Array, from: number, to: number): void {
    for (let start = from; start < to;) {
      let token = start;
      while (token < to && bytes[token++] !== EQUALS);
      const field = wordOf(FIELDS, bytes, start, token - 1);
      invariant(
        field >= 0 && (token + TOKEN_DIGITS === to || bytes[token + TOKEN_DIGITS] === SPACE),
        'a victim has fields with tokens of 128 bits',
      );
      this.#rows.push(field);
      this.#rows.push(
        this.#numbers.of(
          wordAt(bytes, token),
          wordAt(bytes, token + 8),
          wordAt(bytes, token + 16),
          wordAt(bytes, token + 24),
        ),
      );
      start = token + TOKEN_DIGITS + 1;
    }
    this.#ends[this.#reports++] = this.#rows.rows;
  }

  /** @param order which report, in the order in which they came, is the first, the second ... */
  columns(order: Int32Array): VictimColumns {
    const columns = {
      report: new Int32Array(this.#rows.rows),
      field: new Uint8Array(this.#rows.rows),
      token: new Int32Array(this.#rows.rows),
    };
    const numberOf = new Int32Array(this.#numbers.count).fill(-1);
    let tokens = 0;
    let to = 0;
    for (let report = 0; report < order.length; report++) {
      const came = order[report] ?? 0;
      for (let row = this.#ends[came - 1] ?? 0; row < (this.#ends[came] ?? 0); row++) {
        const token = this.#rows.at(row, 1);
        if (numberOf[token] === -1) numberOf[token] = tokens++;
        columns.report[to] = report;
        columns.field[to] = this.#rows.at(row, 0);
        columns.token[to++] = numberOf[token] ?? 0;
      }
    }
    return { ...columns, tokens };
  }
}
