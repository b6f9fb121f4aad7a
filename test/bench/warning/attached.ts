import type { RunResult } from '../../../engine/model/run.js';
import type { ReplayedDay } from './replay.js';
import { membersOf, type TrueCampaigns } from './score.js';

export const BANDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

export interface BandFigures {
  reports: number;
  confirmed: number;
  moved: number;
  released: number;
  right: number;
}

/** What the nights made of reports that were attached as they came, by weight, and how many were right. */
export class AttachmentScores {
  readonly bands: readonly BandFigures[] = BANDS.map(() => ({
    reports: 0,
    confirmed: 0,
    moved: 0,
    released: 0,
    right: 0,
  }));
  came = 0;
  /** Reports that were in a campaign after the night. */
  clustered = 0;

  add({ day, reports, before, night }: ReplayedDay, truth: TrueCampaigns): void {
    if (day === 0 || before === null) return;
    this.came += reports.length;
    const news = new Set(reports.map(({ id }) => id));
    this.clustered += clusteredOf(night, news);
    const majority = new Map<string, string | null>();
    for (const { report, from, weight, outcome } of night.news?.settled ?? []) {
      const band = this.bands[BANDS.findLastIndex((least) => weight >= least)];
      if (band === undefined) continue;
      band.reports++;
      band[outcome]++;
      if (!majority.has(from)) majority.set(from, majorityOf(before, from, truth));
      if (majority.get(from) === (truth.get(report) ?? '')) band.right++;
    }
  }
}

function clusteredOf({ membership, evidence }: RunResult, news: ReadonlySet<string>): number {
  let count = 0;
  const words = evidence.reports.idWords;
  membership.forEach((place, report) => {
    if (place >= 0 && news.has(idAt(words, report))) count++;
  });
  return count;
}

function idAt(words: Uint32Array, report: number): string {
  return Array.from(words.subarray(4 * report, 4 * report + 4), (word) => word.toString(16).padStart(8, '0')).join('');
}

function majorityOf(run: RunResult, id: string, truth: TrueCampaigns): string | null {
  const counts = new Map<string, number>();
  for (const member of membersOf(run, id)) {
    const campaign = truth.get(member);
    if (campaign !== undefined) counts.set(campaign, 1 + (counts.get(campaign) ?? 0));
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
