import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { CampaignArtifact } from '../../model/campaign.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { ArtifactId, CampaignId } from '../../model/ids.js';
import type { Report } from '../../model/report.js';
import { cursorAfter, startOf } from '../cursor.js';
import { questionOf } from '../filter.js';
import { roleOf, together } from '../published.js';
import { dayOfReport } from '../report-day.js';
import { MAX_PAGE } from '../store.js';
import type {
  ArtifactAnswer,
  ArtifactInCampaign,
  CampaignAnswer,
  CampaignFilter,
  CampaignPage,
  Page,
  PageRequest,
  StoreCounts,
  StoredReport,
} from '../store.js';
import { compareCampaigns, fits } from './filter.js';
import type { MemoryReports, ReportRow } from './reports.js';
import { within } from './runs.js';
import type { MemoryRuns, PublishedRun } from './runs.js';

/** Answers about the latest run, or the run of a cursor. */
export class MemoryReader {
  readonly #reports: MemoryReports;
  readonly #runs: MemoryRuns;

  constructor(reports: MemoryReports, runs: MemoryRuns) {
    this.#reports = reports;
    this.#runs = runs;
  }

  campaigns(filter: CampaignFilter): CampaignPage {
    const question = questionOf(filter);
    const from = startOf(filter, question);
    const run = this.#runs.runOf(from);
    if (run === null) return { run: null, campaigns: [], total: 0, cursor: null };
    const asked = this.#present(run, filter);
    const found = run.placed
      .map(({ campaign }) => campaign)
      .filter((campaign) => fits(campaign, asked))
      .sort(compareCampaigns(filter));
    const start = from ?? { run: run.run, offset: 0 };
    const campaigns = found.slice(start.offset, start.offset + filter.limit);
    return {
      run: run.run,
      campaigns,
      total: found.length,
      cursor: cursorAfter(start, campaigns.length, found.length, question),
    };
  }

  campaign(asked: CampaignId): CampaignAnswer | null {
    const run = this.#runs.latest();
    const resolved = run && this.#runs.resolve(run, asked);
    if (run === null || resolved === null) return null;
    const campaign = run.placed.find((each) => each.campaign.id === resolved.id)?.campaign ?? null;
    return { run: run.run, campaign, followed: resolved.followed };
  }

  campaignReports(asked: CampaignId, request: PageRequest): Page<StoredReport> {
    const question = `reports of ${asked}`;
    const { run, found, start } = this.#runs.find(asked, startOf(request, question));
    const isWithin = within(run, found);
    const members = [...run.membership].flatMap(([key, campaign]) => (isWithin(campaign) ? this.#row(key) : []));
    const page = members.sort(bySourceAndRef).slice(start.offset, start.offset + request.limit);
    return {
      run: run.run,
      items: page.map((row) => this.#stored(row, run)),
      total: members.length,
      cursor: cursorAfter(start, page.length, members.length, question),
    };
  }

  campaignArtifacts(asked: CampaignId, request: PageRequest): Page<CampaignArtifact> {
    const question = `artifacts of ${asked}`;
    const { run, found, start } = this.#runs.find(asked, startOf(request, question));
    const isWithin = within(run, found);
    const all = together(run.artifacts.filter((row) => isWithin(row.campaign)))
      .map(({ artifact, reports, reportsInAll, firstDay, lastDay, role }): CampaignArtifact => {
        return { ...this.#reports.named(artifact), reports, reportsInAll, firstDay, lastDay, role: roleOf(role) };
      })
      .sort(strongestFirst);
    const items = all.slice(start.offset, start.offset + request.limit);
    return { run: run.run, items, total: all.length, cursor: cursorAfter(start, items.length, all.length, question) };
  }

  artifact(id: ArtifactId): ArtifactAnswer | null {
    const row = this.#reports.artifact(id);
    if (row === undefined) return null;
    const { kind, folded, shown } = row.artifact;
    const keys = this.#reports.mentioning(id);
    const days = keys.flatMap((key) => dayOfReport(this.#row(key).report) ?? []).sort((a, b) => a - b);
    return {
      kind,
      folded,
      shown,
      reports: keys.length,
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
      campaigns: this.#campaignsOf(row.key),
    };
  }

  /** By (source, ref). */
  reports(): readonly StoredReport[] {
    const run = this.#runs.latest();
    return [...this.#reports.all()].sort(bySourceAndRef).map((row) => this.#stored(row, run));
  }

  counts(): StoreCounts {
    const reports = this.#reports.all();
    return {
      reports: reports.length,
      artifacts: this.#reports.artifacts().length,
      mentions: reports.reduce((sum, row) => sum + row.report.mentions.length, 0),
    };
  }

  #campaignsOf(artifact: number): readonly ArtifactInCampaign[] {
    const run = this.#runs.latest();
    if (run === null) return [];
    return run.artifacts
      .filter((row) => row.artifact === artifact)
      .sort((a, b) => b.reports - a.reports || a.campaign - b.campaign)
      .slice(0, MAX_PAGE)
      .flatMap(({ campaign: place, reports, role }) => {
        const campaign = run.placed[place]?.campaign;
        return campaign === undefined ? [] : [{ campaign, reports, role: roleOf(role) }];
      });
  }

  /** The filter with the id that its operation has in the run. */
  #present(run: PublishedRun, filter: CampaignFilter): CampaignFilter {
    if (filter.operation === undefined) return filter;
    return { ...filter, operation: this.#runs.resolve(run, filter.operation)?.id ?? filter.operation };
  }

  #row(key: number): ReportRow {
    const row = this.#reports.byKey(key);
    invariant(row !== undefined, 'a report of a run is not in the store');
    return row;
  }

  #stored({ key, report }: ReportRow, run: PublishedRun | null): StoredReport {
    const campaign = run?.placed[run.membership.get(key) ?? -1]?.campaign;
    const ids = { campaignId: campaign?.id ?? null, operationId: campaign?.operation ?? null };
    return { ...shownReport(report), artifacts: this.#mentions(report), ...ids };
  }

  #mentions(report: Report): StoredReport['artifacts'] {
    return report.mentions
      .toSorted((a, b) => compareText(a.artifact.id, b.artifact.id))
      .map(({ artifact: { id, kind, folded, shown }, origin, role }) => ({
        kind,
        folded,
        shown: this.#reports.artifact(id)?.artifact.shown ?? shown,
        origin,
        role,
      }));
  }
}

/** Only what is named here is shown; of the victim, whether there is an identity. */
function shownReport(report: Report): Omit<StoredReport, 'artifacts' | 'campaignId' | 'operationId'> {
  return {
    id: report.id,
    source: report.source,
    ref: report.ref,
    type: report.type,
    reportedAt: report.reportedAt,
    incidentAt: report.incidentAt,
    fraudType: report.fraudType,
    country: report.country,
    victimIdentified: report.victim.length > 0,
    losses: report.losses,
    unreadableLosses: report.unreadableLosses,
    handling: report.handling,
    reliability: report.reliability,
  };
}

function bySourceAndRef({ report: a }: ReportRow, { report: b }: ReportRow): number {
  return compareText(a.source, b.source) || compareText(a.ref, b.ref);
}

function strongestFirst(a: CampaignArtifact, b: CampaignArtifact): number {
  return (
    b.reports - a.reports ||
    ARTIFACT_KINDS.indexOf(a.kind) - ARTIFACT_KINDS.indexOf(b.kind) ||
    compareText(a.folded, b.folded)
  );
}
