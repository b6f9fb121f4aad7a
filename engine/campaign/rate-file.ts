import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { dayFromText } from '../model/day.js';
import { SkeinError } from '../model/errors.js';
import type { Decimal, RateRow, RateSeries } from './rates.js';
import { RateTable } from './rates.js';

/**
 * Reads a rate table: the history file of the European Central Bank (`Date,USD,JPY,...`, units per euro, `N/A` for none),
 * or JSON, one series or a list of them: `{"source", "licence", "base", "rows": [{"date", "rates": {"USD": "1.0811"}}]}`.
 *
 * @throws SkeinError `unreadable` for a file that cannot be read, `config` for one that is not a rate table.
 */
export function readRateFile(path: string): RateTable {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SkeinError('unreadable', `the rate table ${path} cannot be read`, cause);
  }
  return parseRates(text, path);
}

/** As `readRateFile`, from text; `name` is for messages. */
export function parseRates(text: string, name: string): RateTable {
  const bare = text.replace(/^\uFEFF/, '').trimStart();
  try {
    return new RateTable(/^[[{]/.test(bare) ? seriesFromJson(JSON.parse(bare)) : [seriesFromCsv(bare)]);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown fault';
    throw new SkeinError('config', `${name} is not a rate table: ${why}`, cause);
  }
}

const ECB_SOURCE = 'European Central Bank, euro foreign exchange reference rates';

function seriesFromCsv(text: string): RateSeries {
  const [header, ...lines] = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' }).data;
  if (header?.[0]?.trim() !== 'Date') throw new Error('its first column must be "Date"');
  const currencies = header.map((cell) => cell.trim());
  const rows = lines.map((cells) =>
    rowOf(
      cells[0],
      currencies.slice(1).map((currency, place) => [currency, cells[place + 1]]),
    ),
  );
  return { source: ECB_SOURCE, licence: 'reuse with the source named', base: 'EUR', rows: inOrder(rows) };
}

function seriesFromJson(value: unknown): readonly RateSeries[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    const { source, licence, base, rows } = asRecord(item);
    if (typeof source !== 'string' || typeof licence !== 'string' || typeof base !== 'string' || !Array.isArray(rows))
      throw new Error('a series needs the texts "source", "licence" and "base", and the list "rows"');
    return { source, licence, base, rows: inOrder(rows.map(rowFromJson)) };
  });
}

function rowFromJson(value: unknown): RateRow {
  const { date, rates } = asRecord(value);
  return rowOf(date, Object.entries(asRecord(rates)));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('an object is expected');
  return value as Record<string, unknown>;
}

function rowOf(date: unknown, cells: readonly (readonly [string, unknown])[]): RateRow {
  const day = typeof date === 'string' ? dayFromText(date.trim()) : null;
  if (day === null) throw new Error('a row has no date of the form YYYY-MM-DD');
  const rates = new Map<string, Decimal>();
  for (const [currency, cell] of cells) {
    const written = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
    if (written === '' || written === 'N/A') continue;
    if (!/^[A-Z]{3}$/.test(currency)) throw new Error('a rate stands under something that is no currency code');
    rates.set(currency, decimalOf(written, currency));
  }
  return { day, rates };
}

function decimalOf(written: string, currency: string): Decimal {
  const parts = /^(\d{1,12})(?:\.(\d{1,15}))?$/.exec(written);
  const digits = parts === null ? 0n : BigInt((parts[1] ?? '') + (parts[2] ?? ''));
  if (digits === 0n) throw new Error(`a rate of ${currency} is not a positive decimal number`);
  return { digits, scale: parts?.[2]?.length ?? 0 };
}

/** The central bank writes the newest row first. */
function inOrder(rows: readonly RateRow[]): readonly RateRow[] {
  const sorted = [...rows].sort((a, b) => a.day - b.day);
  if (sorted.some((row, place) => row.day === sorted[place - 1]?.day)) throw new Error('a day stands in it twice');
  return sorted;
}
