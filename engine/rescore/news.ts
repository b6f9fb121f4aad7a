/** What a run says beside its campaigns: what became of provisional reports, and what someone should look at today. */
import { alertOf, type Witness } from '../campaign/alert.js';
import {
  ALERT_DEFAULTS,
  firstDayOfRules,
  isTold,
  verdictOf,
  type Verdict,
  type VictimDay,
} from '../campaign/alert-rule.js';
import { isOneHand } from '../campaign/one-hand.js';
import { reportIdAt } from '../campaign/report-id.js';
import type { Alert, AlertSettings, Told } from '../model/alert.js';
import type { Campaign } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import { dayFromText, NO_DAY } from '../model/day.js';
import type { ReportColumns } from '../model/graph.js';
import type { CampaignId } from '../model/ids.js';
import { compareText } from '../model/ids.js';
import type { RunNews, SeenReports, Settlement } from '../model/provisional.js';
import type { Alias } from '../model/run.js';
import type { FreshEvidence } from '../store/between-nights.js';
import { holdingsOf, type HoldingGiven } from './holding.js';
import { numberOfReport } from './number-of-report.js';

/** Alerts of so many days are remembered, and twice the age of a young campaign at least: older ones stop nothing. */
const REMEMBERED_DAYS = 120;

export interface NewsGiven extends HoldingGiven {
  readonly source: FreshEvidence;
  readonly reports: ReportColumns;
  /** Number of each report by its row key, -1 where there is none. */
  readonly reportOfKey: Int32Array;
  /** Person of each report, -1 where no identity is known. */
  readonly person: Int32Array;
  /** Sorted by id. */
  readonly campaigns: readonly Campaign[];
  /** Every alias ever given, those of this run last. */
  readonly aliases: readonly Alias[];
  readonly run: number;
  /** The day that counts as today, as `YYYY-MM-DD`; null without dated reports. */
  readonly asOf: string | null;
  readonly settings?: AlertSettings | undefined;
}

export async function newsOf(given: NewsGiven): Promise<RunNews> {
  const settings = given.settings ?? ALERT_DEFAULTS;
  const placeOf = presentPlaces(given);
  const { seen, settled } = await settle(given, placeOf);
  const today = given.asOf === null ? null : dayFromText(given.asOf);
  if (today === null) return { seen, settled, alerts: [], told: [] };
  const since = today - Math.max(REMEMBERED_DAYS, 2 * settings.youngDays);
  const earlier = await given.source.alertsSince(since);
  const told = toldAgain(given, earlier, placeOf);
  const alerts = newAlerts(given, told, today, settings);
  const news = alerts.map(({ id, campaign, rule, day }) => ({ campaign, alert: id, rule, day }));
  return {
    seen,
    settled,
    alerts: alerts.sort((a, b) => compareText(a.id, b.id)),
    told: [...told, ...news].sort((a, b) => compareText(a.campaign, b.campaign) || compareText(a.alert, b.alert)),
  };
}

/** The place in `campaigns` of what an id, present or past, stands for in this run; -1 for nothing. */
type PlaceOf = (id: CampaignId) => number;

function presentPlaces({ campaigns, aliases }: NewsGiven): PlaceOf {
  const places = new Map(campaigns.map(({ id }, place) => [id, place]));
  const heirs = new Map(aliases.map(({ from, to }) => [from, to]));
  return (asked) => {
    const met = new Set<CampaignId>();
    for (let id: CampaignId | null = asked; id !== null && !met.has(id); id = heirs.get(id) ?? null) {
      const place = places.get(id);
      if (place !== undefined) return place;
      met.add(id);
    }
    return -1;
  };
}

async function settle(given: NewsGiven, placeOf: PlaceOf): Promise<Pick<RunNews, 'seen' | 'settled'>> {
  const keys: number[] = [];
  const stamps: number[] = [];
  const settled: Settlement[] = [];
  for await (const batch of given.source.fresh()) {
    for (const { key, stamp, campaign, weight } of batch) {
      const report = given.reportOfKey[key] ?? -1;
      if (report < 0) continue;
      keys.push(key);
      stamps.push(stamp);
      if (campaign !== null) settled.push(settlement(given, report, campaign, weight, placeOf(campaign)));
    }
  }
  const seen: SeenReports = { key: Float64Array.from(keys), stamp: Float64Array.from(stamps) };
  return { seen, settled: settled.sort((a, b) => compareText(a.report, b.report)) };
}

function settlement(
  { reports, membership, campaigns }: NewsGiven,
  report: number,
  from: CampaignId,
  weight: number,
  heir: number,
): Settlement {
  const place = membership[report] ?? -1;
  const to = campaigns[place]?.id ?? null;
  const outcome = to === null ? 'released' : place === heir ? 'confirmed' : 'moved';
  return { report: reportIdAt(reports.idWords, report), from, to, weight, outcome };
}

/**
 * Which campaigns of this run earlier alerts were about: what their id stands for now, and the campaign that holds at
 * least half of the reports that spoke for them, for ids can be lost where campaigns are split.
 */
function toldAgain(given: NewsGiven, earlier: readonly Alert[], placeOf: PlaceOf): readonly Told[] {
  const told = new Map<string, Told>();
  for (const { id, rule, day, campaign, witnesses } of earlier) {
    for (const place of [placeOf(campaign), homeOf(given, witnesses)]) {
      const now = given.campaigns[place]?.id;
      if (now !== undefined) told.set(`${now} ${id}`, { campaign: now, alert: id, rule, day });
    }
  }
  return [...told.values()];
}

function homeOf({ reports, membership }: NewsGiven, witnesses: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const id of witnesses) {
    const report = numberOfReport(reports.idWords, id);
    const place = report < 0 ? -1 : (membership[report] ?? -1);
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    if (place >= 0 && 2 * count >= witnesses.length) return place;
  }
  return -1;
}

function newAlerts(given: NewsGiven, told: readonly Told[], today: Day, settings: AlertSettings): Alert[] {
  const toldOf = (id: CampaignId) => told.filter(({ campaign }) => campaign === id);
  const found: Found[] = [];
  for (const [place, seen] of recentVictims(given, firstDayOfRules(today, settings))) {
    const campaign = given.campaigns[place];
    if (campaign === undefined) continue;
    const verdict = verdictOf(campaign.firstDay, seen, today, settings);
    if (verdict === null || isTold(verdict.rule, toldOf(campaign.id), today, settings)) continue;
    found.push({ place, campaign, verdict, seen });
  }
  const outbreaks = found.filter(({ verdict }) => verdict.rule === 'outbreak');
  const holdings = holdingsOf(given, new Set(outbreaks.map(({ place }) => place)));
  return found
    .filter(({ place, campaign }) => {
      const holding = holdings.get(place);
      return holding === undefined || isOneHand(campaign.fraudTypes, holding);
    })
    .map(({ campaign, verdict, seen }) => {
      const witnesses = seen.map(({ report, day }): Witness => {
        return { id: reportIdAt(given.reports.idWords, report), day, provisional: false };
      });
      return alertOf({ verdict, campaign, today, run: given.run, toldBy: 'night', settings, seen: witnesses });
    });
}

/** A campaign that the rules would tell of. */
interface Found {
  readonly place: number;
  readonly campaign: Campaign;
  readonly verdict: Verdict;
  readonly seen: readonly Recent[];
}

type Recent = VictimDay & { readonly report: number };

/** Reports by identified victims since a day, by the place of their campaign. */
function recentVictims({ reports, person, membership }: NewsGiven, since: Day): ReadonlyMap<number, Recent[]> {
  const recent = new Map<number, Recent[]>();
  for (let report = 0; report < reports.count; report++) {
    const day = reports.day[report] ?? NO_DAY;
    const place = membership[report] ?? -1;
    const who = person[report] ?? -1;
    if (day < since || place < 0 || who < 0) continue;
    const seen = recent.get(place) ?? [];
    recent.set(place, seen);
    seen.push({ day, person: who, report });
  }
  return recent;
}
