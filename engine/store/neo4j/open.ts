import { join } from 'node:path';
import type { Alert, AlertId, Delivery, StoredAlert, Told } from '../../model/alert.js';
import type {
  Campaign,
  CampaignArtifact,
  Level,
  LineageEvent,
  PastEvent,
  PossibleLink,
  SetAsideArtifact,
} from '../../model/campaign.js';
import type { ArtifactId, CampaignId } from '../../model/ids.js';
import type { Day } from '../../model/day.js';
import type { Attachment, PendingReport, Provisional, RecentReport, Settlement } from '../../model/provisional.js';
import type { EvidenceGraph } from '../../model/graph.js';
import type { Report } from '../../model/report.js';
import type { KeptRun, Restoration, RunResult, RunSummary } from '../../model/run.js';
import type { Watch } from '../../model/watch.js';
import type { NightHolder, NightLock } from '../night-lock.js';
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
} from '../store.js';
import type { AlertFilter } from '../between-nights.js';
import { RowKeys } from '../row-keys.js';
import type { TakeIn, Whole, WholeSource } from '../whole.js';
import type { ServerDetection, ServerDetectOptions } from '../server-detection.js';
import { artifacts } from './artifacts.js';
import * as between from './between-nights.js';
import { campaign, campaigns } from './campaigns.js';
import { checkpoint, dropCheckpoint, keepCheckpoint } from './checkpoint.js';
import { Database, type Address, type Work } from './database.js';
import { guarded } from './errors.js';
import { Neo4jEvidence } from './evidence.js';
import { exportCampaigns, exportMemberships, exportMentions, exportReports } from './exports.js';
import { hold, keptRuns, publishHeld } from './held.js';
import { leidenLabels } from './leiden.js';
import { latestRun } from './lineage.js';
import { campaignArtifacts, campaignReports } from './members.js';
import { migrate, readMigrations, type Contents } from './migrations.js';
import { lockNight } from './night-lock.js';
import { publish } from './publish.js';
import { events, history, possibleLinks, setAside } from './questions.js';
import { ReportWriter } from './reports.js';
import { restore } from './restore.js';
import { stateOf, type State } from './state.js';
import { cypher, Statements } from './statements.js';
import { Neo4jTakeIn } from './take-in.js';
import { inOneView } from './view.js';
import { Neo4jWhole } from './whole.js';
import { Writer, type WriterOptions } from './writer.js';

export interface Neo4jOptions extends Partial<WriterOptions> {
  readonly address: Address;
  /** Folder of the statements that ship. */
  readonly cypherDir: string;
}

const BUSY_MS = 10_000;
const VIEWS_KEPT_MS = 24 * 60 * 60 * 1000;

const BEGIN = cypher<object, never>('write/begin');
const AWAIT_INDEXES = cypher<object, never>('write/await-indexes');
const NOTE = cypher<{ name: string }, { text: string }>('read/note');
const SET_NOTE = cypher<{ name: string; text: string }, { text: string }>('write/note');

/**
 * The production store: one Neo4j database, one writing process at a time, any number that read.
 *
 * @throws SkeinError `store-failed` (nobody answers, credentials refused, data of something else or of another version).
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<Store & Whole> {
  return open(options, 'to be checked');
}

/**
 * Opens a database that the server's own importer has just filled with the files of `ImportFiles`: schema and indexes are
 * made over them. What comes after those parts is to be taken in.
 *
 * @param keys row keys of the store that was read, as `ImportFiles` tells them.
 */
export async function openLoaded(
  options: Neo4jOptions,
  keys: RowKeys,
): Promise<{ readonly store: Store & Whole; readonly takeIn: TakeIn }> {
  const store = await open(options, 'just loaded');
  return { store, takeIn: store.takeInWith(keys) };
}

async function open(options: Neo4jOptions, contents: Contents): Promise<Neo4jStore> {
  const { address, cypherDir, busyMs = BUSY_MS, viewsKeptMs = VIEWS_KEPT_MS } = options;
  const database = new Database(address, new Statements(cypherDir));
  try {
    await database.verify();
    await migrate(database, readMigrations(join(cypherDir, 'migrations')), contents);
    if (contents === 'just loaded') await database.alone(AWAIT_INDEXES, {});
    await database.write((work) => work.run(BEGIN, {}));
    return new Neo4jStore(address.url, database, { busyMs, viewsKeptMs });
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

class Neo4jStore implements Store, ServerDetection, Whole {
  readonly url: string;
  readonly #database: Database;
  readonly #writer: Writer;
  readonly #reports: ReportWriter;
  #night: NightLock | null = null;

  constructor(url: string, database: Database, options: WriterOptions) {
    this.url = url;
    this.#database = database;
    this.#writer = new Writer(database, options);
    this.#reports = new ReportWriter(database, this.#writer);
  }

  addReports(reports: readonly Report[]): Promise<AddCounts> {
    return this.#reports.add(reports);
  }

  note(name: string): Promise<string | null> {
    return this.#database.read(async (work) => (await work.run(NOTE, { name }))[0]?.text ?? null);
  }

  setNoteOnce(name: string, text: string): Promise<string> {
    return this.#database.write(async (work) => (await work.run(SET_NOTE, { name, text }))[0]?.text ?? text);
  }

  async openEvidence(asOf?: AsOf): Promise<EvidenceSource> {
    return this.#database.read(
      async (work) => new Neo4jEvidence(this.#database, await stateOf(work), await between.lastAlertPlace(work), asOf),
    );
  }

  async openWhole(): Promise<WholeSource> {
    return new Neo4jWhole(this.#database, await this.#database.read(stateOf));
  }

  openTakeIn(): Promise<TakeIn> {
    return Promise.resolve(this.takeInWith(new RowKeys()));
  }

  takeInWith(keys: RowKeys): TakeIn {
    return new Neo4jTakeIn({ database: this.#database, writer: this.#writer, reports: this.#reports }, keys);
  }

  async lockNight(holder: NightHolder): Promise<NightLock> {
    return (this.#night = await lockNight(this.#database, holder));
  }

  keepCheckpoint(key: string, found: Uint8Array): Promise<void> {
    return keepCheckpoint(this.#database, key, found);
  }

  checkpoint(key: string): Promise<Uint8Array | null> {
    return this.#database.read((work) => checkpoint(work, key));
  }

  dropCheckpoint(): Promise<void> {
    return dropCheckpoint(this.#database);
  }

  publish(result: RunResult, watch?: Watch): Promise<void> {
    return publish(this.#database, this.#writer, result, watch);
  }

  hold(result: RunResult, reasons: readonly string[]): Promise<void> {
    return hold(this.#database, this.#writer, result, reasons);
  }

  publishHeld(run: number): Promise<void> {
    return publishHeld(this.#database, this.#writer, run);
  }

  restore(restoration: Restoration): Promise<void> {
    return restore(this.#database, this.#writer, restoration);
  }

  pending(after: number, limit: number): Promise<readonly PendingReport[]> {
    return this.#read((work, state) => between.pending(work, state, after, limit));
  }

  attach(
    run: number,
    attachments: readonly Attachment[],
    alerts: readonly Alert[],
  ): Promise<readonly StoredAlert[] | null> {
    return between.attach(this.#writer, run, attachments, alerts);
  }

  provisional(ids: readonly CampaignId[]): Promise<readonly (Provisional | null)[]> {
    return this.#read((work, state) => between.provisional(work, state, ids));
  }

  recent(ids: readonly CampaignId[], since: Day): Promise<readonly RecentReport[]> {
    return this.#read((work, state) => between.recent(work, state, ids, since));
  }

  settled(run: number | null, page: PageRequest): Promise<Page<Settlement>> {
    return this.#read((work, state) => between.settled(work, state, run, page));
  }

  told(): Promise<readonly Told[]> {
    return this.#read(between.told);
  }

  alerts(filter: AlertFilter, page: PageRequest): Promise<Page<StoredAlert>> {
    return this.#read((work, state) => between.alerts(work, state, filter, page));
  }

  markDelivery(ids: readonly AlertId[], delivery: Delivery): Promise<void> {
    return between.markDelivery(this.#database, ids, delivery);
  }

  latestRun(): Promise<RunSummary | null> {
    return this.#read(latestRun);
  }

  runs(): Promise<readonly KeptRun[]> {
    return this.#read(keptRuns);
  }

  campaigns(filter: CampaignFilter): Promise<CampaignPage> {
    return this.#read((work, state) => campaigns(work, state, filter));
  }

  campaign(id: CampaignId): Promise<CampaignAnswer | null> {
    return this.#read((work, state) => campaign(work, state, id));
  }

  campaignReports(id: CampaignId, page: PageRequest): Promise<Page<StoredReport>> {
    return this.#read((work, state) => campaignReports(work, state, id, page));
  }

  campaignArtifacts(id: CampaignId, page: PageRequest): Promise<Page<CampaignArtifact>> {
    return this.#read((work, state) => campaignArtifacts(work, state, id, page));
  }

  artifacts(ids: readonly ArtifactId[]): Promise<readonly ArtifactAnswer[]> {
    return this.#read((work, state) => artifacts(work, state, ids));
  }

  possibleLinks(filter: LinkFilter, page: PageRequest): Promise<Page<PossibleLink>> {
    return this.#read((work, state) => possibleLinks(work, state, filter, page));
  }

  setAside(filter: SetAsideFilter, page: PageRequest): Promise<Page<SetAsideArtifact>> {
    return this.#read((work, state) => setAside(work, state, filter, page));
  }

  events(run: number | null, page: PageRequest): Promise<Page<LineageEvent>> {
    return this.#read((work, state) => events(work, state, run, page));
  }

  history(id: CampaignId, page: PageRequest): Promise<Page<PastEvent>> {
    return this.#read((work, state) => history(work, state, id, page));
  }

  counts(): Promise<StoreCounts> {
    return this.#read((_, { reports, artifacts: known, mentions }) =>
      Promise.resolve({ reports, artifacts: known, mentions }),
    );
  }

  exportReports(): AsyncIterable<StoredReport> {
    return exportReports(this.#database);
  }

  exportMemberships(level: Level): AsyncIterable<MembershipRow> {
    return exportMemberships(this.#database, level);
  }

  exportCampaigns(level: Level): AsyncIterable<Campaign> {
    return exportCampaigns(this.#database, level);
  }

  exportMentions(id: CampaignId | null): AsyncIterable<MentionRow> {
    return exportMentions(this.#database, id);
  }

  leidenLabels(graph: EvidenceGraph, options: ServerDetectOptions): Promise<Int32Array> {
    return leidenLabels(this.#database, graph, options);
  }

  async close(): Promise<void> {
    await this.#night?.release();
    return guarded(() => this.#database.close());
  }

  #read<T>(work: (transaction: Work, state: State) => Promise<T>): Promise<T> {
    return inOneView(this.#database, work);
  }
}
