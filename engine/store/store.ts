/**
 * The store port. Every store passes the same contract (`test/contract/store.ts`), and these promises are what the rest
 * of skein stands on:
 *
 * - What `addReports` or `publish` returned from is on disk: a `kill -9` afterwards loses nothing of it.
 * - Each call is atomic: another process sees all of it or nothing.
 * - Readers never wait for a writer, and one answer comes from one published run.
 * - One writer at a time; a second one waits for a bounded time, then fails with code `store-busy`.
 * - The order in which reports arrived changes no answer.
 *
 * All methods reject with `SkeinError` (`store-busy`, `store-failed`, `not-found`) when the store cannot answer, and with
 * `usage` for a limit out of range or a cursor that was not made for the question.
 */
import type { ArtifactKind, MentionOrigin } from '../model/artifact.js';
import type {
  Campaign,
  CampaignArtifact,
  Level,
  LineageEvent,
  LinkKind,
  NamedArtifact,
  PastEvent,
  PossibleLink,
  SetAsideArtifact,
  SetAsideClass,
} from '../model/campaign.js';
import type { Day } from '../model/day.js';
import type { Handling, Reliability } from '../model/handling.js';
import type { ArtifactId, CampaignId, ReportId } from '../model/ids.js';
import type { Loss } from '../model/money.js';
import type { Report, ReportType, UnreadableLoss } from '../model/report.js';
import type { Alias, KeptRun, Restoration, RunManifest, RunResult, RunSummary } from '../model/run.js';
import type { Watch } from '../model/watch.js';
import type { BetweenNights, FreshEvidence } from './between-nights.js';
import type { Page, PageRequest } from './page.js';
import type { NightHolder, NightLock } from './night-lock.js';

export interface AddCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface Store extends BetweenNights {
  /** As given, without credentials. */
  readonly url: string;

  /**
   * Adds a batch in one transaction. A known (source, ref) with the same content is `unchanged`; with other content the
   * version that `compareVersions` (`store/newer`) puts last wins, wholly: `updated` if that is the one handed in, else `unchanged`.
   */
  addReports(reports: readonly Report[]): Promise<AddCounts>;

  /** A small named text kept with the data, such as the check value of the victims' key. Set once; null if unset. */
  note(name: string): Promise<string | null>;
  /** Sets the note if it is unset, and answers what then stands there. */
  setNoteOnce(name: string, text: string): Promise<string>;

  /**
   * One consistent view of everything a run reads. Close it when done; ingest may go on meanwhile.
   *
   * @param asOf what a kept run was made from, as it stood then. `not-found` where that is no longer kept.
   */
  openEvidence(asOf?: AsOf): Promise<EvidenceSource>;

  /**
   * Holds back every other night until it is released, or the process ends in any way. Readers and ingest never meet it.
   *
   * @throws SkeinError `store-busy` if a night is under way, with who has it and since when.
   */
  lockNight(holder: NightHolder): Promise<NightLock>;

  /**
   * Keeps what a night has found so far, in the place of all that was kept before, for the next one if this one ends without
   * a word. Readers and copies never see it.
   *
   * @param key what it was found in; whoever asks with another is told nothing.
   */
  keepCheckpoint(key: string, found: Uint8Array): Promise<void>;
  /** What was kept under this key, or null. */
  checkpoint(key: string): Promise<Uint8Array | null>;
  /** Done with: nothing is kept. */
  dropCheckpoint(): Promise<void>;

  /**
   * Publishes a run atomically: campaigns, memberships, artifacts, aliases, events, manifest and the pointer that readers
   * follow. Its number must never have been given, and `previous` must be the run that readers see; otherwise another
   * process has published meanwhile, and it fails with `store-busy`. Keeps the last `KEPT_RUNS` runs.
   */
  publish(result: RunResult, watch?: Watch): Promise<void>;
  /**
   * Stores a run without showing it to anybody, in the place of one that was held before. Fails as `publish` does.
   *
   * @param reasons why, one sentence each.
   */
  hold(result: RunResult, reasons: readonly string[], watch?: Watch): Promise<void>;
  /** Publishes a run that is held. `not-found` unless it is, `store-busy` if another was published since it was made. */
  publishHeld(run: number): Promise<void>;
  /**
   * Publishes once more, as a new run, what an earlier run said (`manifest.restores`). `not-found` unless that run was
   * published and is kept; otherwise it fails as `publish` does. Reports that it has not seen, since they came or changed
   * after its evidence was read, are pending again; what was told of its campaigns, then and since, is not told again. Of a
   * run that was taken in from another store nobody knows here which reports came after it: none becomes pending.
   */
  restore(restoration: Restoration): Promise<void>;

  /** The run that readers see, or null before the first. */
  latestRun(): Promise<RunSummary | null>;
  /** The runs that are kept, newest first; those that are held among them. */
  runs(): Promise<readonly KeptRun[]>;

  campaigns(filter: CampaignFilter): Promise<CampaignPage>;
  /** A campaign by its present id or any id it ever had; null if no such id was ever given. */
  campaign(id: CampaignId): Promise<CampaignAnswer | null>;
  /** By (source, ref) in code point order. `not-found` unless the id, present or past, stands for a campaign. */
  campaignReports(id: CampaignId, page: PageRequest): Promise<Page<StoredReport>>;
  /** Most reports first, then by kind code and folded text. `not-found` as above. */
  campaignArtifacts(id: CampaignId, page: PageRequest): Promise<Page<CampaignArtifact>>;
  /** Which of these artifacts are known, and where. In the order asked; unknown ones are left out. */
  artifacts(ids: readonly ArtifactId[]): Promise<readonly ArtifactAnswer[]>;
  /**
   * Possible links of the latest run: by probability (highest first, unmeasured ones last), then shared spells (most
   * first), then kind and ids. For an operation's id those that touch any of its campaigns. `not-found` unless the
   * filter's id, present or past, stands for a campaign or operation.
   */
  possibleLinks(filter: LinkFilter, page: PageRequest): Promise<Page<PossibleLink>>;
  /** Artifacts set aside in the latest run, and suspects: most reports first, then kind code and folded text. */
  setAside(filter: SetAsideFilter, page: PageRequest): Promise<Page<SetAsideArtifact>>;
  /**
   * What happened to campaigns and operations in a run, as it was published; null asks for the latest run. Events stay
   * when their run is no longer kept. `not-found` for a run that was never published.
   */
  events(run: number | null, page: PageRequest): Promise<Page<LineageEvent>>;
  /**
   * All that happened to a campaign or operation, in any run, by any id that led to it: oldest first, then as published.
   * `not-found` unless the id, present or past, stands for a campaign.
   */
  history(id: CampaignId, page: PageRequest): Promise<Page<PastEvent>>;
  counts(): Promise<StoreCounts>;

  /** All reports with the campaign of each in the latest run, by (source, ref) in code point order, in one view. */
  exportReports(): AsyncIterable<StoredReport>;
  /** `(source, ref, campaignId)` of each report in a campaign, in the same order. */
  exportMemberships(level: Level): AsyncIterable<MembershipRow>;
  /** All campaigns, or operations, of the latest run by id. */
  exportCampaigns(level: Level): AsyncIterable<Campaign>;
  /** Mentions of the whole graph, or of one campaign: by (source, ref), then artifact id. */
  exportMentions(campaign: CampaignId | null): AsyncIterable<MentionRow>;

  close(): Promise<void>;
}

export const KEPT_RUNS = 7;

/** What a run was made from. */
export interface AsOf {
  readonly run: number;
  /** Of its evidence (`EvidenceSource.moment`). */
  readonly moment: number;
  /** The run that it went on from; null for the first. */
  readonly previous: number | null;
}

/**
 * The streams from which `rescore/load` builds the columns. All of them show the same point in time; each may be read
 * more than once, one at a time.
 */
export interface EvidenceSource extends FreshEvidence {
  /** How many reports, artifacts and mentions the streams tell of. */
  counts(): Promise<StoreCounts>;
  /** Batches of reports in any order: laid end to end, where a store has millions, or as rows. */
  reports(): AsyncIterable<ReportBatch | readonly EvidenceReport[]>;
  /**
   * Batches of artifacts by kind code, then folded text in code point order; each is mentioned by a report. Templates
   * laid end to end, where a store has millions, or as rows.
   */
  artifacts(): AsyncIterable<TemplateBatch | readonly EvidenceArtifact[]>;
  /** The names of a few artifacts, by row key, in the order asked. */
  artifactNames(keys: Float64Array): Promise<readonly NamedArtifact[]>;
  /** Batches of mentions in any order: row keys of report and artifact, and the place in `MENTION_ORIGINS`. */
  mentions(): AsyncIterable<MentionBatch>;
  /** Batches of (child, parent) artifact row keys, each pair once, in any order, for parents that a report mentions. */
  derivations(): AsyncIterable<DerivationBatch>;
  /** Who was in which campaign in the latest run; empty before the first. In any order. */
  lastMemberships(): AsyncIterable<readonly LastMembership[]>;
  /** Manifest and campaigns of the latest run (sorted by id), and every alias ever given. Null before the first run. */
  lastRun(): Promise<LastRun | null>;
  /** Names the point in time, to come back to it: it grows with each batch of reports. */
  moment(): Promise<number>;
  /** The number of the run that is made from this: no run ever had it when this was opened. */
  nextRun(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Reports laid end to end as bytes: reading them where they lie costs a third of what an object and eight texts for each
 * would. A row is nine numbers, each with a space behind it, then seven texts with nothing between them:
 * - key, day, place of the type in `REPORT_TYPES`, unreadable losses, and the lengths in bytes of the last five texts;
 *   a number that is not there is empty, which for a length says that the text is null, or, of losses, empty;
 * - id (32 digits), digest (64 digits), victim, losses, source, country and fraud type (`EvidenceReport`).
 */
export interface ReportBatch {
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** What the night reads of a report. */
export interface EvidenceReport {
  /** The store's row key: a safe integer from 0, reasonably dense, stable while this source is open and for publish. */
  readonly key: number;
  readonly id: ReportId;
  readonly source: string;
  readonly type: ReportType;
  readonly day: Day | null;
  readonly country: string | null;
  readonly fraudType: string | null;
  /** The losses as one text (`lossesText` in `store/newer`). */
  readonly losses: string;
  readonly unreadableLosses: number;
  /** The victim's tokens as one text (`victimText` in `store/newer`). */
  readonly victim: string;
  /** Content digest (hex), for the manifest's input digest. */
  readonly digest: string;
}

export interface EvidenceArtifact {
  /** As `EvidenceReport.key`, numbered apart. */
  readonly key: number;
  readonly kind: ArtifactKind;
  readonly folded: string;
}

/** Templates laid end to end as bytes: of each its row key, a space, and its folded text of `TEMPLATE_LETTERS` letters. */
export interface TemplateBatch {
  readonly length: number;
  readonly bytes: Uint8Array;
}

export interface MentionBatch {
  readonly length: number;
  readonly report: Float64Array;
  readonly artifact: Float64Array;
  readonly origin: Uint8Array;
}

export interface DerivationBatch {
  readonly length: number;
  readonly child: Float64Array;
  readonly parent: Float64Array;
}

export interface LastMembership {
  readonly report: number;
  /** Place in `LastRun.campaigns`. */
  readonly campaign: number;
}

export interface LastRun {
  readonly run: number;
  /** By id; `operation` is the place in `operations`. */
  readonly campaigns: readonly (LastCampaign & { readonly operation: number })[];
  /** By id. */
  readonly operations: readonly LastCampaign[];
  readonly aliases: readonly Alias[];
  readonly manifest: RunManifest;
  /** Parts that little tied to the rest of their campaign, in the order of their pages. */
  readonly weakJoints: readonly LastJoint[];
}

export interface LastJoint {
  /** Place in `LastRun.campaigns`. */
  readonly campaign: number;
  /** Row keys of what part and rest share, at most `LINK_ARTIFACTS`. */
  readonly artifacts: readonly number[];
  readonly spells: number;
  readonly smallerReports: number;
  readonly pauseDays: number;
}

export interface LastCampaign {
  readonly id: CampaignId;
  readonly bornRun: number;
  readonly reports: number;
}

export const CAMPAIGN_SORTS = ['lost', 'victims', 'reports', 'firstSeen', 'lastSeen', 'id'] as const;
export type CampaignSort = (typeof CAMPAIGN_SORTS)[number];

/** All conditions must hold. Sorted by `sort`, ties by id ascending; campaigns without a value (no date) come last. */
export interface CampaignFilter {
  readonly level: Level;
  /** Campaigns of this operation, by any id that it had. */
  readonly operation?: CampaignId;
  readonly type?: string;
  readonly country?: string;
  /** The campaign has a loss in this currency. */
  readonly currency?: string;
  /** Lost, in minor units of the reporting currency. */
  readonly minLossMinor?: bigint;
  readonly minVictims?: number;
  readonly minReports?: number;
  /** The campaign's window of days overlaps `from`..`to`, both included. Undated campaigns never do. */
  readonly from?: Day;
  readonly to?: Day;
  /** Case-insensitive text within the title or a strongest artifact's shown form; no wildcards. */
  readonly q?: string;
  readonly sort: CampaignSort;
  readonly order: 'asc' | 'desc';
  /** 1 to `MAX_PAGE`. */
  readonly limit: number;
  /** From `CampaignPage.cursor`, with the same filter: goes on in the run it was made from. */
  readonly cursor?: string;
}

export type { Page, PageRequest };

export const MAX_PAGE = 500;
/** Where no limit is asked for. */
export const DEFAULT_PAGE = 50;

export interface CampaignPage {
  readonly run: number | null;
  readonly campaigns: readonly Campaign[];
  /** Campaigns that fit the filter, on all pages. */
  readonly total: number;
  /** Null on the last page. A cursor of a run that is no longer kept fails with `not-found`. */
  readonly cursor: string | null;
}

export interface CampaignAnswer {
  readonly run: number;
  /** Null: the id was dissolved, its reports went separate ways. */
  readonly campaign: Campaign | null;
  /** The aliases followed, oldest first; empty when the id asked for is the present one. */
  readonly followed: readonly Alias[];
}

export interface LinkFilter {
  /** A campaign or an operation. */
  readonly campaign?: CampaignId;
  readonly kind?: LinkKind;
}

export interface SetAsideFilter {
  readonly class?: SetAsideClass;
  /** Name of a benign list. */
  readonly list?: string;
  readonly artifact?: ArtifactId;
}

/** A report as it may be shown: nothing of the victim but whether there is an identity. */
export interface StoredReport {
  readonly id: ReportId;
  readonly source: string;
  readonly ref: string;
  readonly type: ReportType;
  readonly reportedAt: string | null;
  readonly incidentAt: string | null;
  readonly fraudType: string | null;
  readonly country: string | null;
  readonly victimIdentified: boolean;
  readonly losses: readonly Loss[];
  readonly unreadableLosses: readonly UnreadableLoss[];
  readonly artifacts: readonly StoredMention[];
  readonly handling: Handling | null;
  readonly reliability: Reliability | null;
  readonly campaignId: CampaignId | null;
  readonly operationId: CampaignId | null;
}

export interface StoredMention {
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly shown: string;
  readonly origin: MentionOrigin;
  readonly role: string | null;
}

export interface ArtifactAnswer {
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly shown: string;
  /** Reports in all that mention it. */
  readonly reports: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Campaigns of the latest run that mention it, most reports first; at most `MAX_PAGE`. */
  readonly campaigns: readonly ArtifactInCampaign[];
}

export interface ArtifactInCampaign {
  readonly campaign: Campaign;
  readonly reports: number;
  readonly role: CampaignArtifact['role'];
}

export interface MembershipRow {
  readonly source: string;
  readonly ref: string;
  readonly campaignId: CampaignId;
}

export interface MentionRow {
  readonly source: string;
  readonly ref: string;
  readonly campaignId: CampaignId | null;
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly shown: string;
  readonly origin: MentionOrigin;
}

export interface StoreCounts {
  readonly reports: number;
  readonly artifacts: number;
  readonly mentions: number;
}
