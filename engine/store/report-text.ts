import { REPORT_TYPES } from '../model/report.js';
import type { EvidenceReport, ReportBatch } from './store.js';

export const ID_DIGITS = 32;
export const DIGEST_DIGITS = 64;

/** Rows as a batch; a batch as it is. */
export function reportBatch(rows: ReportBatch | readonly EvidenceReport[]): ReportBatch {
  return 'bytes' in rows ? rows : { length: rows.length, bytes: Buffer.from(rows.map(reportText).join('')) };
}

function reportText(report: EvidenceReport): string {
  const { key, day, type, unreadableLosses, id, digest } = report;
  const texts = [report.victim, report.losses, report.source, report.country, report.fraudType];
  const lengths = texts.map((text) => (text === null ? null : Buffer.byteLength(text)));
  const numbers = [key, day, REPORT_TYPES.indexOf(type), unreadableLosses, ...lengths];
  return [...numbers.map((number) => `${number ?? ''} `), id, digest, ...texts].join('');
}

/** The rows of a batch as objects again, for whoever is in no hurry. */
export function reportsIn(batch: ReportBatch | readonly EvidenceReport[]): readonly EvidenceReport[] {
  if (!('bytes' in batch)) return batch;
  const { length, bytes } = batch;
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  const number = (): number | null => {
    const end = row.indexOf(' ', place);
    const text = row.toString('latin1', place, end);
    place = end + 1;
    return text === '' ? null : Number(text);
  };
  const text = (length: number | null): string | null => {
    if (length === null) return null;
    place += length;
    return row.toString('utf8', place - length, place);
  };
  return Array.from({ length }, () => {
    const [key, day, type, unreadableLosses] = [number(), number(), number(), number()];
    const [victim, losses, source, country, fraudType] = [number(), number(), number(), number(), number()];
    return {
      key: key ?? -1,
      day,
      type: REPORT_TYPES[type ?? 0] ?? 'victim',
      unreadableLosses: unreadableLosses ?? 0,
      id: text(ID_DIGITS) ?? '',
      digest: text(DIGEST_DIGITS) ?? '',
      victim: text(victim) ?? '',
      losses: text(losses) ?? '',
      source: text(source) ?? '',
      country: text(country),
      fraudType: text(fraudType),
    };
  });
}
