import type {
  Campaign,
  CampaignArtifact,
  Level,
  LineageEvent,
  LinkKind,
  PastEvent,
  PossibleLink,
  SetAsideArtifact,
  SetAsideClass,
} from '../model/campaign.js';
import type { Day } from '../model/day.js';
import type { ArtifactId, CampaignId } from '../model/ids.js';
import type { KeptRun, RunSummary } from '../model/run.js';
import type {
  ArtifactAnswer,
  CampaignAnswer,
  CampaignPage,
  MembershipRow,
  MentionRow,
  StoreCounts,
  StoredReport,
} from './answers.js';
import type { Page, PageRequest } from './page.js';

/** The part of the store port that readers ask. */
export interface Reading {
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

export const MAX_PAGE = 500;
/** Where no limit is asked for. */
export const DEFAULT_PAGE = 50;
