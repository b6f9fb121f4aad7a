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
import type { Day } from '../../model/day.js';
import { SkeinError } from '../../model/errors.js';
import type { ArtifactId, CampaignId } from '../../model/ids.js';
import type { Attachment, PendingReport, Provisional, RecentReport, Settlement } from '../../model/provisional.js';
import type { Report } from '../../model/report.js';
import type { KeptRun, Restoration, RunResult, RunSummary } from '../../model/run.js';
import { UNWATCHED, type Watch } from '../../model/watch.js';
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
import type { TakeIn, Whole, WholeSource } from '../whole.js';
import { artifacts, counts } from './artifacts.js';
import * as between from './between-nights.js';
import { campaign, campaigns, latestRun, runs } from './campaigns.js';
import { checkpoint, dropCheckpoint, keepCheckpoint } from './checkpoint.js';
import { openReader, openWriter } from './connection.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { SqliteEvidence } from './evidence.js';
import { exportCampaigns, exportMemberships, exportMentions, exportReports } from './exports.js';
import { campaignArtifacts, campaignReports } from './members.js';
import { migrate, requireCurrent } from './migrations.js';
import { lockNight } from './night-lock.js';
import { hold, publish, publishHeld, restore } from './publish.js';
import { events, history, possibleLinks, setAside } from './questions.js';
import { isReadOnly, isThere, readOnlyConnections } from './read-only.js';
import { SqliteTakeIn } from './take-in.js';
import { SqliteWhole } from './whole.js';
import { note, ReportWriter, setNoteOnce } from './write.js';

const BUSY_MS = 10_000;

export interface SqliteOptions {
  /** Folder of `skein.db`. */
  readonly dir: string;
  /**
   * Whether folder and file must be there; by default they are made if they are missing. Those that may only be read can be
   * asked, and whatever would write fails.
   */
  readonly mustExist?: boolean;
  /** How long a writer waits for another one before it fails with `store-busy`. */
  readonly busyMs?: number;
}

/**
 * The embedded store: one SQLite file, one writing process at a time, any number that read.
 *
 * @throws SkeinError `not-found` for data that must exist and do not, `store-busy`, `store-failed` (damaged file, folder that cannot be written, schema of another version).
 */
export async function openSqliteStore({
  dir,
  busyMs = BUSY_MS,
  mustExist = false,
}: SqliteOptions): Promise<Store & Whole> {
  if (mustExist && !isThere(dir))
    throw new SkeinError(
      'not-found',
      `there are no data in ${dir}: skein ingest FILE makes them; --data names another folder`,
    );
  if (mustExist && isReadOnly(dir)) return guarded(() => openToRead(dir, busyMs));
  const writer = await openWriter(dir, busyMs);
  try {
    return guarded(() => {
      migrate(writer);
      return new SqliteStore(dir, writer, () => openReader(dir, busyMs));
    });
  } catch (cause) {
    writer.close();
    throw cause;
  }
}

function openToRead(dir: string, busyMs: number): SqliteStore {
  const connect = readOnlyConnections(dir, busyMs);
  const connection = connect();
  try {
    requireCurrent(connection);
    return new SqliteStore(dir, connection, connect);
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

class SqliteStore implements Store, Whole {
  readonly url: string;
  readonly #dir: string;
  readonly #writer: Connection;
  readonly #connect: () => Connection;
  readonly #reader: Connection;
  readonly #reports: ReportWriter;
  #night: NightLock | null = null;

  /** @param connect Makes a connection that reads. */
  constructor(dir: string, writer: Connection, connect: () => Connection) {
    this.url = `sqlite:${dir}`;
    this.#dir = dir;
    this.#writer = writer;
    this.#connect = connect;
    this.#reader = connect();
    this.#reports = new ReportWriter(writer);
  }

  addReports(reports: readonly Report[]): Promise<AddCounts> {
    return answer(() => this.#reports.add(reports));
  }

  note(name: string): Promise<string | null> {
    return this.#read((connection) => note(connection, name));
  }

  setNoteOnce(name: string, text: string): Promise<string> {
    return answer(() => setNoteOnce(this.#writer, name, text));
  }

  openEvidence(asOf?: AsOf): Promise<EvidenceSource> {
    return answer(() => new SqliteEvidence(this.#snapshot(), asOf));
  }

  openWhole(): Promise<WholeSource> {
    return answer(() => new SqliteWhole(this.#snapshot()));
  }

  openTakeIn(): Promise<TakeIn> {
    return answer(() => new SqliteTakeIn(this.#writer));
  }

  lockNight(holder: NightHolder): Promise<NightLock> {
    return answer(() => (this.#night = lockNight(this.#dir, holder)));
  }

  keepCheckpoint(key: string, found: Uint8Array): Promise<void> {
    return answer(() => {
      keepCheckpoint(this.#writer, key, found);
    });
  }

  checkpoint(key: string): Promise<Uint8Array | null> {
    return answer(() => checkpoint(this.#writer, key));
  }

  dropCheckpoint(): Promise<void> {
    return answer(() => {
      dropCheckpoint(this.#writer);
    });
  }

  publish(result: RunResult, watch: Watch = UNWATCHED): Promise<void> {
    return answer(() => {
      publish(this.#writer, result, watch);
    });
  }

  hold(result: RunResult, reasons: readonly string[], watch: Watch = UNWATCHED): Promise<void> {
    return answer(() => {
      hold(this.#writer, result, reasons, watch);
    });
  }

  publishHeld(run: number): Promise<void> {
    return answer(() => {
      publishHeld(this.#writer, run);
    });
  }

  restore(restoration: Restoration): Promise<void> {
    return answer(() => {
      restore(this.#writer, restoration);
    });
  }

  pending(after: number, limit: number): Promise<readonly PendingReport[]> {
    return this.#read((connection) => between.pending(connection, after, limit));
  }

  attach(
    run: number,
    attachments: readonly Attachment[],
    alerts: readonly Alert[],
  ): Promise<readonly StoredAlert[] | null> {
    return answer(() => between.attach(this.#writer, run, attachments, alerts));
  }

  provisional(ids: readonly CampaignId[]): Promise<readonly (Provisional | null)[]> {
    return this.#read((connection) => between.provisional(connection, ids));
  }

  recent(ids: readonly CampaignId[], since: Day): Promise<readonly RecentReport[]> {
    return this.#read((connection) => between.recent(connection, ids, since));
  }

  settled(run: number | null, page: PageRequest): Promise<Page<Settlement>> {
    return this.#read((connection) => between.settled(connection, run, page));
  }

  told(): Promise<readonly Told[]> {
    return this.#read(between.told);
  }

  alerts(filter: AlertFilter, page: PageRequest): Promise<Page<StoredAlert>> {
    return this.#read((connection) => between.alerts(connection, filter, page));
  }

  markDelivery(ids: readonly AlertId[], delivery: Delivery): Promise<void> {
    return answer(() => {
      between.markDelivery(this.#writer, ids, delivery);
    });
  }

  latestRun(): Promise<RunSummary | null> {
    return this.#read(latestRun);
  }

  runs(): Promise<readonly KeptRun[]> {
    return this.#read(runs);
  }

  campaigns(filter: CampaignFilter): Promise<CampaignPage> {
    return this.#read((connection) => campaigns(connection, filter));
  }

  campaign(id: CampaignId): Promise<CampaignAnswer | null> {
    return this.#read((connection) => campaign(connection, id));
  }

  campaignReports(id: CampaignId, page: PageRequest): Promise<Page<StoredReport>> {
    return this.#read((connection) => campaignReports(connection, id, page));
  }

  campaignArtifacts(id: CampaignId, page: PageRequest): Promise<Page<CampaignArtifact>> {
    return this.#read((connection) => campaignArtifacts(connection, id, page));
  }

  artifacts(ids: readonly ArtifactId[]): Promise<readonly ArtifactAnswer[]> {
    return this.#read((connection) => artifacts(connection, ids));
  }

  possibleLinks(filter: LinkFilter, page: PageRequest): Promise<Page<PossibleLink>> {
    return this.#read((connection) => possibleLinks(connection, filter, page));
  }

  setAside(filter: SetAsideFilter, page: PageRequest): Promise<Page<SetAsideArtifact>> {
    return this.#read((connection) => setAside(connection, filter, page));
  }

  events(run: number | null, page: PageRequest): Promise<Page<LineageEvent>> {
    return this.#read((connection) => events(connection, run, page));
  }

  history(id: CampaignId, page: PageRequest): Promise<Page<PastEvent>> {
    return this.#read((connection) => history(connection, id, page));
  }

  counts(): Promise<StoreCounts> {
    return this.#read(counts);
  }

  exportReports(): AsyncIterable<StoredReport> {
    return this.#export(exportReports);
  }

  exportMemberships(level: Level): AsyncIterable<MembershipRow> {
    return this.#export((connection) => exportMemberships(connection, level));
  }

  exportCampaigns(level: Level): AsyncIterable<Campaign> {
    return this.#export((connection) => exportCampaigns(connection, level));
  }

  exportMentions(id: CampaignId | null): AsyncIterable<MentionRow> {
    return this.#export((connection) => exportMentions(connection, id));
  }

  /** The writer goes last: whoever closes last folds the log into the file. */
  async close(): Promise<void> {
    await this.#night?.release();
    return answer(() => {
      this.#reader.close();
      this.#writer.close();
    });
  }

  #read<T>(work: (connection: Connection) => T): Promise<T> {
    return answer(() => this.#reader.read(() => work(this.#reader)));
  }

  async *#export<T>(rows: (connection: Connection) => AsyncIterable<T>): AsyncIterable<T> {
    const connection = guarded(() => this.#snapshot());
    try {
      yield* rows(connection);
    } finally {
      connection.close();
    }
  }

  #snapshot(): Connection {
    const connection = this.#connect();
    connection.pin();
    return connection;
  }
}

/** Runs the work in the caller's turn, as the driver does, and answers with a promise, as the port does. */
function answer<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(guarded(work));
  });
}
