import type { Campaign, LineageEvent, LineageEventName } from '../model/campaign.js';
import type { CampaignId } from '../model/ids.js';
import { liveAccounts, type LiveAccounts } from './live-accounts.js';
import { byLost, byVictims, inTurns } from './rank.js';
import type { BriefingSource } from './source.js';
import type { PaymentWindow } from './window.js';

/** What is told campaign by campaign; of the rest (shrank, dormant, dissolved) only how often it happened. */
export const BRIEFED_EVENTS = ['born', 'grew', 'merged', 'split', 'revived'] as const satisfies LineageEventName[];
export type BriefedEvent = (typeof BRIEFED_EVENTS)[number];

export interface SectionRow {
  /** As it is now: a campaign that has merged since stands for what it became. */
  readonly campaign: Campaign;
  /** What happened to it, at most `ROW_EVENTS`: of a merged one, each campaign that came into it. */
  readonly events: readonly LineageEvent[];
  readonly eventCount: number;
  readonly live: LiveAccounts;
}

export interface Section {
  readonly event: BriefedEvent;
  /** Events of this kind, and the campaigns that they touched; `rows` holds the first of these. */
  readonly events: number;
  readonly campaigns: number;
  readonly rows: readonly SectionRow[];
  /** Campaigns that are no longer there: dissolved since. */
  readonly gone: number;
}

export const ROW_EVENTS = 5;

/** More campaigns than this are not asked for one by one, but met in the order of all campaigns. */
const ASKED_ONE_BY_ONE = 1_000;

export interface SectionAsked {
  readonly event: BriefedEvent;
  readonly window: PaymentWindow | null;
  readonly limit: number;
}

/** The campaigns that something happened to, in turns by money and by victims, those with a live account first. */
export async function sectionOf(
  source: BriefingSource,
  events: readonly LineageEvent[],
  { event, window, limit }: SectionAsked,
): Promise<Section> {
  const touched = byCampaign(events);
  const found =
    touched.size <= ASKED_ONE_BY_ONE
      ? await askedFor(source, touched, limit, window)
      : await met(source, touched, limit, window);
  const rows: SectionRow[] = [];
  for (const campaign of found.campaigns) {
    const own = found.eventsOf.get(campaign.id) ?? [];
    const live = await liveAccounts(source, campaign, window);
    rows.push({ campaign, events: own.slice(0, ROW_EVENTS), eventCount: own.length, live });
  }
  rows.sort((a, b) => recoverability(b) - recoverability(a)); // stable: the turns stay within each
  return { event, events: events.length, campaigns: touched.size, rows, gone: found.gone };
}

/** 2: money may still be held today. 1: an account was seen within the window. 0: none was. */
function recoverability({ live }: SectionRow): number {
  return live.urgent > 0 ? 2 : live.total > 0 ? 1 : 0;
}

/** By the campaign that lives on: of a merger the one that took the other in. */
function byCampaign(events: readonly LineageEvent[]): ReadonlyMap<CampaignId, readonly LineageEvent[]> {
  const found = new Map<CampaignId, LineageEvent[]>();
  for (const event of events) {
    const id = event.event === 'merged' ? (event.other ?? event.campaign) : event.campaign;
    const known = found.get(id);
    if (known === undefined) found.set(id, [event]);
    else known.push(event);
  }
  return found;
}

interface Found {
  readonly campaigns: readonly Campaign[];
  /** By the present id. */
  readonly eventsOf: ReadonlyMap<CampaignId, readonly LineageEvent[]>;
  readonly gone: number;
}

type Touched = ReadonlyMap<CampaignId, readonly LineageEvent[]>;

async function askedFor(
  source: BriefingSource,
  touched: Touched,
  limit: number,
  window: PaymentWindow | null,
): Promise<Found> {
  const present = new Map<CampaignId, Campaign>();
  const eventsOf = new Map<CampaignId, readonly LineageEvent[]>();
  let gone = 0;
  for (const [id, events] of touched) {
    const campaign = await source.campaign(id);
    if (campaign === null) gone++;
    else {
      present.set(campaign.id, campaign);
      eventsOf.set(campaign.id, [...(eventsOf.get(campaign.id) ?? []), ...events]);
    }
  }
  return { campaigns: firstOf([...present.values()], limit, window), eventsOf, gone };
}

/**
 * Half of the places are for campaigns that reports of the window name, where money may still be held: else a large
 * campaign of last year, new because its halves were joined, would hide them. What is largest of all takes the rest.
 */
function firstOf(all: readonly Campaign[], limit: number, window: PaymentWindow | null): readonly Campaign[] {
  const byMoney = all.toSorted(byLost);
  const byPeople = all.toSorted(byVictims);
  const active = ({ lastDay }: Campaign): boolean => window !== null && lastDay !== null && lastDay >= window.from;
  const live = inTurns(byMoney.filter(active), byPeople.filter(active), Math.ceil(limit / 2));
  const known = new Set(live.map(({ id }) => id));
  const rest = ({ id }: Campaign): boolean => !known.has(id);
  return [...live, ...inTurns(byMoney.filter(rest), byPeople.filter(rest), limit - live.length)];
}

/** Of so many, enough stand near the top of all campaigns; what has another id by now is not met, and so not counted. */
async function met(
  source: BriefingSource,
  touched: Touched,
  limit: number,
  window: PaymentWindow | null,
): Promise<Found> {
  const orders = [source.campaignsBy('lost'), source.campaignsBy('victims')];
  if (window !== null) orders.push((await source.activeSince(window.from, window.to)).campaigns);
  const first = new Map<CampaignId, Campaign>();
  for (const order of orders) {
    let found = 0;
    for await (const campaign of order) {
      if (!touched.has(campaign.id)) continue;
      first.set(campaign.id, campaign);
      if (++found === limit) break;
    }
  }
  return { campaigns: firstOf([...first.values()], limit, window), eventsOf: touched, gone: 0 };
}
