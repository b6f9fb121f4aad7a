import type { Handling, Reliability } from '../../model/handling.js';
import type { Report, ReportType, UnreadableLoss } from '../../model/report.js';
import { lossesText } from '../newer.js';
import { dayOfReport } from '../report-day.js';
import { reportName } from './names.js';
import { reportPlace } from './text-order.js';

/** A report's own properties, as the node has them. Absent where the report does not say. */
export interface ReportNode {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly ref: string;
  readonly place: string;
  readonly type: ReportType;
  readonly reportedAt: string | null;
  readonly day: number | null;
  readonly incidentAt: string | null;
  readonly fraudType: string | null;
  readonly country: string | null;
  readonly identified: boolean;
  readonly losses: string | null;
  readonly unreadableLosses: number;
  readonly remarks: string | null;
  readonly digest: string;
}

/** As `write/add-pseudonyms` has it. */
export const PSEUDONYMS_NAME = 'pseudonyms of one victim';

/** What is only ever shown of a report, kept as one JSON text. */
export interface Remarks {
  readonly unreadableLosses: readonly UnreadableLoss[];
  readonly handling: Handling | null;
  readonly reliability: Reliability | null;
}

const NO_REMARKS: Remarks = { unreadableLosses: [], handling: null, reliability: null };

export function reportNode(report: Report, key: number): ReportNode {
  const { id, source, ref, type, reportedAt, incidentAt, fraudType, country, losses, unreadableLosses, digest } =
    report;
  return {
    key,
    id,
    name: reportName(source, ref),
    source,
    ref,
    place: reportPlace(source, ref),
    type,
    reportedAt,
    day: dayOfReport(report),
    incidentAt,
    fraudType,
    country,
    identified: report.victim.length > 0,
    losses: losses.length === 0 ? null : lossesText(report),
    unreadableLosses: unreadableLosses.length,
    remarks: remarksText(report),
    digest,
  };
}

function remarksText({ unreadableLosses, handling, reliability }: Report): string | null {
  if (unreadableLosses.length === 0 && handling === null && reliability === null) return null;
  return JSON.stringify({ unreadableLosses, handling, reliability } satisfies Remarks);
}

/** Trusts what it parses: `reportNode` alone writes this property. */
export function remarksOf(text: string | null): Remarks {
  return text === null ? NO_REMARKS : (JSON.parse(text) as Remarks);
}
