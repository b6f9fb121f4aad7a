import type { RunResult } from '../../model/run.js';
import { UNWATCHED, type Watch } from '../../model/watch.js';
import { writeSummary } from '../campaign-json.js';
import { checkNext } from '../published.js';
import { addNews, forgetSeen } from './between-nights.js';
import type { Database } from './database.js';
import { changedRows, differenceOf, memberKeys, versionNode, type Difference, type UseRow } from './difference.js';
import { VERSIONS } from './lineage.js';
import { clusterName } from './names.js';
import { parts } from './reports.js';
import { rowsOf, type RunRows } from './run-rows.js';
import { FOREVER, undo } from './settle.js';
import { runsBefore } from './state.js';
import { cypher, type Cypher } from './statements.js';
import type { Writer, Writing } from './writer.js';

interface Rows<T> {
  readonly rows: readonly T[];
}
type RowsOfRun<T> = Rows<T> & { readonly run: number };
type IdsOfRun = { readonly ids: readonly string[]; readonly run: number; readonly forever: number };
type MemberRow = readonly [report: number, campaign: string];
type OfCampaign<T> = readonly [campaign: string, rows: readonly T[]];
type UsePair = readonly [campaign: string, artifact: number];

export const MEMBERSHIPS = cypher<{ campaigns: readonly string[]; run: number }, { campaign: string; reports: string }>(
  'read/memberships',
);
export const USES = cypher<
  { campaigns: readonly string[]; run: number },
  { campaign: string; uses: readonly UseRow[] }
>('read/uses');
export const REPORT_COUNTS = cypher<{ run: number }, { block: number; counts: readonly number[] }>(
  'read/report-counts',
);
const BEGIN_RUN = cypher<{ run: number }, never>('write/begin-run');
const END_VERSIONS = cypher<IdsOfRun, never>('write/end-versions');
const ADD_VERSIONS = cypher<Rows<object>, never>('write/add-versions');
const ADD_CLUSTERS = cypher<Rows<object>, never>('write/add-clusters');
const LEAVE = cypher<RowsOfRun<MemberRow>, never>('write/leave-campaigns');
const JOIN = cypher<RowsOfRun<OfCampaign<number>>, never>('write/join-campaigns');
const END_USES = cypher<RowsOfRun<UsePair>, never>('write/end-uses');
const ADD_USES = cypher<RowsOfRun<OfCampaign<UseRow>>, never>('write/add-uses');
const REPLACE_COUNTS = cypher<RowsOfRun<object> & { forever: number }, never>('write/replace-report-counts');
const ADD_RUN = cypher<{ run: number; moment: number; asOf: string | null; summary: string }, never>('write/add-run');
const ADD_LINKS = cypher<Rows<object>, never>('write/add-possible-links');
const ADD_ASIDE = cypher<Rows<object>, never>('write/add-set-aside');
const ADD_ALIASES = cypher<RowsOfRun<object>, never>('write/add-aliases');
const ADD_EVENTS = cypher<Rows<object>, never>('write/add-events');
const MARK_BEHIND = cypher<{ moment: number }, never>('write/mark-behind');
const SHOW_RUN = cypher<{ run: number }, never>('write/show-run');

/**
 * Publishes a run as a difference to the last one: rows that are the same in both are not touched. All of it is written
 * before one property lets readers see it; rows of a run whose writer died are taken back by the next.
 *
 * @throws SkeinError `store-busy` as `checkNext`.
 */
export async function publish(
  database: Database,
  writer: Writer,
  result: RunResult,
  watch: Watch = UNWATCHED,
): Promise<void> {
  const rows = ({ state }: Writing) => {
    checkNext(result.manifest, runsBefore(state));
    return Promise.resolve({ ...rowsOf(result), unseenSince: state.run === null ? result.manifest.moment : undefined });
  };
  await publishRows(database, writer, rows, watch);
}

/** @param rowsGiven asked while the writers' lock is held; what it does with `last` is done if the run is published. */
export async function publishRows(
  database: Database,
  writer: Writer,
  rowsGiven: (writing: Writing) => Promise<RunRows>,
  watch: Watch = UNWATCHED,
): Promise<void> {
  await writer.hold(async (writing) => {
    const { state, last } = writing;
    const rows = await rowsGiven(writing);
    const { run } = rows.summary.manifest;
    if (state.publishing !== null) await undo(database, state.publishing);
    await database.write((work) => work.run(BEGIN_RUN, { run }));
    await new Publication(database, rows, writing, watch).write();
    await forgetSeen(last, rows.news);
    if (rows.unseenSince !== undefined) await last.run(MARK_BEHIND, { moment: rows.unseenSince });
    await last.run(SHOW_RUN, { run });
  });
  // It is published. Putting the past in order is for those who look at the graph; the next writer does it otherwise.
  await writer.hold(() => Promise.resolve()).catch(() => undefined);
}

class Publication {
  readonly #database: Database;
  readonly #rows: RunRows;
  readonly #run: number;
  /** The run before, or 0, which has no rows. */
  readonly #lastRun: number;
  readonly #watch: Watch;

  constructor(database: Database, rows: RunRows, { state }: Writing, watch: Watch) {
    this.#database = database;
    this.#rows = rows;
    this.#run = rows.summary.manifest.run;
    this.#lastRun = state.run ?? 0;
    this.#watch = watch;
  }

  async write(): Promise<void> {
    const difference = differenceOf(await this.#lastVersions(), this.#rows.present);
    await this.#versions(difference);
    await this.#members(difference);
    await this.#uses(difference);
    await this.#counts();
    await this.#questions();
    await this.#lineage();
    await addNews(this.#database, this.#run, this.#rows.news);
    const summary = writeSummary(this.#rows.summary);
    const { moment, asOf } = this.#rows.summary.manifest;
    await this.#database.once((work) => work.run(ADD_RUN, { run: this.#run, moment, asOf, summary }));
  }

  async #lastVersions() {
    const run = this.#lastRun;
    return this.#database.read(async (work) => [
      ...(await work.run(VERSIONS, { run, level: 'campaign' })),
      ...(await work.run(VERSIONS, { run, level: 'operation' })),
    ]);
  }

  async #versions({ ended, begun }: Difference): Promise<void> {
    this.#watch.step('campaigns', { unit: 'campaigns', of: begun.length });
    for (const ids of parts(ended))
      await this.#database.once((work) => work.run(END_VERSIONS, { ids, run: this.#run, forever: FOREVER }));
    const clusters = begun.map(({ id, level, campaign }) => ({ id, level, name: clusterName(campaign) }));
    await this.#write(ADD_CLUSTERS, clusters, {});
    for (const few of parts(begun, LONG_ROWS)) {
      const versions = few.map((each) => versionNode(each, this.#run));
      await this.#write(ADD_VERSIONS, versions, {});
    }
  }

  async #members({ lastMembersOf, membersOf }: Difference): Promise<void> {
    const old = new Map<string, MemberRow>();
    for (const campaigns of parts(lastMembersOf))
      for (const row of await this.#database.read((work) => work.run(MEMBERSHIPS, { campaigns, run: this.#lastRun })))
        for (const report of memberKeys(row.reports)) old.set(`${report} ${row.campaign}`, [report, row.campaign]);
    const now = new Map<string, MemberRow>();
    for (const { id, members } of membersOf) for (const report of members) now.set(`${report} ${id}`, [report, id]);
    const { ended, begun } = changedRows(old, now);
    this.#watch.step('members', { unit: 'reports', of: ended.length + begun.length });
    await this.#write(LEAVE, ended.sort(byReport), { run: this.#run });
    await this.#writeByCampaign(
      JOIN,
      begun.map(([report, campaign]) => [campaign, report]),
    );
  }

  async #uses({ lastUsesOf, usesOf }: Difference): Promise<void> {
    const old = new Map<string, readonly [string, ...UseRow]>();
    for (const campaigns of parts(lastUsesOf))
      for (const row of await this.#database.read((work) => work.run(USES, { campaigns, run: this.#lastRun })))
        for (const use of row.uses) old.set(`${row.campaign} ${use.join()}`, [row.campaign, ...use]);
    const now = new Map<string, readonly [string, ...UseRow]>();
    for (const { id, uses } of usesOf) for (const use of uses) now.set(`${id} ${use.join()}`, [id, ...use]);
    const { ended, begun } = changedRows(old, now);
    this.#watch.step('artifacts', { unit: 'artifacts', of: ended.length + begun.length });
    const pairs = ended.map(([campaign, artifact]): UsePair => [campaign, artifact]);
    await this.#write(END_USES, pairs, { run: this.#run });
    await this.#writeByCampaign(
      ADD_USES,
      begun.map(([campaign, ...use]) => [campaign, use]),
    );
  }

  async #counts(): Promise<void> {
    const last = await this.#database.read((work) => work.run(REPORT_COUNTS, { run: this.#lastRun }));
    const before = new Map(last.map(({ block, counts }) => [block, counts.join()]));
    const rows = [...this.#rows.counts]
      .filter(([block, counts]) => before.get(block) !== counts.join())
      .map(([block, counts]) => ({ block, counts }));
    for (const few of parts(rows, LONG_ROWS))
      await this.#write(REPLACE_COUNTS, few, { run: this.#run, forever: FOREVER });
  }

  async #questions(): Promise<void> {
    const run = this.#run;
    this.#watch.step('questions');
    const links = this.#rows.links.map(({ link, artifacts }, place) => ({
      properties: {
        run,
        place,
        name: `maybe one: ${link.kind}`,
        kind: link.kind,
        campaigns: link.campaigns,
        artifacts,
        spells: link.spells,
        probability: link.probability,
        body: JSON.stringify(link),
      },
      campaigns: [...new Set(link.campaigns)],
      artifacts: [...new Set(artifacts)],
    }));
    await this.#write(ADD_LINKS, links, {});
    const aside = this.#rows.aside.map(({ artifact, aside: row }, place) => ({
      properties: {
        run,
        place,
        name: row.list === null ? row.class : `${row.class}: ${row.list}`,
        artifact,
        class: row.class,
        list: row.list,
        reports: row.reports,
        campaigns: row.reach.campaigns,
        reportsInCampaigns: row.reach.reports,
        unclustered: row.reach.unclustered,
        q: row.measure?.q ?? null,
        body: JSON.stringify(row),
      },
      artifact,
    }));
    await this.#write(ADD_ASIDE, aside, {});
  }

  async #lineage(): Promise<void> {
    await this.#write(ADD_ALIASES, this.#rows.aliases, { run: this.#run });
    const events = this.#rows.events.map(({ event, campaign, other, shared, size }, place) => {
      const name = other === null ? event : `${event}: ${other}`;
      return { run: this.#run, place, name, event, campaign, other, shared, size };
    });
    await this.#write(ADD_EVENTS, events, {});
  }

  /** Rows of one campaign come one after another, and it is looked up once for all of them. */
  async #writeByCampaign<T>(
    statement: Cypher<RowsOfRun<OfCampaign<T>>, never>,
    rows: readonly (readonly [campaign: string, row: T])[],
  ): Promise<void> {
    for (const part of parts(rows)) {
      const grouped = [...byCampaign(part)];
      await this.#database.once((work) => work.run(statement, { rows: grouped, run: this.#run }));
      this.#watch.through(part.length);
    }
  }

  async #write<T, P extends object>(statement: Cypher<Rows<T> & P, never>, rows: readonly T[], more: P): Promise<void> {
    for (const part of parts(rows)) {
      await this.#database.once((work) => work.run(statement, { rows: part, ...more }));
      this.#watch.through(part.length);
    }
  }
}

function byCampaign<T>(rows: readonly (readonly [campaign: string, row: T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const [campaign, row] of rows) {
    const known = found.get(campaign);
    if (known === undefined) found.set(campaign, [row]);
    else known.push(row);
  }
  return found;
}

/** Of rows that are some kilobytes each. */
const LONG_ROWS = 500;

/** One after the other on disk, and each report's lock taken once. */
function byReport(a: MemberRow, b: MemberRow): number {
  return a[0] - b[0];
}
