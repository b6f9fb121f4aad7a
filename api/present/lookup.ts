import {
  moneyJson,
  type ArtifactInCampaign,
  type FoundArtifact,
  type LookupAnswer,
  type LookupReading,
  type MoneyJson,
  type Provisional,
} from '../../engine/index.js';
import { artifactJson, dayOrNull, type ArtifactJson } from './campaign.js';
import { setAsideJson, type SetAsideJson } from './set-aside.js';

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
  /** What is attached to the campaign since the run; its figures are without it. Absent: nothing. */
  readonly provisional?: Provisional;
}

export interface ReadingJson extends ArtifactJson {
  /** What it follows from where it is not the value itself: the URL of a host, the host of a domain. */
  readonly derivedFrom: ArtifactJson | null;
}

export interface FoundArtifactJson extends ReadingJson {
  readonly reports: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** How many campaigns are known to mention it (counted to 500), of which `campaigns` holds the first `SIGHTINGS`. */
  readonly campaignCount: number;
  /** Why the latest run drew no links through it, or doubts them. */
  readonly setAside: SetAsideJson | null;
  /** Most reports first. */
  readonly campaigns: readonly SightingJson[];
}

export interface LookupJson {
  /** Every way in which the value can be read, then what follows from these. */
  readonly understood: readonly ReadingJson[];
  readonly found: readonly FoundArtifactJson[];
}

export function lookupJson(answer: LookupAnswer): LookupJson {
  return { understood: answer.understood.map(readingJson), found: answer.found.map(foundJson) };
}

function readingJson(reading: LookupReading | FoundArtifact): ReadingJson {
  return { ...artifactJson(reading), derivedFrom: reading.derivedFrom && artifactJson(reading.derivedFrom) };
}

function foundJson(found: FoundArtifact): FoundArtifactJson {
  return {
    ...readingJson(found),
    reports: found.reports,
    firstSeen: dayOrNull(found.firstDay),
    lastSeen: dayOrNull(found.lastDay),
    campaignCount: found.campaigns.length,
    setAside: found.setAside && setAsideJson(found.setAside),
    campaigns: found.campaigns.slice(0, SIGHTINGS).map((sighting, place) => {
      const provisional = found.provisional[place] ?? null;
      return { ...sightingJson(sighting, found.reports), ...(provisional !== null && { provisional }) };
    }),
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
