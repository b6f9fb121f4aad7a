import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { reportIdAt } from '../../../engine/campaign/report-id.js';
import type { Alert } from '../../../engine/model/alert.js';
import { NO_DAY } from '../../../engine/model/day.js';
import { reportId, type CampaignId, type ReportId } from '../../../engine/model/ids.js';
import type { RunResult } from '../../../engine/model/run.js';

/** True campaign of each report that has one. */
export type TrueCampaigns = ReadonlyMap<ReportId, string>;

export async function readTrueCampaigns(file: string): Promise<TrueCampaigns> {
  const campaigns = new Map<ReportId, string>();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const [source = '', ref = '', campaign = ''] = line.split(',');
    if (campaign !== '') campaigns.set(reportId(source, ref), campaign);
  }
  return campaigns;
}

/** An alert against the truth. */
export interface ScoredAlert {
  readonly alert: Alert;
  /** The true campaign that most reports of the cluster are of; null for none. */
  readonly truth: string | null;
  /** Share of the cluster's reports that are of it. */
  readonly purity: number;
  /** Whether the cluster began within the replay. */
  readonly began: boolean;
  /** Reports of the true campaign that had come in when it was told, and days since the first of them. */
  readonly reportsIn: number;
  readonly daysIn: number;
}

/** Members of a campaign of a run. */
export function membersOf({ campaigns, membership, evidence }: RunResult, id: CampaignId): readonly ReportId[] {
  const place = campaigns.findIndex((campaign) => campaign.id === id);
  return [...membership.keys()]
    .filter((report) => membership[report] === place)
    .map((report) => reportIdAt(evidence.reports.idWords, report));
}

/** What came in of each true campaign, day by day. */
export class Arrivals {
  readonly #truth: TrueCampaigns;
  readonly #reports = new Map<string, number>();
  readonly #first = new Map<string, number>();

  constructor(truth: TrueCampaigns) {
    this.#truth = truth;
  }

  add(ids: readonly ReportId[], day: number): void {
    for (const id of ids) {
      const campaign = this.#truth.get(id);
      if (campaign === undefined) continue;
      this.#reports.set(campaign, 1 + (this.#reports.get(campaign) ?? 0));
      if (!this.#first.has(campaign)) this.#first.set(campaign, day);
    }
  }

  reportsOf(campaign: string | null): number {
    return this.#reports.get(campaign ?? '') ?? 0;
  }

  firstDayOf(campaign: string | null): number {
    return this.#first.get(campaign ?? '') ?? 0;
  }

  /** True campaigns that began on day 1 or later and have at least so many reports by now. */
  begun(least: number): readonly string[] {
    return [...this.#reports].filter(([id, n]) => n >= least && this.firstDayOf(id) > 0).map(([id]) => id);
  }

  score(alert: Alert, members: readonly ReportId[], day: number, began: boolean): ScoredAlert {
    const counts = new Map<string, number>();
    for (const id of members) {
      const campaign = this.#truth.get(id);
      if (campaign !== undefined) counts.set(campaign, 1 + (counts.get(campaign) ?? 0));
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    const truth = most?.[0] ?? null;
    const purity = (most?.[1] ?? 0) / Math.max(1, members.length);
    return { alert, truth, purity, began, reportsIn: this.reportsOf(truth), daysIn: day - this.firstDayOf(truth) };
  }
}

/** The first day of the reports of a run. */
export function lastDayOf({ evidence }: RunResult): number {
  return evidence.reports.day.reduce((last, day) => Math.max(last, day), NO_DAY);
}

/** The figures of the detection rules, section 9. */
export interface WarningFigures {
  readonly alerts: number;
  /** Alerts on clusters that began within the replay, and the share of these with a purity of at least .8. */
  readonly ofNew: number;
  readonly pure: number;
  /** Share of the alerts on new clusters whose true campaign has in the end at least 10, 20 reports. */
  readonly final10: number;
  readonly final20: number;
  readonly told: number;
  readonly campaigns: number;
  readonly reportsMedian: number;
  readonly reportsP90: number;
  readonly daysMedian: number;
  /** Reports come in when told, as a share of the final ones. */
  readonly share: number;
}

const PURE = 0.8;
const LARGE = 20;

export function figuresOf(scored: readonly ScoredAlert[], arrivals: Arrivals): WarningFigures {
  const ofNew = scored.filter(({ began }) => began);
  const first = new Map<string, ScoredAlert>();
  for (const one of scored) if (one.truth !== null && !first.has(one.truth)) first.set(one.truth, one);
  const wanted = arrivals.begun(LARGE);
  const told = wanted.flatMap((campaign) => first.get(campaign) ?? []);
  const share = (least: number) =>
    part(
      ofNew.filter(({ truth }) => arrivals.reportsOf(truth) >= least),
      ofNew,
    );
  return {
    alerts: scored.length,
    ofNew: ofNew.length,
    pure: part(
      ofNew.filter(({ purity }) => purity >= PURE),
      ofNew,
    ),
    final10: share(10),
    final20: share(LARGE),
    told: told.length,
    campaigns: wanted.length,
    reportsMedian: quantile(
      told.map(({ reportsIn }) => reportsIn),
      0.5,
    ),
    reportsP90: quantile(
      told.map(({ reportsIn }) => reportsIn),
      0.9,
    ),
    daysMedian: quantile(
      told.map(({ daysIn }) => daysIn),
      0.5,
    ),
    share:
      told.reduce((sum, { reportsIn, truth }) => sum + reportsIn / arrivals.reportsOf(truth), 0) /
      Math.max(1, told.length),
  };
}

function part(some: readonly unknown[], all: readonly unknown[]): number {
  return all.length === 0 ? 1 : some.length / all.length;
}

/** The smallest value that at least this share of them does not pass. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
