import { invariant } from '../model/errors.js';
import type { VictimColumns } from '../model/graph.js';
import { VICTIM_FIELDS } from '../model/report.js';
import { wordAt, wordOf } from './bytes.js';
import { firstPlaces } from './first-places.js';
import { IntRows } from './growing.js';
import { ID_WORDS } from './order-ids.js';

/** Hexadecimal digits of a token. */
const TOKEN_DIGITS = 32;
const FIELDS = VICTIM_FIELDS.map((field) => Buffer.from(field));
const EQUALS = 0x3d;
const SPACE = 0x20;

/** Tokens of victims as reports come by; which report comes when is put right at the end. */
export class VictimRows {
  readonly #fields = new IntRows(1);
  /** The 128 bits of each token. */
  readonly #tokens = new IntRows(ID_WORDS);
  /** First row behind each report, in the order in which they came. */
  readonly #ends: Int32Array;
  #reports = 0;

  constructor(reports: number) {
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
      this.#fields.push(field);
      for (let word = 0; word < ID_WORDS; word++) this.#tokens.push(wordAt(bytes, token + word * 8));
      start = token + TOKEN_DIGITS + 1;
    }
    this.#ends[this.#reports++] = this.#fields.rows;
  }

  /** @param order which report, in the order in which they came, is the first, the second ... */
  columns(order: Int32Array): VictimColumns {
    const fields = this.#fields.all();
    const first = firstPlaces(this.#tokens.all());
    const columns = {
      report: new Int32Array(fields.length),
      field: new Uint8Array(fields.length),
      token: new Int32Array(fields.length),
    };
    const numberOf = new Int32Array(fields.length).fill(-1);
    let tokens = 0;
    let to = 0;
    for (let report = 0; report < order.length; report++) {
      const came = order[report] ?? 0;
      for (let row = this.#ends[came - 1] ?? 0; row < (this.#ends[came] ?? 0); row++) {
        const token = first[row] ?? 0;
        if (numberOf[token] === -1) numberOf[token] = tokens++;
        columns.report[to] = report;
        columns.field[to] = fields[row] ?? 0;
        columns.token[to++] = numberOf[token] ?? 0;
      }
    }
    return { ...columns, tokens };
  }
}
