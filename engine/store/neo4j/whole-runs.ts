import type { Told } from '../../model/alert.js';
import type { Campaign, LineageEvent } from '../../model/campaign.js';
import { invariant } from '../../model/errors.js';
import type { CampaignId } from '../../model/ids.js';
import type { Settlement } from '../../model/provisional.js';
import type { RunSummary } from '../../model/run.js';
import type { CampaignArtifactRow, MemberRow } from '../published.js';
import type { KeyedNumbers } from '../row-keys.js';
import { roleCode } from '../whole-run.js';
import type { WholeRun } from '../whole.js';
import { campaignsAt } from './campaigns.js';
import type { Database, Work } from './database.js';
import { BLOCK_KEYS, type UseRow } from './difference.js';
import { HELD, heldRows } from './held.js';
import { ALIASES, runs, VERSIONS } from './lineage.js';
import { REPORT_COUNTS, USES } from './publish.js';
import { parts } from './reports.js';
import { questionsIn } from './restore.js';
import type { RunRows } from './run-rows.js';
import type { State } from './state.js';
import { cypher } from './statements.js';

const MEMBERS = cypher<{ campaigns: readonly string[]; run: number }, { campaign: string; reports: readonly number[] }>(
  'read/whole-members',
);
const EVENTS = cypher<{ run: number; offset: number; limit: number }, LineageEvent>('read/events');
const NEWS = cypher<{ run: number; about: string; from: number; to: number }, { body: string }>('read/news');

const AT_ONCE = 2_000;

/** The runs that are kept or held, read one at a time. */
export interface WholeRuns {
  /** Ascending. */
  readonly numbers: readonly number[];
  readonly published: readonly number[];
  read(run: number): Promise<WholeRun>;
}

/** @param ranks place of each artifact in their order, by row key. */
export async function wholeRuns(database: Database, state: State, ranks: KeyedNumbers): Promise<WholeRuns> {
  const summaries = state.run === null ? [] : await database.read((work) => runs(work));
  const published = new Map(summaries.map((summary) => [summary.manifest.run, summary]));
  const held = (await database.read((work) => work.run(HELD, {})))[0]?.run ?? null;
  return {
    numbers: [...published.keys(), ...(held === null ? [] : [held])].sort((a, b) => a - b),
    published: [...published.keys()],
    read: (run) => {
      const summary = published.get(run);
      return summary === undefined ? waiting(database, run) : shown(database, summary, ranks);
    },
  };
}

/** Most campaigns say the same in many runs, but each run is asked for by itself: it is written by itself too. */
async function shown(database: Database, summary: RunSummary, ranks: KeyedNumbers): Promise<WholeRun> {
  const { run } = summary.manifest;
  const [campaigns, operations] = [await bodies(database, run, 'campaign'), await bodies(database, run, 'operation')];
  const placeOf = placesOf(campaigns);
  const said = await tiesIn(database, run, campaigns);
  const counts = await database.read((work) => work.run(REPORT_COUNTS, { run }));
  const inAll = new Map(counts.map((row) => [row.block, row.counts]));
  const order = (a: UseRow, b: UseRow) => ranks.get(a[0]) - ranks.get(b[0]);
  const { links, aside } = await questionsIn(database, run);
  return {
    summary,
    campaigns,
    operations,
    members: campaigns.flatMap(({ id }, campaign) => memberRows(said.members.get(id) ?? [], campaign)),
    artifacts: campaigns.flatMap(({ id }, place) => {
      return artifactRows((said.uses.get(id) ?? []).toSorted(order), place, inAll);
    }),
    links: links.map((row) => ({ ...row, places: row.link.campaigns.map((id) => placeIn(placeOf, id)) })),
    setAside: aside,
    aliases: (await database.read((work) => work.run(ALIASES, { run }))).filter((alias) => alias.run === run),
    events: await database.read((work) => work.run(EVENTS, { run, offset: 0, limit: Number.MAX_SAFE_INTEGER })),
    settled: (await database.read((work) => newsIn(work, run, 'settled'))) as Settlement[],
    told: (await database.read((work) => newsIn(work, run, 'told'))) as Told[],
    held: null,
  };
}

async function bodies(database: Database, run: number, level: 'campaign' | 'operation'): Promise<readonly Campaign[]> {
  const ids = (await database.read((work) => work.run(VERSIONS, { run, level }))).map(({ id }) => id);
  const found: Campaign[] = [];
  for (const few of parts(ids, AT_ONCE)) found.push(...(await database.read((work) => campaignsAt(work, run, few))));
  return found;
}

async function tiesIn(database: Database, run: number, campaigns: readonly Campaign[]) {
  const members = new Map<CampaignId, readonly number[]>();
  const uses = new Map<CampaignId, readonly UseRow[]>();
  for (const few of parts(campaigns, AT_ONCE)) {
    const asked = { campaigns: few.map(({ id }) => id), run };
    for (const row of await database.read((work) => work.run(MEMBERS, asked))) members.set(row.campaign, row.reports);
    for (const row of await database.read((work) => work.run(USES, asked))) uses.set(row.campaign, row.uses);
  }
  return { members, uses };
}

/** A run that waits stands as the text of its rows. */
async function waiting(database: Database, run: number): Promise<WholeRun> {
  const { rows, reasons } = await heldRows(database, run);
  const campaigns = rows.present.filter(({ level }) => level === 'campaign');
  const placeOf = placesOf(campaigns);
  return {
    summary: rows.summary,
    campaigns: campaigns.map(({ campaign }) => campaign),
    operations: rows.present.filter(({ level }) => level === 'operation').map(({ campaign }) => campaign),
    members: campaigns.flatMap(({ members }, campaign) => memberRows(members, campaign)),
    artifacts: campaigns.flatMap(({ uses }, place) => artifactRows(uses, place, rows.counts)),
    links: rows.links.map((row) => ({ ...row, places: row.link.campaigns.map((id) => placeIn(placeOf, id)) })),
    setAside: rows.aside,
    aliases: rows.aliases,
    events: rows.events,
    ...newsOf(rows, reasons),
  };
}

function newsOf({ news }: RunRows, reasons: readonly string[]): Pick<WholeRun, 'settled' | 'told' | 'held'> {
  const { settled = [], told = [], alerts = [], seen = NONE_SEEN } = news ?? {};
  return { settled, told, held: { reasons, seen, alerts } };
}

const NONE_SEEN = { key: new Float64Array(), stamp: new Float64Array() };

async function newsIn(work: Work, run: number, about: 'settled' | 'told'): Promise<unknown[]> {
  const rows = await work.run(NEWS, { run, about, from: 0, to: Number.MAX_SAFE_INTEGER });
  return rows.flatMap(({ body }) => JSON.parse(body) as unknown[]);
}

function memberRows(reports: readonly number[], campaign: number): readonly MemberRow[] {
  return reports.map((report) => ({ report, campaign }));
}

function artifactRows(
  uses: readonly UseRow[],
  campaign: number,
  inAll: RunRows['counts'],
): readonly CampaignArtifactRow[] {
  return uses.map(([artifact, reports, firstDay, lastDay, role]) => {
    const reportsInAll = inAll.get(Math.floor(artifact / BLOCK_KEYS))?.[artifact % BLOCK_KEYS] ?? 0;
    return { campaign, artifact, reports, reportsInAll, firstDay, lastDay, role: roleCode(role) };
  });
}

function placesOf(campaigns: readonly { readonly id: CampaignId }[]): ReadonlyMap<CampaignId, number> {
  return new Map(campaigns.map(({ id }, place) => [id, place]));
}

function placeIn(placeOf: ReadonlyMap<CampaignId, number>, id: CampaignId): number {
  const place = placeOf.get(id);
  invariant(place !== undefined, 'a possible link names a campaign that the run has not');
  return place;
}
