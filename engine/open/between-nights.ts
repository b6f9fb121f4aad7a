/** What happens to reports between two runs: each is attached to the campaign that its artifacts point to, and that may be worth an alert. */
import { kindTraits } from '../artifact/registry.js';
import { alertOf } from '../campaign/alert.js';
import { firstDayOfRules, isTold, verdictOf } from '../campaign/alert-rule.js';
import { attachmentOf, kindsByName } from '../campaign/attach.js';
import { isOneHand, isTelling } from '../campaign/one-hand.js';
import type { Alert, AlertSettings, StoredAlert, Told } from '../model/alert.js';
import type { Campaign } from '../model/campaign.js';
import { dayFromText, type Day } from '../model/day.js';
import type { CampaignId } from '../model/ids.js';
import type { BetweenOutcome } from '../engine.js';
import type { Attachment, PendingReport, RecentReport } from '../model/provisional.js';
import type { RunSummary } from '../model/run.js';
import { latestDay } from '../rescore/today.js';
import { peopleOf } from '../store/settled.js';
import type { Store } from '../store/store.js';
import { holdingOf } from './holding.js';

const PENDING_PAGE = 1_000;

/** Reports that come in between two passes of a large file. */
const WORTH_A_PASS = 5_000;

const KINDS = kindsByName(kindTraits());

/** Provisional reports of a campaign that is no longer young, from which on its members are read to see whether it grows. */
const WORTH_A_LOOK = 2;

/** Attaches what is pending, page by page; each page is one transaction. */
export class BetweenTheNights {
  readonly #store: Store;
  readonly #settings: AlertSettings;
  readonly #alerts: StoredAlert[] = [];
  #after = -1;
  #waiting = 0;
  #attached = 0;

  constructor(store: Store, settings: AlertSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  /** Once enough reports have come: small passes cost more. */
  async attachSome(reports: number): Promise<void> {
    this.#waiting += reports;
    if (this.#waiting >= WORTH_A_PASS) await this.attachNew();
  }

  /** Goes on behind the last report that was looked at. */
  async attachNew(): Promise<BetweenOutcome | null> {
    this.#waiting = 0;
    const run = await this.#store.latestRun();
    if (run === null) return null;
    for (;;) {
      const reports = await this.#store.pending(this.#after, PENDING_PAGE);
      const last = reports.at(-1);
      if (last === undefined) return { attached: this.#attached, alerts: this.#alerts };
      if (!(await this.#attach(reports, run))) return this.attachNew();
      this.#after = last.key;
    }
  }

  /**
   * From the first: reports that changed, and what an earlier process left when it died.
   *
   * @returns what all passes came to; null before the first run.
   */
  async attachAll(): Promise<BetweenOutcome | null> {
    this.#after = -1;
    return this.attachNew();
  }

  /** False where another run was published meanwhile: they are pending again. */
  async #attach(reports: readonly PendingReport[], { manifest }: RunSummary): Promise<boolean> {
    const attachments = reports.map((report): Attachment => {
      const { key, stamp } = report;
      return { key, stamp, ...(attachmentOf(report, KINDS) ?? { campaign: null, weight: 0 }) };
    });
    const asOf = manifest.asOf === null ? -Infinity : (dayFromText(manifest.asOf) ?? -Infinity);
    const gained = gainsOf(reports, attachments, todayAmong(reports, asOf, manifest.counts.reports));
    const alerts = await this.#alertsOf(gained, asOf, manifest.run);
    const told = await this.#store.attach(manifest.run, attachments, alerts);
    if (told === null) return false;
    this.#attached += attachments.filter(({ campaign }) => campaign !== null).length;
    this.#alerts.push(...told);
    return true;
  }

  async #alertsOf(campaigns: ReadonlyMap<CampaignId, Gain>, asOf: number, run: number): Promise<Alert[]> {
    const dated = [...campaigns].filter(([, { today }]) => today > asOf - this.#settings.windowDays);
    if (dated.length === 0) return [];
    const told = await this.#store.told();
    const asked = dated.filter(([id, { firstDay, today, reports }]) => {
      const young = firstDay === null || firstDay > today - this.#settings.youngDays;
      if (!young && reports.length < WORTH_A_LOOK) return false;
      return !isTold(young ? 'outbreak' : 'growth', toldOf(told, id), today, this.#settings);
    });
    const alerts: Alert[] = [];
    for (const [id, { today, reports, telling }] of asked) {
      const day = Math.max(today, asOf);
      const alert = await this.#alertOf({ id, day, reports, telling, run, told: toldOf(told, id) });
      if (alert !== null) alerts.push(alert);
    }
    return alerts;
  }

  async #alertOf({ id, day: today, reports, telling, run, told }: Question): Promise<Alert | null> {
    const settings = this.#settings;
    const known = await this.#store.recent([id], firstDayOfRules(today, settings));
    const campaign = (await this.#store.campaign(id))?.campaign ?? null;
    if (campaign === null) return null;
    const news = new Set(reports.map((report) => report.id));
    const seen = [...known.filter((report) => !news.has(report.id)), ...reports];
    const verdict = verdictOf(campaign.firstDay, victimDays(seen), today, settings);
    if (verdict === null || isTold(verdict.rule, told, today, settings)) return null;
    if (verdict.rule === 'outbreak' && !(await this.#isOneHand(campaign, reports.length, telling))) return null;
    return alertOf({ verdict, campaign, today, run, toldBy: 'ingest', settings, seen });
  }

  /** With what is attached to it: reports that come by a telling artifact hang together with the rest. */
  async #isOneHand({ id, fraudTypes }: Campaign, attached: number, telling: number): Promise<boolean> {
    const { reports, together } = await holdingOf(this.#store, id);
    return isOneHand(fraudTypes, { reports: reports + attached, together: together + telling });
  }
}

interface Question {
  readonly telling: number;
  readonly id: CampaignId;
  readonly day: Day;
  /** What the campaign gains. */
  readonly reports: readonly RecentReport[];
  readonly run: number;
  readonly told: readonly Told[];
}

/** What a campaign gains from a page of reports: those by identified victims, with a day. */
interface Gain {
  /** Of the campaign. */
  readonly firstDay: Day | null;
  /** The latest day of these reports, none of which is a slip. */
  readonly today: Day;
  readonly reports: readonly RecentReport[];
  /** Those of them that a telling artifact brings here. */
  readonly telling: number;
}

/** The day that counts as today with these reports, by the rule of the night; no later one sets the day of an alert. */
function todayAmong(reports: readonly PendingReport[], asOf: number, inRun: number): Day {
  const days = reports.flatMap(({ day }) => (day !== null && day > asOf ? [day] : []));
  const dated = Int32Array.from(Number.isFinite(asOf) ? [asOf, ...days] : days).sort();
  return latestDay(dated, inRun + days.length) ?? asOf;
}

function gainsOf(
  reports: readonly PendingReport[],
  attachments: readonly Attachment[],
  latest: Day,
): ReadonlyMap<CampaignId, Gain> {
  const gains = new Map<CampaignId, Gain>();
  attachments.forEach(({ campaign }, row) => {
    const report = reports[row];
    const day = report?.day ?? null;
    if (campaign === null || report === undefined || day === null || report.victim === '' || day > latest) return;
    const { id, victim } = report;
    const so = gains.get(campaign);
    gains.set(campaign, {
      firstDay: so?.firstDay ?? firstDayOf(report, campaign),
      today: Math.max(day, so?.today ?? day),
      reports: [...(so?.reports ?? []), { campaign, id, day, victim, provisional: true }],
      telling: (so?.telling ?? 0) + Number(isToldBy(report, campaign)),
    });
  });
  return gains;
}

function isToldBy({ pointers }: PendingReport, id: CampaignId): boolean {
  return pointers.some(({ kind, campaigns }) => isTelling(kind) && campaigns.some(({ campaign }) => campaign === id));
}

function firstDayOf({ pointers }: PendingReport, id: CampaignId): Day | null {
  for (const { campaigns } of pointers) {
    const found = campaigns.find(({ campaign }) => campaign === id);
    if (found !== undefined) return found.firstDay;
  }
  return null;
}

function toldOf(told: readonly Told[], id: CampaignId): readonly Told[] {
  return told.filter(({ campaign }) => campaign === id);
}

function victimDays(seen: readonly RecentReport[]) {
  const people = peopleOf(seen.map(({ victim }) => victim));
  return seen.map(({ day }, report) => ({ day, person: people[report] ?? -1 }));
}
