import type { BriefedReport, BriefingSource } from '../../engine/briefing/source.js';
import type { Campaign, CampaignArtifact, LineageEvent, PastEvent, PossibleLink } from '../../engine/model/campaign.js';
import { dayFromText, type Day } from '../../engine/model/day.js';
import type { Loss } from '../../engine/model/money.js';
import type { RunSummary } from '../../engine/model/run.js';
import { campaign, ledgerOf, planRun } from '../contract/store-runs.js';
import { memoryStore } from '../../engine/store/memory.js';

export const AS_OF = '2026-03-31';
export const TODAY = dayFromText(AS_OF)!;

export interface PlannedCampaign {
  readonly campaign: Campaign;
  readonly artifacts?: readonly CampaignArtifact[];
  readonly reports?: readonly BriefedReport[];
}

export interface World {
  readonly campaigns?: readonly PlannedCampaign[];
  readonly events?: readonly LineageEvent[];
  readonly links?: readonly PossibleLink[];
  readonly history?: readonly PastEvent[];
  readonly asOf?: string | null;
}

/** Answers out of a plan, and counts what it was asked. */
export async function worldSource(world: World): Promise<BriefingSource & { readonly asked: string[] }> {
  const { campaigns = [], events = [], links = [], history = [], asOf = AS_OF } = world;
  const { manifest, whole, unclustered } = await planRun(memoryStore(), { run: 3 });
  const figures: RunSummary = { manifest: { ...manifest, asOf }, whole, unclustered };
  const asked: string[] = [];
  const find = (id: string) => campaigns.find((one) => one.campaign.id === id);
  const byLost = campaigns
    .map((one) => one.campaign)
    .sort((a, b) => Number(b.ledger.converted.lostMinor - a.ledger.converted.lostMinor));
  const active = (from: Day) => byLost.filter(({ lastDay }) => (lastDay ?? 0) >= from);
  return {
    asked,
    figures,
    kept: [figures],
    events: () => each(events),
    campaign: (id) => {
      asked.push(id);
      return Promise.resolve(find(id)?.campaign ?? null);
    },
    campaignsBy: (sort) =>
      each(sort === 'lost' ? byLost : byLost.toSorted((a, b) => b.victims.distinct - a.victims.distinct)),
    activeSince: (from) => Promise.resolve({ total: active(from).length, campaigns: each(active(from)) }),
    artifacts: (id) => each(find(id)?.artifacts ?? []),
    reports: (id) => each(find(id)?.reports ?? []),
    links: () => Promise.resolve({ items: links, total: links.length }),
    history: () => Promise.resolve({ items: history, total: history.length }),
    convert: ({ currency, minor }) => (currency === 'USD' ? minor : currency === 'EUR' ? minor * 2n : null),
  };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** A campaign that lost so many dollars, to so many people, and was last seen some days ago. */
export function took(id: string, lost: number, victims = 1, daysAgo = 100): Campaign {
  return campaign({
    id,
    ledger: ledgerOf(BigInt(lost) * 100n, ['USD']),
    victims: { distinct: victims, unidentified: 0 },
    firstDay: TODAY - daysAgo - 10,
    lastDay: TODAY - daysAgo,
  });
}

export function account(folded: string, daysAgo: number, more: Partial<CampaignArtifact> = {}): CampaignArtifact {
  const days = { firstDay: TODAY - 50, lastDay: TODAY - daysAgo };
  return { kind: 'iban', folded, shown: folded, reports: 2, reportsInAll: 2, role: 'links', ...days, ...more };
}

export function lost(amount: number, currency = 'USD', at: string | null = null): Loss {
  return { kind: 'lost', currency, minor: amount * 100, at };
}

export function told(more: Partial<BriefedReport> & { readonly daysAgo?: number | null }): BriefedReport {
  const { daysAgo = 0, ...fields } = more;
  const reportedAt = daysAgo === null ? null : new Date((TODAY - daysAgo) * 86_400_000).toISOString();
  return {
    type: 'victim',
    reportedAt,
    country: null,
    victimIdentified: true,
    losses: [],
    unreadableLosses: [],
    artifacts: [],
    ...fields,
  };
}

export function happened(event: LineageEvent['event'], id: string, other: string | null = null): LineageEvent {
  return { event, campaign: id, other, shared: 4, size: 5 };
}
