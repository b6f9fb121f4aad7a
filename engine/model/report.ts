import type { Mention } from './artifact.js';
import type { Handling, Reliability } from './handling.js';
import type { ReportId } from './ids.js';
import type { Loss } from './money.js';

/** A victim reported it, or an organisation shared it: intelligence links, and never counts as a victim or a loss. */
export const REPORT_TYPES = ['victim', 'intelligence'] as const;
export type ReportType = (typeof REPORT_TYPES)[number];

/**
 * By what a victim can be known again. `person` is name and birth date together; `sourceId` is the source's own number
 * for the victim and holds within that source only.
 */
export const VICTIM_FIELDS = ['nationalId', 'person', 'email', 'phone', 'sourceId'] as const;
export type VictimField = (typeof VICTIM_FIELDS)[number];

/** A keyed pseudonym, 32 hexadecimal digits: same person, same token; without the key it says nothing. */
export interface VictimToken {
  readonly field: VictimField;
  readonly token: string;
}

/** A loss that could not be read: kept in sight, never in a sum. */
export interface UnreadableLoss {
  /** Path in the input, as `losses[2].amount`. */
  readonly field: string;
  readonly reason: string;
}

/** One report as it is stored: clean, folded, and without any identity of its victim. */
export interface Report {
  readonly id: ReportId;
  readonly source: string;
  readonly ref: string;
  readonly type: ReportType;
  /** ISO 8601 in UTC with milliseconds, or null: the day of it is the day of the report. */
  readonly reportedAt: string | null;
  /** As reportedAt; for rates and display only. */
  readonly incidentAt: string | null;
  /** Lower-case word of the vocabulary in `ingest/fraud-type`, or the source's own, folded; null where not said. */
  readonly fraudType: string | null;
  /** ISO 3166-1 alpha-2 of the victim, or null. */
  readonly country: string | null;
  /** Sorted by field; empty for intelligence and for victims who left no identity. */
  readonly victim: readonly VictimToken[];
  readonly losses: readonly Loss[];
  readonly unreadableLosses: readonly UnreadableLoss[];
  /** One for each artifact of the report, sorted by artifact id. */
  readonly mentions: readonly Mention[];
  readonly handling: Handling | null;
  readonly reliability: Reliability | null;
  /**
   * sha256 over everything above but the victim (hex). An unkeyed digest must not cover identities: it could be tried
   * out against lists of people.
   */
  readonly digest: string;
}

/** A line that is not a report. `raw` goes to the rejects file alone; `reason` never repeats a value of the input. */
export interface Rejected {
  readonly file: string;
  /** Line in the file from 1, or the place of the object in a bundle. */
  readonly line: number;
  readonly field: string;
  readonly reason: string;
  /** At most 64 KiB of the input. */
  readonly raw: string;
}

/** The types of fraud that detection knows by name, in the order of their category codes. */
export const FRAUD_TYPES = [
  'phishing',
  'bank-impersonation',
  'business-email-compromise',
  'romance',
  'investment',
  'shop',
  'tech-support',
  'sextortion',
  'job',
] as const;
export type FraudType = (typeof FRAUD_TYPES)[number];
