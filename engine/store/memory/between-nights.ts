import type { Alert, AlertId, Delivery, StoredAlert, Told } from '../../model/alert.js';
import type { Day } from '../../model/day.js';
import type { CampaignId } from '../../model/ids.js';
import type {
  Attachment,
  PendingReport,
  PointedCampaign,
  Pointer,
  Provisional,
  RecentReport,
  Settlement,
} from '../../model/provisional.js';
import type { RunManifest, RunResult } from '../../model/run.js';
import { alertsQuestion, newlyStored, repeatedSince, toldOfRestored } from '../alerts.js';
import { pointsAt } from '../between-nights.js';
import type { AlertFilter, FreshReport } from '../between-nights.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import { victimText } from '../newer.js';
import { roleOf } from '../published.js';
import { dayOfReport } from '../report-day.js';
import { provisionalOf, settledQuestion } from '../settled.js';
import type { Page, PageRequest } from '../store.js';
import type { MemoryReports } from './reports.js';
import { within } from './runs.js';
import type { MemoryRuns, PublishedRun } from './runs.js';

interface News {
  readonly run: number;
  readonly settled: readonly Settlement[];
  readonly told: readonly Told[];
}

const NOWHERE = { run: 0, campaign: null, weight: 0 } as const;

/** Reports that came after the latest run, and alerts. */
export class MemoryBetweenNights {
  readonly #reports: MemoryReports;
  readonly #runs: MemoryRuns;
  readonly #fresh = new Map<number, FreshReport>();
  readonly #alerts: Alert[] = [];
  readonly #deliveries = new Map<AlertId, Delivery>();
  #news: readonly News[] = [];
  #index: { readonly run: number; readonly pointing: ReadonlyMap<number, readonly PointedCampaign[]> } | null = null;

  constructor(reports: MemoryReports, runs: MemoryRuns) {
    this.#reports = reports;
    this.#runs = runs;
  }

  /** A report came or changed. */
  changed(key: number): void {
    if (this.#runs.latest() === null) return;
    this.#fresh.set(key, { key, stamp: (this.#fresh.get(key)?.stamp ?? 0) + 1, ...NOWHERE });
  }

  /** With the run that is published; what it has not seen stays pending. */
  publish(result: RunResult): void {
    const { run } = result.manifest;
    const { seen, settled = [], told = [], alerts = [] } = result.news ?? {};
    seen?.key.forEach((key, row) => {
      if (this.#fresh.get(key)?.stamp === seen.stamp[row]) this.#fresh.delete(key);
    });
    this.#tell(alerts);
    const kept = new Set(this.#runs.newestFirst().map((each) => each.run));
    this.#news = [...this.#news.filter((each) => kept.has(each.run)), { run, settled, told }];
  }

  /** Reports that came, or changed, after that moment are pending, for the run that is the latest now has not seen them. */
  markSince(moment: number): void {
    for (const key of this.#reports.since(moment))
      if (!this.#fresh.has(key)) this.#fresh.set(key, { key, stamp: 1, ...NOWHERE });
  }

  /** With the run that says another one again; it settles nothing. */
  restore({ run, restores }: RunManifest): void {
    const restored = this.#runs.latest();
    const then = this.#news.find((each) => each.run === restores)?.told ?? [];
    const since = this.#alerts.filter((alert) => alert.run >= (restores ?? 0));
    const told = toldOfRestored(then, since, (id) => restored && (this.#runs.resolve(restored, id)?.id ?? null));
    const kept = new Set(this.#runs.newestFirst().map((each) => each.run));
    this.#news = [...this.#news.filter((each) => kept.has(each.run)), { run, settled: [], told }];
  }

  fresh(): readonly FreshReport[] {
    return [...this.#fresh.values()];
  }

  /** As they were told. */
  allAlerts(): readonly StoredAlert[] {
    return this.#alerts.map((alert) => ({ ...alert, delivery: this.#deliveries.get(alert.id) ?? 'waiting' }));
  }

  /** What a kept run says beside its campaigns. */
  newsOf(run: number): Pick<News, 'settled' | 'told'> {
    const { settled = [], told = [] } = this.#news.find((each) => each.run === run) ?? {};
    return { settled, told };
  }

  /** Of another store. */
  takeAlerts(alerts: readonly StoredAlert[]): void {
    for (const { delivery, ...alert } of alerts) {
      if (this.#alerts.some(({ id }) => id === alert.id)) continue;
      this.#alerts.push(alert);
      this.#deliveries.set(alert.id, delivery);
    }
  }

  /** Of another store: these and no others came after its latest run. */
  takeFresh(rows: readonly FreshReport[]): void {
    this.#fresh.clear();
    for (const row of rows) this.#fresh.set(row.key, row);
  }

  alertsSince(day: Day): readonly Alert[] {
    return this.#alerts.filter((alert) => alert.day >= day);
  }

  pending(after: number, limit: number): readonly PendingReport[] {
    const run = this.#runs.latest();
    if (run === null) return [];
    return this.fresh()
      .filter((row) => row.key > after && row.run !== run.run)
      .sort((a, b) => a.key - b.key)
      .slice(0, limit)
      .map(({ key, stamp }) => this.#pendingReport(key, stamp, run));
  }

  attach(run: number, attachments: readonly Attachment[], alerts: readonly Alert[]): readonly StoredAlert[] | null {
    if (this.#runs.latest()?.run !== run) return null;
    for (const row of attachments)
      if (this.#fresh.get(row.key)?.stamp === row.stamp) this.#fresh.set(row.key, { ...row, run });
    return this.#tell(alerts);
  }

  provisional(ids: readonly CampaignId[]): readonly (Provisional | null)[] {
    const run = this.#runs.latest();
    return ids.map((id) => {
      const place = run?.placed.find(({ campaign }) => campaign.id === id);
      if (run === null || place === undefined) return null;
      const isWithin = within(run, place);
      const campaigns = new Set(run.placed.filter((each) => isWithin(each.place)).map(({ campaign }) => campaign.id));
      return provisionalOf(
        run.run,
        this.#attached(run, campaigns).map(({ victim }) => victim),
      );
    });
  }

  recent(ids: readonly CampaignId[], since: Day): readonly RecentReport[] {
    const run = this.#runs.latest();
    if (run === null) return [];
    const asked = new Set(ids);
    const members = [...run.membership].flatMap(([key, place]) => {
      const id = run.placed[place]?.campaign.id ?? '';
      return asked.has(id) ? [this.#recentReport(key, id, false)] : [];
    });
    return [...members, ...this.#attached(run, asked)].flatMap(({ day, ...rest }) =>
      day !== null && day >= since && rest.victim !== '' ? [{ day, ...rest }] : [],
    );
  }

  settled(asked: number | null, request: PageRequest): Page<Settlement> {
    const question = settledQuestion(asked);
    const start = startOf(request, question) ?? { run: asked ?? this.#runs.latest()?.run ?? 0, offset: 0 };
    const news = this.#news.find(({ run }) => run === start.run);
    if (news === undefined && start.run !== 0) throw runIsGone(start.run);
    const rows = news?.settled ?? [];
    const items = rows.slice(start.offset, start.offset + request.limit);
    return {
      run: start.run,
      items,
      total: rows.length,
      cursor: cursorAfter(start, items.length, rows.length, question),
    };
  }

  told(): readonly Told[] {
    const run = this.#runs.latest()?.run ?? 0;
    const since = this.#alerts.filter((alert) => alert.run === run && alert.toldBy === 'ingest');
    return [
      ...(this.#news.find((each) => each.run === run)?.told ?? []),
      ...since.map(({ id, campaign, rule, day }) => ({ campaign, alert: id, rule, day })),
    ];
  }

  alerts(filter: AlertFilter, request: PageRequest): Page<StoredAlert> {
    const question = alertsQuestion(filter);
    const start = startOf(request, question) ?? { run: 0, offset: 0 };
    const { since, delivery } = filter;
    const rows = this.#alerts
      .map((alert): StoredAlert => ({ ...alert, delivery: this.#deliveries.get(alert.id) ?? 'waiting' }))
      .filter((alert) => alert.day >= (since ?? alert.day) && alert.delivery === (delivery ?? alert.delivery));
    const items = rows.slice(start.offset, start.offset + request.limit);
    const run = this.#runs.latest()?.run ?? 0;
    return { run, items, total: rows.length, cursor: cursorAfter(start, items.length, rows.length, question) };
  }

  markDelivery(ids: readonly AlertId[], delivery: Delivery): void {
    for (const id of ids) this.#deliveries.set(id, delivery);
  }

  #tell(alerts: readonly Alert[]): readonly StoredAlert[] {
    const isKnown = (alert: Alert) =>
      this.#alerts.some(
        (known) => known.rule === alert.rule && known.campaign === alert.campaign && known.day >= repeatedSince(alert),
      );
    const told: StoredAlert[] = [];
    for (const alert of alerts) {
      if (isKnown(alert)) continue;
      this.#alerts.push(alert);
      told.push(newlyStored(alert));
    }
    return told;
  }

  #pendingReport(key: number, stamp: number, run: PublishedRun): PendingReport {
    const report = this.#reports.byKey(key)?.report;
    const pointers = (report?.mentions ?? []).flatMap(({ artifact, origin }): Pointer[] => {
      const row = this.#reports.artifact(artifact.id);
      const campaigns = row && this.#pointing(run).get(row.key);
      return campaigns === undefined ? [] : [{ kind: artifact.kind, derived: origin === 'derived', campaigns }];
    });
    const { id, day, victim } = this.#recentReport(key, '', false);
    return { key, stamp, id, day, victim, pointers };
  }

  /** Campaigns by the artifacts that link in them, without suspects. */
  #pointing(run: PublishedRun): ReadonlyMap<number, readonly PointedCampaign[]> {
    if (this.#index?.run === run.run) return this.#index.pointing;
    const pointing = new Map<number, PointedCampaign[]>();
    const suspects = new Set(run.setAside.filter(({ aside }) => aside.class === 'suspect').map((row) => row.artifact));
    for (const { artifact, campaign: place, reports, role } of run.artifacts) {
      const campaign = run.placed[place]?.campaign;
      if (campaign === undefined || suspects.has(artifact) || !pointsAt(roleOf(role))) continue;
      const { id, firstDay, lastDay } = campaign;
      const campaigns = pointing.get(artifact) ?? [];
      pointing.set(artifact, campaigns);
      campaigns.push({ campaign: id, reports, firstDay, lastDay });
    }
    this.#index = { run: run.run, pointing };
    return pointing;
  }

  #attached(run: PublishedRun, campaigns: ReadonlySet<CampaignId>) {
    return this.fresh().flatMap(({ key, campaign, run: under }) =>
      under === run.run && campaign !== null && campaigns.has(campaign)
        ? [this.#recentReport(key, campaign, true)]
        : [],
    );
  }

  #recentReport(key: number, campaign: CampaignId, provisional: boolean) {
    const report = this.#reports.byKey(key)?.report;
    const victim = report?.type === 'victim' ? victimText(report) : '';
    return {
      campaign,
      id: report?.id ?? '',
      day: report === undefined ? null : dayOfReport(report),
      victim,
      provisional,
    };
  }
}
