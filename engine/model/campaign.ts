import type { ArtifactKind } from './artifact.js';
import type { SetAsideReason } from './graph.js';
import type { Day } from './day.js';
import type { CampaignId, ReportId } from './ids.js';
import type { LossKind, Money } from './money.js';

/**
 * Victims as far as the reports tell: `distinct` people known apart by pseudonym, and reports by `unidentified` victims,
 * who are never counted as distinct. "Linked victims": a third of reports names nothing that anyone else names, so a
 * campaign's true number is larger.
 */
export interface VictimCount {
  readonly distinct: number;
  readonly unidentified: number;
}

/** Sum of one kind of loss in one currency. `counted` takes each loss once; `reported` adds all as they came. */
export interface LedgerLine {
  readonly kind: LossKind;
  readonly currency: string;
  readonly countedMinor: bigint;
  readonly reportedMinor: bigint;
  readonly countedLosses: number;
  readonly reportedLosses: number;
}

/** The ledger in the reporting currency, at the rate of each loss's day. */
export interface ConvertedLedger {
  readonly currency: string;
  readonly lostMinor: bigint;
  readonly attemptedMinor: bigint;
  readonly recoveredMinor: bigint;
  /** As `lostMinor` before repeated losses were taken out. */
  readonly reportedLostMinor: bigint;
  /** Currencies that had no rate: their sums stand in `lines` and are missing here. Sorted. */
  readonly missingCurrencies: readonly string[];
}

export interface LargestLoss {
  readonly report: ReportId;
  readonly loss: Money;
  /** In the reporting currency; null without a rate. */
  readonly convertedMinor: bigint | null;
}

export interface Ledger {
  /** Sorted by kind, then currency. */
  readonly lines: readonly LedgerLine[];
  readonly converted: ConvertedLedger;
  /** Largest single `lost` by converted amount (unconverted ones come after); null if nothing was lost. */
  readonly largestLoss: LargestLoss | null;
  readonly unreadableLosses: number;
}

export interface Tally {
  readonly value: string;
  readonly reports: number;
}

/** An artifact's part in a campaign. */
export interface CampaignArtifact {
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly shown: string;
  /** Reports of the campaign that mention it, and reports in all. */
  readonly reports: number;
  readonly reportsInAll: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly role: SetAsideReason;
}

export interface Campaign {
  readonly id: CampaignId;
  readonly title: string;
  /** All reports, and how many of them are intelligence. At least two in all. */
  readonly reports: number;
  readonly intelligence: number;
  readonly victims: VictimCount;
  readonly ledger: Ledger;
  /** Sorted by reports (most first), then value. */
  readonly countries: readonly Tally[];
  readonly fraudTypes: readonly Tally[];
  readonly sources: readonly Tally[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** The artifacts that hold it together, strongest first; at most `STRONGEST_ARTIFACTS`. */
  readonly strongest: readonly CampaignArtifact[];
  /** Run that gave it its id. */
  readonly bornRun: number;
}

export const STRONGEST_ARTIFACTS = 8;

export const LINEAGE_EVENTS = ['born', 'grew', 'shrank', 'merged', 'split', 'dormant', 'revived', 'dissolved'] as const;
export type LineageEventName = (typeof LINEAGE_EVENTS)[number];

/** Something that happened to a campaign's identity in a run. */
export interface LineageEvent {
  readonly event: LineageEventName;
  readonly campaign: CampaignId;
  /** The campaign it merged into or was split from; null for the rest. */
  readonly other: CampaignId | null;
  /** Reports known on both nights that the two share, and the size of the older one. */
  readonly shared: number;
  readonly size: number;
}
