/** The shapes of what a store answers. */
import type { ArtifactKind, MentionOrigin } from '../model/artifact.js';
import type { Campaign, CampaignArtifact } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import type { Handling, Reliability } from '../model/handling.js';
import type { CampaignId, ReportId } from '../model/ids.js';
import type { Loss } from '../model/money.js';
import type { ReportType, UnreadableLoss } from '../model/report.js';
import type { Alias } from '../model/run.js';

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
