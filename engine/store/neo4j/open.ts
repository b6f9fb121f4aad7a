import { join } from 'node:path';
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
import { artifacts } from './artifacts.js';
import { campaign, campaigns } from './campaigns.js';
import { Database, type Address, type Work } from './database.js';
import { guarded } from './errors.js';
import { Neo4jEvidence } from './evidence.js';
import { exportCampaigns, exportMemberships, exportMentions, exportReports } from './exports.js';
import { hold, keptRuns, publishHeld } from './held.js';
import { latestRun } from './lineage.js';
import { campaignArtifacts, campaignReports } from './members.js';
import { migrate, readMigrations } from './migrations.js';
import { lockNight } from './night-lock.js';
import { publish } from './publish.js';
import { events, history, possibleLinks, setAside } from './questions.js';
import { ReportWriter } from './reports.js';
import { restore } from './restore.js';
import { stateOf, type State } from './state.js';
import { cypher, Statements } from './statements.js';
import { inOneView } from './view.js';
import { Writer, type WriterOptions } from './writer.js';

export interface Neo4jOptions extends Partial<WriterOptions> {
  readonly address: Address;
  /** Folder of the statements that ship. */
  readonly cypherDir: string;
}

const BUSY_MS = 10_000;
const VIEWS_KEPT_MS = 24 * 60 * 60 * 1000;

const BEGIN = cypher<object, never>('write/begin');
const NOTE = cypher<{ name: string }, { text: string }>('read/note');
const SET_NOTE = cypher<{ name: string; text: string }, { text: string }>('write/note');

/**
 * The production store: one Neo4j database, one writing process at a time, any number that read.
 *
 * @throws SkeinError `store-failed` (nobody answers, credentials refused, data of something else or of another version).
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<Store> {
  const { address, cypherDir, busyMs = BUSY_MS, viewsKeptMs = VIEWS_KEPT_MS } = options;
  const database = new Database(address, new Statements(cypherDir));
  try {
    await database.verify();
    await migrate(database, readMigrations(join(cypherDir, 'migrations')));
    await database.write((work) => work.run(BEGIN, {}));
    return new Neo4jStore(address.url, database, { busyMs, viewsKeptMs });
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

class Neo4jStore implements Store {
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
    return new Neo4jEvidence(this.#database, await this.#database.read(stateOf), asOf);
  }

  async lockNight(holder: NightHolder): Promise<NightLock> {
    return (this.#night = await lockNight(this.#database, holder));
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

  async close(): Promise<void> {
    await this.#night?.release();
    return guarded(() => this.#database.close());
  }

  #read<T>(work: (transaction: Work, state: State) => Promise<T>): Promise<T> {
    return inOneView(this.#database, work);
  }
}
