/**
 * A campaign in words that leave the engine: the same for `--json` and for HTTP. Money is decimal text with its currency,
 * days are `YYYY-MM-DD`, and every artifact has its exact `value` for machines and a defanged `shown` for people.
 */
import {
  dayText,
  type Alias,
  type Campaign,
  type CampaignAnswer,
  type CampaignArtifact,
  type CampaignPage,
  type Day,
  type Level,
  type Tally,
} from '../../engine/index.js';
import { ledgerJson, type LedgerJson } from './money.js';
import { shownText } from './shown.js';

export interface ArtifactJson {
  readonly kind: string;
  /** Canonical and live: for comparing, never for clicking. */
  readonly value: string;
  /** As a person writes it, defanged. */
  readonly shown: string;
}

export interface CampaignArtifactJson extends ArtifactJson {
  /** Reports of the campaign that mention it, and reports in all. */
  readonly reports: number;
  readonly reportsInAll: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** `links`, or why its mentions are not links. */
  readonly role: string;
}

export interface CampaignJson {
  readonly id: string;
  readonly level: Level;
  /** The operation that a campaign belongs to; null for an operation. */
  readonly operation: string | null;
  /** Campaigns of an operation; 1 for a campaign. */
  readonly campaigns: number;
  readonly title: string;
  readonly reports: number;
  readonly intelligence: number;
  readonly victims: { readonly distinct: number; readonly unidentified: number };
  readonly ledger: LedgerJson;
  readonly countries: readonly Tally[];
  readonly fraudTypes: readonly Tally[];
  readonly sources: readonly Tally[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** The day from which it counts as dormant; null while reports keep coming in. */
  readonly dormantSince: string | null;
  readonly strongest: readonly CampaignArtifactJson[];
  readonly bornRun: number;
}

export interface CampaignPageJson {
  readonly run: number | null;
  readonly total: number;
  readonly cursor: string | null;
  readonly campaigns: readonly CampaignJson[];
}

export interface CampaignAnswerJson {
  readonly run: number;
  /** Null: the id was dissolved. */
  readonly campaign: CampaignJson | null;
  /** The old ids that led here, oldest first. */
  readonly followed: readonly Alias[];
}

export function campaignJson(campaign: Campaign): CampaignJson {
  return {
    id: campaign.id,
    level: campaign.level,
    operation: campaign.operation,
    campaigns: campaign.campaigns,
    title: campaign.title,
    reports: campaign.reports,
    intelligence: campaign.intelligence,
    victims: { distinct: campaign.victims.distinct, unidentified: campaign.victims.unidentified },
    ledger: ledgerJson(campaign.ledger),
    countries: campaign.countries,
    fraudTypes: campaign.fraudTypes,
    sources: campaign.sources,
    firstSeen: dayOrNull(campaign.firstDay),
    lastSeen: dayOrNull(campaign.lastDay),
    dormantSince: dayOrNull(campaign.dormantSince),
    strongest: campaign.strongest.map(campaignArtifactJson),
    bornRun: campaign.bornRun,
  };
}

export function campaignArtifactJson(artifact: CampaignArtifact): CampaignArtifactJson {
  return {
    ...artifactJson(artifact),
    reports: artifact.reports,
    reportsInAll: artifact.reportsInAll,
    firstSeen: dayOrNull(artifact.firstDay),
    lastSeen: dayOrNull(artifact.lastDay),
    role: artifact.role,
  };
}

export function artifactJson(artifact: Pick<CampaignArtifact, 'kind' | 'folded' | 'shown'>): ArtifactJson {
  return { kind: artifact.kind, value: artifact.folded, shown: shownText(artifact) };
}

export function campaignPageJson(page: CampaignPage): CampaignPageJson {
  return { run: page.run, total: page.total, cursor: page.cursor, campaigns: page.campaigns.map(campaignJson) };
}

export function campaignAnswerJson(answer: CampaignAnswer): CampaignAnswerJson {
  return {
    run: answer.run,
    campaign: answer.campaign === null ? null : campaignJson(answer.campaign),
    followed: answer.followed,
  };
}

export function dayOrNull(day: Day | null): string | null {
  return day === null ? null : dayText(day);
}
