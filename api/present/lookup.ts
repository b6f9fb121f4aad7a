import {
  moneyJson,
  type ArtifactAnswer,
  type ArtifactInCampaign,
  type LookupAnswer,
  type MoneyJson,
} from '../../engine/index.js';
import { artifactJson, dayOrNull, type ArtifactJson } from './campaign.js';

/** One answer names at most this many campaigns of an artifact: a hub is in hundreds. */
export const SIGHTINGS = 50;

export interface SightingJson {
  readonly campaignId: string;
  readonly title: string;
  /** Reports of this campaign that mention the value. */
  readonly reports: number;
  /** How sure: the part of all reports with this value that is in this campaign, 0 to 1, three digits. */
  readonly share: number;
  /** `links` if the value holds the campaign together; anything else names why it says little. */
  readonly role: string;
  readonly campaignReports: number;
  readonly distinctVictims: number;
  readonly lost: MoneyJson;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface FoundArtifactJson extends ArtifactJson {
  readonly reports: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** How many campaigns are known to mention it (counted to 500), of which `campaigns` holds the first `SIGHTINGS`. */
  readonly campaignCount: number;
  /** Most reports first. */
  readonly campaigns: readonly SightingJson[];
}

export interface LookupJson {
  /** Every way in which the value can be read. */
  readonly understood: readonly ArtifactJson[];
  readonly found: readonly FoundArtifactJson[];
}

export function lookupJson(answer: LookupAnswer): LookupJson {
  return { understood: answer.understood.map(artifactJson), found: answer.found.map(foundJson) };
}

function foundJson(found: ArtifactAnswer): FoundArtifactJson {
  return {
    ...artifactJson(found),
    reports: found.reports,
    firstSeen: dayOrNull(found.firstDay),
    lastSeen: dayOrNull(found.lastDay),
    campaignCount: found.campaigns.length,
    campaigns: found.campaigns.slice(0, SIGHTINGS).map((sighting) => sightingJson(sighting, found.reports)),
  };
}

function sightingJson({ campaign, reports, role }: ArtifactInCampaign, reportsInAll: number): SightingJson {
  const { currency, lostMinor } = campaign.ledger.converted;
  return {
    campaignId: campaign.id,
    title: campaign.title,
    reports,
    share: reportsInAll === 0 ? 0 : Math.round((reports / reportsInAll) * 1000) / 1000,
    role,
    campaignReports: campaign.reports,
    distinctVictims: campaign.victims.distinct,
    lost: moneyJson({ currency, minor: lostMinor }),
    firstSeen: dayOrNull(campaign.firstDay),
    lastSeen: dayOrNull(campaign.lastDay),
  };
}
