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

/**
 * Two nested levels: an operation is a cluster of joined evidence, a campaign is what is left of it when it is cut at the
 * artifacts that alone hold parts of it together (detection rules, section 2.4). Most operations are one campaign.
 */
export const LEVELS = ['campaign', 'operation'] as const;
export type Level = (typeof LEVELS)[number];

export interface Campaign {
  readonly id: CampaignId;
  readonly level: Level;
  /** The operation that a campaign belongs to; null for an operation. */
  readonly operation: CampaignId | null;
  /** Campaigns of an operation; 1 for a campaign. */
  readonly campaigns: number;
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
  /** The day from which it counts as dormant (`campaign/dormancy`), as of the run; null while reports keep coming in. */
  readonly dormantSince: Day | null;
  /** Run that gave it its id. */
  readonly bornRun: number;
}

export const STRONGEST_ARTIFACTS = 8;

/**
 * Why campaigns might be one: an artifact that was cut between them (`bridge`), a part that little ties to the rest of its
 * campaign (`weak-joint`), shared evidence that was not enough (`related`).
 */
export const LINK_KINDS = ['bridge', 'weak-joint', 'related'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A question for an analyst, never a fact. */
export interface PossibleLink {
  readonly kind: LinkKind;
  /** The campaigns in question by id: one for a weak joint, two or more else. */
  readonly campaigns: readonly CampaignId[];
  /** What they share, at most `LINK_ARTIFACTS`. */
  readonly artifacts: readonly NamedArtifact[];
  /** Spells that they share, all counted; 1 for a bridge. */
  readonly spells: number;
  /** Reports on the smaller side. */
  readonly smallerReports: number;
  /** Days between the stretches in which the two sides of a weak joint were active; null for other links. */
  readonly pauseDays: number | null;
  /** Measured chance that both sides are one campaign (`campaign/possible-links`); null where none was measured. */
  readonly probability: number | null;
}

export const LINK_ARTIFACTS = 20;

export interface NamedArtifact {
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly shown: string;
}

/** `listed`: a benign list names it. `hub`: measured to serve many campaigns. `suspect`: looks like one, still links. */
export const SET_ASIDE_CLASSES = ['listed', 'hub', 'suspect'] as const;
export type SetAsideClass = (typeof SET_ASIDE_CLASSES)[number];

/** What the hub test measured of an artifact (detection rules, section 2.3). */
export interface HubMeasure {
  /** Share of pairs of its reports, attached elsewhere, that fall in one cluster: 0..1. */
  readonly q: number;
  /** Its reports that are attached elsewhere. */
  readonly attached: number;
  /** Established clusters that use it. */
  readonly clusters: number;
}

/** An artifact whose links were not used, or deserve a look, and why. */
export interface SetAsideArtifact extends NamedArtifact {
  readonly class: SetAsideClass;
  /** Name of the benign list, for listed ones. */
  readonly list: string | null;
  /** For hubs and suspects. */
  readonly measure: HubMeasure | null;
  /** Reports in all that mention it. */
  readonly reports: number;
  /** What it would tie together if it were let back, at most: see `Reach`. */
  readonly reach: Reach;
}

/** Campaigns that mention an artifact, their reports in all, and the reports in no campaign that do. */
export interface Reach {
  readonly campaigns: number;
  readonly reports: number;
  readonly unclustered: number;
  /** The largest of these campaigns, at most `REACH_CAMPAIGNS`. */
  readonly largest: readonly CampaignId[];
}

export const REACH_CAMPAIGNS = 5;

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

/** An event, and the run in which it happened. */
export interface PastEvent extends LineageEvent {
  readonly run: number;
}
