import { createHash, type Hash } from 'node:crypto';
import { NO_DAY } from '../model/day.js';
import { invariant } from '../model/errors.js';
import type { ReportColumns } from '../model/graph.js';
import type { EvidenceReport, EvidenceSource } from '../store/store.js';
import { float64, int32, uint16, uint32, uint8 } from './growing.js';
import { renumber, WordNumbers } from './number-words.js';

export interface ReportRows {
  readonly columns: ReportColumns;
  /** Number of each report by its row key, -1 where there is none. */
  readonly reportOfKey: Int32Array;
  /** Holds ids and content digests of all reports; the rest of the input is added by the caller. */
  readonly digest: Hash;
}

/** Columns of all reports, in the order of their ids. */
export async function readReports(source: EvidenceSource): Promise<ReportRows> {
  const columns = openColumns();
  const digest = createHash('sha256');
  let lastId = '';
  for await (const batch of source.reports()) {
    for (const report of batch) {
      invariant(report.id > lastId, 'reports come in the order of their ids');
      lastId = report.id;
      digest.update(report.id).update(report.digest);
      addReport(columns, report);
    }
  }
  const closed = closeColumns(columns);
  return { columns: closed, reportOfKey: inverse(closed.key), digest };
}

type OpenColumns = ReturnType<typeof openColumns>;

function openColumns() {
  return {
    key: float64(),
    idWords: uint32(),
    day: int32(),
    intelligence: uint8(),
    source: int32(),
    country: int32(),
    fraudType: int32(),
    unreadableLosses: uint16(),
    sources: new WordNumbers(),
    countries: new WordNumbers(),
    fraudTypes: new WordNumbers(),
  };
}

function addReport(columns: OpenColumns, report: EvidenceReport): void {
  columns.key.push(report.key);
  for (let word = 0; word < 4; word++)
    columns.idWords.push(Number.parseInt(report.id.slice(word * 8, word * 8 + 8), 16));
  columns.day.push(report.day ?? NO_DAY);
  columns.intelligence.push(report.type === 'intelligence' ? 1 : 0);
  columns.source.push(columns.sources.of(report.source));
  columns.country.push(columns.countries.of(report.country));
  columns.fraudType.push(columns.fraudTypes.of(report.fraudType));
  columns.unreadableLosses.push(report.unreadableLosses);
}

function closeColumns(columns: OpenColumns): ReportColumns {
  const sources = columns.sources.sorted();
  const countries = columns.countries.sorted();
  const fraudTypes = columns.fraudTypes.sorted();
  const closed = {
    count: columns.key.length,
    key: columns.key.take(),
    idWords: columns.idWords.take(),
    day: columns.day.take(),
    intelligence: columns.intelligence.take(),
    source: columns.source.take(),
    country: columns.country.take(),
    fraudType: columns.fraudType.take(),
    unreadableLosses: columns.unreadableLosses.take(),
    sources: sources.words,
    countries: countries.words,
    fraudTypes: fraudTypes.words,
  };
  renumber(closed.source, sources.placeOf);
  renumber(closed.country, countries.placeOf);
  renumber(closed.fraudType, fraudTypes.placeOf);
  return closed;
}

/** Number of each row by its key, -1 for keys that no row has. */
export function inverse(keys: Float64Array): Int32Array {
  let last = -1;
  for (const key of keys) last = Math.max(last, key);
  const numbers = new Int32Array(last + 1).fill(-1);
  keys.forEach((key, number) => (numbers[key] = number));
  return numbers;
}
