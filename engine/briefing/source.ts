import type { ArtifactKind } from '../model/artifact.js';
import type { Campaign, CampaignArtifact, LineageEvent, PastEvent, PossibleLink } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import type { CampaignId } from '../model/ids.js';
import type { Loss, Money } from '../model/money.js';
import type { ReportType } from '../model/report.js';
import type { RunSummary } from '../model/run.js';

/** Of a report, what a briefing looks at. A victim is only ever counted. */
export interface BriefedReport {
  readonly type: ReportType;
  readonly reportedAt: string | null;
  readonly country: string | null;
  readonly victimIdentified: boolean;
  readonly losses: readonly Loss[];
  readonly unreadableLosses: readonly unknown[];
  readonly artifacts: readonly { readonly kind: ArtifactKind; readonly folded: string }[];
}

export interface SomeLinks {
  readonly items: readonly PossibleLink[];
  readonly total: number;
}

/** What a briefing asks: all answers are of one run, the one whose figures stand in it. */
export interface BriefingSource {
  readonly figures: RunSummary;
  /** The runs that are kept, newest first. */
  readonly kept: readonly RunSummary[];
  /** What happened in a run, published at any time. */
  events(run: number): AsyncIterable<LineageEvent>;
  /** By any id that it ever had; null where it was dissolved, or never was. */
  campaign(id: CampaignId): Promise<Campaign | null>;
  /** Campaigns, most first. */
  campaignsBy(sort: CampaignOrder): AsyncIterable<Campaign>;
  /** Those that were seen on this day or later, most lost first, and how many there are. */
  activeSince(day: Day, until: Day): Promise<{ readonly total: number; readonly campaigns: AsyncIterable<Campaign> }>;
  artifacts(id: CampaignId): AsyncIterable<CampaignArtifact>;
  reports(id: CampaignId): AsyncIterable<BriefedReport>;
  links(id: CampaignId): Promise<SomeLinks>;
  /** What happened to the campaign by any id that it had, oldest first. */
  history(id: CampaignId): Promise<{ readonly items: readonly PastEvent[]; readonly total: number }>;
  /** In minor units of the run's currency at the rate of the day; null without a rate. */
  convert(money: Money, day: Day | null): bigint | null;
}

export type CampaignOrder = 'lost' | 'victims';
