import type { Alert, AlertId, Delivery, StoredAlert, Told } from '../model/alert.js';
import type {
  Campaign,
  CampaignArtifact,
  Level,
  LineageEvent,
  PastEvent,
  PossibleLink,
  SetAsideArtifact,
} from '../model/campaign.js';
import type { ArtifactId, CampaignId } from '../model/ids.js';
import type { Day } from '../model/day.js';
import type { Attachment, PendingReport, Provisional, RecentReport, Settlement } from '../model/provisional.js';
import type { Report } from '../model/report.js';
import type { KeptRun, Restoration, RunManifest, RunResult, RunSummary } from '../model/run.js';
import { asTheyAre, batches } from './batch.js';
import type { AlertFilter } from './between-nights.js';
import { MemoryBetweenNights } from './memory/between-nights.js';
import { MemoryEvidence } from './memory/evidence.js';
import { MemoryQuestions } from './memory/questions.js';
import { MemoryReader } from './memory/reader.js';
import { MemoryReports } from './memory/reports.js';
import { MemoryRuns } from './memory/runs.js';
import { MemoryTakeIn, MemoryWhole, type MemoryParts } from './memory/whole.js';
import { nightIsHeld, type NightHolder, type NightLock } from './night-lock.js';
import type {
  AddCounts,
  AsOf,
  ArtifactAnswer,
  CampaignAnswer,
  CampaignFilter,
  CampaignPage,
  EvidenceSource,
  LinkFilter,
  MembershipRow,
  MentionRow,
  Page,
  PageRequest,
  SetAsideFilter,
  Store,
  StoreCounts,
  StoredReport,
} from './store.js';
import { COPIED, copiedRunNote } from './whole.js';
import type { TakeIn, Whole, WholeSource } from './whole.js';

/** A store of plain maps, gone with the process: for trials and tests, and the plainest reading of the port. */
export function memoryStore(): Store & Whole {
  return new MemoryStore();
}

class MemoryStore implements Store, Whole {
  readonly url = 'memory:';
  readonly #reports = new MemoryReports();
  readonly #runs = new MemoryRuns();
  readonly #reader = new MemoryReader(this.#reports, this.#runs);
  readonly #questions = new MemoryQuestions(this.#reports, this.#runs);
  #night: NightHolder | null = null;
  #checkpoint: { readonly key: string; readonly found: Uint8Array } | null = null;
  readonly #between = new MemoryBetweenNights(this.#reports, this.#runs);
  readonly #notes = new Map<string, string>();

  addReports(reports: readonly Report[]): Promise<AddCounts> {
    return answer(() =>
      this.#reports.add(reports, (key) => {
        this.#between.changed(key);
      }),
    );
  }

  note(name: string): Promise<string | null> {
    return answer(() => this.#notes.get(name) ?? null);
  }

  setNoteOnce(name: string, text: string): Promise<string> {
    if (!this.#notes.has(name)) this.#notes.set(name, text);
    return answer(() => this.#notes.get(name) ?? text);
  }

  openEvidence(asOf?: AsOf): Promise<EvidenceSource> {
    return answer(() => new MemoryEvidence(this.#reports.at(asOf?.moment), this.#runs, this.#between, asOf ?? null));
  }

  openWhole(): Promise<WholeSource> {
    return answer(() => new MemoryWhole(this.#parts()));
  }

  openTakeIn(): Promise<TakeIn> {
    return answer(() => new MemoryTakeIn(this.#parts()));
  }

  lockNight(holder: NightHolder): Promise<NightLock> {
    return answer(() => {
      if (this.#night !== null) throw nightIsHeld(this.#night);
      this.#night = holder;
      return { left: null, release: () => answer(() => void (this.#night = null)) };
    });
  }

  keepCheckpoint(key: string, found: Uint8Array): Promise<void> {
    return answer(() => void (this.#checkpoint = { key, found: found.slice() }));
  }

  checkpoint(key: string): Promise<Uint8Array | null> {
    return answer(() => (this.#checkpoint?.key === key ? this.#checkpoint.found : null));
  }

  dropCheckpoint(): Promise<void> {
    return answer(() => void (this.#checkpoint = null));
  }

  publish(result: RunResult): Promise<void> {
    return answer(() => {
      this.#shown(result.manifest, () => {
        this.#runs.publish(result);
        this.#between.publish(result);
      });
    });
  }

  pending(after: number, limit: number): Promise<readonly PendingReport[]> {
    return answer(() => this.#between.pending(after, limit));
  }

  attach(
    run: number,
    attachments: readonly Attachment[],
    alerts: readonly Alert[],
  ): Promise<readonly StoredAlert[] | null> {
    return answer(() => this.#between.attach(run, attachments, alerts));
  }

  provisional(ids: readonly CampaignId[]): Promise<readonly (Provisional | null)[]> {
    return answer(() => this.#between.provisional(ids));
  }

  recent(ids: readonly CampaignId[], since: Day): Promise<readonly RecentReport[]> {
    return answer(() => this.#between.recent(ids, since));
  }

  settled(run: number | null, page: PageRequest): Promise<Page<Settlement>> {
    return answer(() => this.#between.settled(run, page));
  }

  told(): Promise<readonly Told[]> {
    return answer(() => this.#between.told());
  }

  alerts(filter: AlertFilter, page: PageRequest): Promise<Page<StoredAlert>> {
    return answer(() => this.#between.alerts(filter, page));
  }

  markDelivery(ids: readonly AlertId[], delivery: Delivery): Promise<void> {
    return answer(() => {
      this.#between.markDelivery(ids, delivery);
    });
  }

  hold(result: RunResult, reasons: readonly string[]): Promise<void> {
    return answer(() => {
      this.#runs.hold(result, reasons);
    });
  }

  publishHeld(run: number): Promise<void> {
    return answer(() => {
      const held = this.#runs.held()?.result.manifest ?? null;
      this.#shown(held, () => {
        this.#between.publish(this.#runs.publishHeld(run));
      });
    });
  }

  restore(restoration: Restoration): Promise<void> {
    return answer(() => {
      const { manifest } = restoration;
      this.#shown(manifest, () => {
        this.#runs.restore(restoration);
        this.#between.restore(manifest);
      });
    });
  }

  latestRun(): Promise<RunSummary | null> {
    return answer(() => this.#runs.latest()?.summary ?? null);
  }

  runs(): Promise<readonly KeptRun[]> {
    return answer(() => this.#runs.kept());
  }

  campaigns(filter: CampaignFilter): Promise<CampaignPage> {
    return answer(() => this.#reader.campaigns(filter));
  }

  campaign(id: CampaignId): Promise<CampaignAnswer | null> {
    return answer(() => this.#reader.campaign(id));
  }

  campaignReports(id: CampaignId, page: PageRequest): Promise<Page<StoredReport>> {
    return answer(() => this.#reader.campaignReports(id, page));
  }

  campaignArtifacts(id: CampaignId, page: PageRequest): Promise<Page<CampaignArtifact>> {
    return answer(() => this.#reader.campaignArtifacts(id, page));
  }

  artifacts(ids: readonly ArtifactId[]): Promise<readonly ArtifactAnswer[]> {
    return answer(() => ids.flatMap((id) => this.#reader.artifact(id) ?? []));
  }

  possibleLinks(filter: LinkFilter, page: PageRequest): Promise<Page<PossibleLink>> {
    return answer(() => this.#questions.possibleLinks(filter, page));
  }

  setAside(filter: SetAsideFilter, page: PageRequest): Promise<Page<SetAsideArtifact>> {
    return answer(() => this.#questions.setAside(filter, page));
  }

  events(run: number | null, page: PageRequest): Promise<Page<LineageEvent>> {
    return answer(() => this.#questions.events(run, page));
  }

  history(id: CampaignId, page: PageRequest): Promise<Page<PastEvent>> {
    return answer(() => this.#questions.history(id, page));
  }

  counts(): Promise<StoreCounts> {
    return answer(() => this.#reader.counts());
  }

  async *exportReports(): AsyncIterable<StoredReport> {
    for await (const reports of batches(this.#reader.reports(), asTheyAre)) yield* reports;
  }

  async *exportMemberships(level: Level): AsyncIterable<MembershipRow> {
    for await (const report of this.exportReports()) {
      const { source, ref, campaignId, operationId } = report;
      const id = level === 'campaign' ? campaignId : operationId;
      if (id !== null) yield { source, ref, campaignId: id };
    }
  }

  async *exportCampaigns(level: Level): AsyncIterable<Campaign> {
    for await (const placed of batches(this.#runs.latest()?.placed ?? [], asTheyAre))
      for (const { campaign } of placed) if (campaign.level === level) yield campaign;
  }

  async *exportMentions(asked: CampaignId | null): AsyncIterable<MentionRow> {
    const id = asked === null ? null : this.#runs.find(asked, null).found.campaign.id;
    for await (const report of this.exportReports())
      if (id === null || report.campaignId === id || report.operationId === id) yield* mentionRows(report);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Marks what a run has not seen, where ingest did not: it is the first, or says an earlier one again. */
  #shown(manifest: RunManifest | null, show: () => void): void {
    const isFirst = this.#runs.latest() === null;
    show();
    if (manifest === null || !(isFirst || manifest.restores !== null)) return;
    if (this.#notes.has(copiedRunNote(manifest.restores ?? manifest.run)))
      this.#notes.set(copiedRunNote(manifest.run), COPIED);
    else this.#between.markSince(manifest.moment);
  }

  #parts(): MemoryParts {
    return { notes: this.#notes, reports: this.#reports, runs: this.#runs, between: this.#between };
  }
}

function mentionRows({ source, ref, campaignId, artifacts }: StoredReport): readonly MentionRow[] {
  return artifacts.map(({ kind, folded, shown, origin }) => ({ source, ref, campaignId, kind, folded, shown, origin }));
}

function answer<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
