import type { Campaign, CampaignArtifact, PastEvent, Tally } from '../model/campaign.js';
import { compareText, type CampaignId } from '../model/ids.js';
import type { LossKind, Money } from '../model/money.js';
import type { Alias, RunManifest } from '../model/run.js';
import { DoubtSheet, type Doubts } from './doubts.js';
import { JointSheet, type Joints } from './joints.js';
import { liveAccounts, type LiveAccounts } from './live-accounts.js';
import type { BriefedReport, BriefingSource, SomeLinks } from './source.js';
import { TimelineSheet, type Timeline } from './timeline.js';
import { windowOf, type PaymentWindow } from './window.js';

export interface CampaignAsked {
  readonly id: CampaignId;
  readonly days: number;
}

/** All that is known of one campaign, or operation, and how sure it is. */
export interface CampaignBriefing {
  readonly asked: CampaignAsked;
  readonly campaign: Campaign;
  readonly figures: RunManifest;
  /** The old ids that led here. */
  readonly followed: readonly Alias[];
  readonly window: PaymentWindow | null;
  readonly live: LiveAccounts;
  readonly timeline: Timeline;
  /** Reports of victims by country, most first: a person who reported twice stands twice. */
  readonly countries: readonly Tally[];
  /** Largest single loss by kind and currency. */
  readonly largest: readonly LargestOf[];
  readonly artifacts: ArtifactSummary;
  readonly joints: Joints;
  readonly links: SomeLinks;
  readonly doubts: Doubts;
  readonly history: { readonly items: readonly PastEvent[]; readonly total: number };
}

export interface LargestOf extends Money {
  readonly kind: LossKind;
}

/** How many artifacts a campaign has, by the part that they play in it. */
export interface ArtifactSummary {
  readonly total: number;
  readonly roles: readonly { readonly role: CampaignArtifact['role']; readonly artifacts: number }[];
  /** Those that link, and the days between which each was used: most reports first, at most `TIMED_ARTIFACTS`. */
  readonly timed: readonly CampaignArtifact[];
}

export const TIMED_ARTIFACTS = 15;

export async function campaignBriefing(
  source: BriefingSource,
  campaign: Campaign,
  followed: readonly Alias[],
  asked: CampaignAsked,
): Promise<CampaignBriefing> {
  const { manifest } = source.figures;
  const window = windowOf(manifest, asked.days);
  const { artifacts, joints } = await readArtifacts(source, campaign);
  return {
    asked,
    campaign,
    figures: manifest,
    followed,
    window,
    live: await liveAccounts(source, campaign, window),
    artifacts,
    ...(await readReports(source, campaign, joints)),
    links: await source.links(campaign.id),
    history: await source.history(campaign.id),
  };
}

async function readArtifacts(source: BriefingSource, { id }: Campaign) {
  const joints = new JointSheet();
  const roles = new Map<CampaignArtifact['role'], number>();
  const timed: CampaignArtifact[] = [];
  let total = 0;
  for await (const artifact of source.artifacts(id)) {
    total++;
    joints.link(artifact);
    roles.set(artifact.role, (roles.get(artifact.role) ?? 0) + 1);
    if (artifact.role === 'links' && timed.length < TIMED_ARTIFACTS) timed.push(artifact);
  }
  const counted = [...roles].map(([role, artifacts]) => ({ role, artifacts }));
  counted.sort((a, b) => b.artifacts - a.artifacts || compareText(a.role, b.role));
  return { artifacts: { total, roles: counted, timed }, joints };
}

async function readReports(source: BriefingSource, { id }: Campaign, joints: JointSheet) {
  const timeline = new TimelineSheet();
  const doubts = new DoubtSheet();
  const countries = new Map<string, number>();
  const largest = new Map<string, LargestOf>();
  for await (const report of source.reports(id)) {
    timeline.add(report, source);
    doubts.add(report);
    joints.add(report);
    if (report.type === 'intelligence') continue;
    if (report.country !== null) countries.set(report.country, (countries.get(report.country) ?? 0) + 1);
    keepLargest(largest, report);
  }
  const tallies = [...countries].map(([value, reports]) => ({ value, reports }));
  return {
    timeline: timeline.close(),
    doubts: doubts.close(),
    joints: joints.close(),
    countries: tallies.sort((a, b) => b.reports - a.reports || compareText(a.value, b.value)),
    largest: [...largest.values()].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.currency, b.currency)),
  };
}

function keepLargest(largest: Map<string, LargestOf>, { losses }: BriefedReport): void {
  for (const { kind, currency, minor } of losses) {
    const known = largest.get(`${kind} ${currency}`);
    if (known === undefined || known.minor < BigInt(minor))
      largest.set(`${kind} ${currency}`, { kind, currency, minor: BigInt(minor) });
  }
}
