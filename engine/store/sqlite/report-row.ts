import type { Handling, Reliability } from '../../model/handling.js';
import type { Loss } from '../../model/money.js';
import type { Report, UnreadableLoss, VictimField, VictimToken } from '../../model/report.js';
import { lossesIn, lossesText, victimText } from '../newer.js';
import { dayOfReport } from '../report-day.js';
import type { ReportFields } from './sql/write.js';

/** What is only ever shown of a report, kept as one JSON text. */
export interface Remarks {
  readonly unreadableLosses: readonly UnreadableLoss[];
  readonly handling: Handling | null;
  readonly reliability: Reliability | null;
}

const NO_REMARKS: Remarks = { unreadableLosses: [], handling: null, reliability: null };

export function reportFields(report: Report): ReportFields {
  return [
    report.type,
    report.reportedAt,
    dayOfReport(report),
    report.incidentAt,
    report.fraudType,
    report.country,
    victimText(report),
    report.losses.length === 0 ? null : lossesText(report),
    report.unreadableLosses.length,
    remarksText(report),
    report.digest,
  ];
}

function remarksText(report: Report): string | null {
  const { unreadableLosses, handling, reliability } = report;
  if (unreadableLosses.length === 0 && handling === null && reliability === null) return null;
  return JSON.stringify({ unreadableLosses, handling, reliability } satisfies Remarks);
}

// The three below trust what they parse: `reportFields` alone writes these columns.

export function lossesOf(text: string | null): readonly Loss[] {
  return lossesIn(text ?? '');
}

export function remarksOf(text: string | null): Remarks {
  return text === null ? NO_REMARKS : (JSON.parse(text) as Remarks);
}

/** The inverse of `victimText`: neither fields nor tokens hold a space or an equals sign. */
export function victimOf(text: string): readonly VictimToken[] {
  if (text === '') return [];
  return text.split(' ').map((pair) => {
    const at = pair.indexOf('=');
    return { field: pair.slice(0, at) as VictimField, token: pair.slice(at + 1) };
  });
}
