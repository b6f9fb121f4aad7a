import Papa from 'papaparse';
import { SkeinError } from '../model/errors.js';
import type { Rejected } from '../model/report.js';
import { overlong } from './jsonl.js';
import { MAX_LINE_BYTES, MAX_RECORD_LINES } from './limits.js';
import type { Line } from './lines.js';
import { splitLines } from './lines.js';
import type { Profile } from './profile.js';
import type { Draft, Reader } from './reader.js';
import { reject } from './reader.js';
import type { Decoded } from './text.js';
import { decode } from './text.js';

/**
 * CSV (RFC 4180, or with `;`, tab or `|`), first line the header, through a profile. Quoted fields may span lines, but not
 * more than a few: behind a quote that nobody closed, the lines are read one by one again.
 */
export const csvReader: Reader = {
  name: 'csv',
  async *read({ file, chunks, profile, onUnread }) {
    if (profile === null) throw new SkeinError('usage', 'a CSV file needs a profile');
    let table: Table | null = null;
    for await (const lines of splitLines(chunks)) {
      const found: (Draft | Rejected)[] = [];
      for (const line of lines)
        if (table === null) {
          table = openTable(file, line, profile);
          onUnread?.(table.columns.filter((column) => !profile.reads.has(column)));
        } else found.push(...table.push(line));
      if (found.length > 0) yield found;
    }
    if (table !== null) yield table.end();
  },
};

function openTable(file: string, header: Line, profile: Profile): Table {
  const parsed = Papa.parse<string[]>(decode(header.bytes).text);
  const columns = (parsed.data[0] ?? []).map((name) => name.trim());
  for (const group of profile.requires)
    if (!group.some((column) => columns.includes(column)))
      throw new SkeinError(
        'unreadable',
        `the CSV has no column "${group.join('" or "')}", which profile ${profile.name} needs; a profile of your own ` +
          `(--profile FILE) says what other columns mean`,
      );
  const delimiter = columns.length > 1 ? parsed.meta.delimiter : ',';
  return new Table(file, profile, columns, delimiter);
}

interface OpenRecord extends Decoded {
  readonly line: number;
}

class Table {
  readonly #file: string;
  readonly #profile: Profile;
  readonly #columns: readonly string[];
  readonly #delimiter: string;
  /** Lines of a record whose quoted field is still open. */
  #open: OpenRecord[] = [];
  #openLength = 0;

  get columns(): readonly string[] {
    return this.#columns;
  }

  constructor(file: string, profile: Profile, columns: readonly string[], delimiter: string) {
    this.#file = file;
    this.#profile = profile;
    this.#columns = columns;
    this.#delimiter = delimiter;
  }

  push(line: Line): (Draft | Rejected)[] {
    const { text, reencoded } = decode(line.bytes);
    if (line.overlong) return [...this.end(), overlong({ file: this.#file, line: line.number, raw: text })];
    const inside = leavesQuoteOpen(text, this.#delimiter, this.#open.length > 0);
    if (!inside && this.#open.length === 0) return [this.#row([{ line: line.number, text, reencoded }])];
    this.#open.push({ line: line.number, text, reencoded });
    this.#openLength += text.length;
    if (!inside) return [this.#row(this.#takeOpen())];
    const tooMuch = this.#open.length > MAX_RECORD_LINES || this.#openLength > MAX_LINE_BYTES;
    return tooMuch ? this.end() : [];
  }

  /** What is open now was never closed: each of its lines stands for itself. */
  end(): (Draft | Rejected)[] {
    return this.#takeOpen().map((line) => this.#row([line]));
  }

  #takeOpen(): readonly OpenRecord[] {
    const lines = this.#open;
    this.#open = [];
    this.#openLength = 0;
    return lines;
  }

  #row(lines: readonly OpenRecord[]): Draft | Rejected {
    const raw = lines.map(({ text }) => text).join('\n');
    const at = { file: this.#file, line: lines[0]?.line ?? 0, raw };
    const { data, errors } = Papa.parse<string[]>(raw, { delimiter: this.#delimiter });
    const cells = data[0] ?? [];
    if (errors.length > 0 || data.length !== 1) return reject(at, 'line', 'its quotes are not closed');
    if (cells.length !== this.#columns.length)
      return reject(at, 'line', `it has ${cells.length} fields where the header has ${this.#columns.length}`);
    const reencoded = lines.some((line) => line.reencoded);
    return { ...at, record: this.#profile.map(this.#record(cells)), reencoded };
  }

  /** Without a prototype, so that a column named `__proto__` is a column. Of two columns with one name the first holds. */
  #record(cells: readonly string[]): unknown {
    const record = Object.create(null) as Record<string, string>;
    for (const [place, column] of this.#columns.entries()) record[column] ??= cells[place] ?? '';
    return record;
  }
}

/** Whether the text ends inside a quoted field. A quote opens a field only at its start, as the parser has it. */
function leavesQuoteOpen(text: string, delimiter: string, inside: boolean): boolean {
  if (!inside && !text.includes('"')) return false;
  let quoted = inside;
  let atStart = !inside;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') continue;
      if (text.charAt(at + 1) === '"') at++;
      else quoted = false;
    } else if (char === '"' && atStart) quoted = true;
    atStart = char === delimiter;
  }
  return quoted;
}
