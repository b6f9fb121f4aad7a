import { createHash, type Hash } from 'node:crypto';
import { endianness } from 'node:os';
import { NO_DAY } from '../model/day.js';
import { invariant } from '../model/errors.js';
import type { LossColumns, ReportColumns, VictimColumns } from '../model/graph.js';
import { REPORT_TYPES } from '../model/report.js';
import type { Watch } from '../model/watch.js';
import { DIGEST_DIGITS, ID_DIGITS, reportBatch } from '../store/report-text.js';
import type { EvidenceSource, ReportBatch } from '../store/store.js';
import { NumberReader, wordAt } from './bytes.js';
import { LossRows } from './load-losses.js';
import { VictimRows } from './load-victims.js';
import { renumber, WordNumbers } from './number-words.js';
import { ID_WORDS, orderOfIds } from './order-ids.js';

export interface ReportRows {
  readonly columns: ReportColumns;
  readonly losses: LossColumns;
  readonly victims: VictimColumns;
  /** Number of each report by its row key, -1 where there is none. */
  readonly reportOfKey: Int32Array;
  /** Holds ids and content digests of all reports; the rest of the input is added by the caller. */
  readonly digest: Hash;
}

/** Columns of all reports, in the order of their ids. */
export async function readReports(source: EvidenceSource, count: number, watch: Watch): Promise<ReportRows> {
  const came = openColumns(count);
  let reports = 0;
  for await (const batch of source.reports()) {
    addReports(came, reportBatch(batch), reports);
    reports += batch.length;
    watch.through(batch.length);
  }
  invariant(reports === count, 'a store counts its reports as it tells them');
  const order = orderOfIds(came.idWords);
  const columns = inOrder(came, order);
  return {
    columns,
    losses: came.losses.columns(order),
    victims: came.victims.columns(order),
    reportOfKey: inverse(columns.key),
    digest: digestOf(columns, came.digestWords, order),
  };
}

/** Words of 32 bits in a content digest. */
const DIGEST_WORDS = DIGEST_DIGITS / 8;
const INTELLIGENCE = REPORT_TYPES.indexOf('intelligence');
const NULL = -1;

type CameColumns = ReturnType<typeof openColumns>;

/** In the order in which reports come. */
function openColumns(count: number) {
  return {
    key: new Float64Array(count),
    idWords: new Uint32Array(count * ID_WORDS),
    digestWords: new Uint32Array(count * DIGEST_WORDS),
    day: new Int32Array(count),
    intelligence: new Uint8Array(count),
    source: new Int32Array(count),
    country: new Int32Array(count),
    fraudType: new Int32Array(count),
    unreadableLosses: new Uint16Array(count),
    sources: new WordNumbers(),
    countries: new WordNumbers(),
    fraudTypes: new WordNumbers(),
    losses: new LossRows(count),
    victims: new VictimRows(count),
  };
}

function addReports(came: CameColumns, { length, bytes }: ReportBatch, from: number): void {
  const numbers = new NumberReader(bytes);
  for (let row = from; row < from + length; row++) addReport(came, row, bytes, numbers);
  invariant(numbers.place === bytes.length, 'a store lays its reports end to end');
}

/** Takes the report that lies where the numbers have been read to, as `ReportBatch` says. */
function addReport(came: CameColumns, row: number, bytes: Uint8Array, numbers: NumberReader): void {
  came.key[row] = numbers.next(-1);
  came.day[row] = numbers.next(NO_DAY);
  came.intelligence[row] = numbers.next(0) === INTELLIGENCE ? 1 : 0;
  came.unreadableLosses[row] = numbers.next(0);
  const [victim, losses, source] = [numbers.next(0), numbers.next(0), numbers.next(0)];
  const [country, fraudType] = [numbers.next(NULL), numbers.next(NULL)];
  let place = numbers.place;
  for (let word = 0; word < ID_WORDS; word++) came.idWords[row * ID_WORDS + word] = wordAt(bytes, place + word * 8);
  place += ID_DIGITS;
  for (let word = 0; word < DIGEST_WORDS; word++)
    came.digestWords[row * DIGEST_WORDS + word] = wordAt(bytes, place + word * 8);
  place += DIGEST_DIGITS;
  came.victims.add(bytes, place, (place += victim));
  came.losses.add(bytes, place, (place += losses));
  came.source[row] = came.sources.of(bytes, place, (place += source));
  came.country[row] = country === NULL ? -1 : came.countries.of(bytes, place, (place += country));
  came.fraudType[row] = fraudType === NULL ? -1 : came.fraudTypes.of(bytes, place, (place += fraudType));
  numbers.place = place;
}

function inOrder(came: CameColumns, order: Int32Array): ReportColumns {
  const sources = came.sources.sorted();
  const countries = came.countries.sorted();
  const fraudTypes = came.fraudTypes.sorted();
  const ordered = {
    count: order.length,
    key: inThisOrder(came.key, order, new Float64Array(order.length)),
    idWords: wordsInOrder(came.idWords, order),
    day: intsInOrder(came.day, order),
    intelligence: inThisOrder(came.intelligence, order, new Uint8Array(order.length)),
    source: intsInOrder(came.source, order),
    country: intsInOrder(came.country, order),
    fraudType: intsInOrder(came.fraudType, order),
    unreadableLosses: inThisOrder(came.unreadableLosses, order, new Uint16Array(order.length)),
    sources: sources.words,
    countries: countries.words,
    fraudTypes: fraudTypes.words,
  };
  renumber(ordered.source, sources.placeOf);
  renumber(ordered.country, countries.placeOf);
  renumber(ordered.fraudType, fraudTypes.placeOf);
  return ordered;
}

/** By a loop: `from` with a function walks an iterator, which costs ten times as much. */
function intsInOrder(column: Int32Array, order: Int32Array): Int32Array {
  const ordered = new Int32Array(order.length);
  for (let to = 0; to < order.length; to++) ordered[to] = column[order[to] ?? 0] ?? 0;
  return ordered;
}

function inThisOrder<T extends Float64Array | Uint8Array | Uint16Array>(column: T, order: Int32Array, ordered: T): T {
  for (let to = 0; to < order.length; to++) ordered[to] = column[order[to] ?? 0] ?? 0;
  return ordered;
}

function wordsInOrder(words: Uint32Array, order: Int32Array): Uint32Array {
  const ordered = new Uint32Array(words.length);
  for (let to = 0; to < order.length; to++) {
    const from = (order[to] ?? 0) * ID_WORDS;
    for (let word = 0; word < ID_WORDS; word++) ordered[to * ID_WORDS + word] = words[from + word] ?? 0;
  }
  return ordered;
}

const DIGESTED_AT_ONCE = 4_096;

/** Over id and content digest of report after report, as words of 32 bits with the little end first. */
function digestOf({ idWords }: ReportColumns, digestWords: Uint32Array, order: Int32Array): Hash {
  const digest = createHash('sha256');
  const words = new Uint32Array(DIGESTED_AT_ONCE * (ID_WORDS + DIGEST_WORDS));
  let length = 0;
  for (let report = 0; report < order.length; report++) {
    for (let word = 0; word < ID_WORDS; word++) words[length++] = idWords[report * ID_WORDS + word] ?? 0;
    const from = (order[report] ?? 0) * DIGEST_WORDS;
    for (let word = 0; word < DIGEST_WORDS; word++) words[length++] = digestWords[from + word] ?? 0;
    if (length < words.length) continue;
    digest.update(littleEndFirst(words, length));
    length = 0;
  }
  return digest.update(littleEndFirst(words, length));
}

function littleEndFirst(words: Uint32Array, length: number): Uint8Array {
  const bytes = Buffer.from(words.buffer, 0, length * 4);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap32();
}

/** Number of each row by its key, -1 for keys that no row has. */
export function inverse(keys: Float64Array): Int32Array {
  let last = -1;
  for (const key of keys) last = Math.max(last, key);
  const numbers = new Int32Array(last + 1).fill(-1);
  keys.forEach((key, number) => (numbers[key] = number));
  return numbers;
}
