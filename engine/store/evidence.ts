/** The part of the store port that a run reads. */
import type { ArtifactKind } from '../model/artifact.js';
import type { NamedArtifact } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import type { CampaignId, ReportId } from '../model/ids.js';
import type { ReportType } from '../model/report.js';
import type { Alias, RunManifest } from '../model/run.js';
import type { StoreCounts } from './answers.js';
import type { FreshEvidence } from './between-nights.js';

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
