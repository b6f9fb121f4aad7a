import type { Campaign, Level } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import type { MembershipRow, MentionRow, StoredReport } from '../store.js';
import { campaignsAt } from './campaigns.js';
import type { Database, Work } from './database.js';
import { find, requireKept, VERSIONS } from './lineage.js';
import { MEMBER_KEYS } from './members.js';
import { stateOf, type Moment, type State } from './state.js';
import { cypher } from './statements.js';
import { storedReports } from './stored-reports.js';
import { readPage } from './view.js';

// Each export is the view of the moment in which it is begun, read a page at a time with no transaction left open. A
// run of that moment that is forgotten meanwhile ends it with an error: never are rows left out in silence.

const KEYS = cypher<{ after: string; seq: number; limit: number }, { key: number; place: string }>('read/report-keys');
const MEMBERS = cypher<
  { after: string; seq: number; run: number; limit: number },
  { place: string; source: string; ref: string; campaign: CampaignId | null }
>('read/members');

const PAGE_ROWS = 2_000;
const MEMBER_ROWS = 10_000;

export async function* exportReports(database: Database): AsyncGenerator<StoredReport> {
  const state = await database.read(stateOf);
  for (let after = ''; ;) {
    const page = await readPage(database, state, async (work) => {
      const keys = await work.run(KEYS, { after, seq: state.seq, limit: PAGE_ROWS });
      const rows = await storedReports(
        work,
        keys.map(({ key }) => key),
        state,
      );
      await requireRun(work, state);
      return { rows, last: keys.at(-1)?.place ?? null };
    });
    yield* page.rows;
    if (page.last === null) return;
    after = page.last;
  }
}

export async function* exportMemberships(database: Database, level: Level): AsyncGenerator<MembershipRow> {
  const state = await database.read(stateOf);
  const { seq, run } = state;
  if (run === null) return;
  const versions = await database.read((work) => work.run(VERSIONS, { run, level: 'campaign' }));
  const idOf = new Map(versions.map(({ id, operation }) => [id, level === 'campaign' ? id : operation]));
  for (let after = ''; ;) {
    const rows = await readPage(database, state, async (work) => {
      const found = await work.run(MEMBERS, { after, seq, run, limit: MEMBER_ROWS });
      await requireRun(work, state);
      return found;
    });
    for (const { source, ref, campaign } of rows) {
      const campaignId = campaign === null ? null : (idOf.get(campaign) ?? null);
      if (campaignId !== null) yield { source, ref, campaignId };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.place;
  }
}

export async function* exportCampaigns(database: Database, level: Level): AsyncGenerator<Campaign> {
  const state = await database.read(stateOf);
  const { run } = state;
  if (run === null) return;
  const ids = (await database.read((work) => work.run(VERSIONS, { run, level }))).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += PAGE_ROWS)
    yield* await readPage(database, state, async (work) => {
      const found = await campaignsAt(work, run, ids.slice(from, from + PAGE_ROWS));
      await requireRun(work, state);
      return found;
    });
}

export async function* exportMentions(database: Database, asked: CampaignId | null): AsyncGenerator<MentionRow> {
  const reports = asked === null ? exportReports(database) : memberReports(database, asked);
  for await (const { source, ref, campaignId, artifacts } of reports)
    for (const { kind, folded, shown, origin } of artifacts)
      yield { source, ref, campaignId, kind, folded, shown, origin };
}

async function* memberReports(database: Database, asked: CampaignId): AsyncGenerator<StoredReport> {
  const { state, keys } = await database.read(async (work) => {
    const now = await stateOf(work);
    const { campaigns, start } = await find(work, now, asked, null);
    const limit = Number.MAX_SAFE_INTEGER;
    const rows = await work.run(MEMBER_KEYS, { campaigns, run: start.run, offset: 0, limit });
    return { state: now, keys: rows.map(({ key }) => key) };
  });
  for (let from = 0; from < keys.length; from += PAGE_ROWS)
    yield* await readPage(database, state, async (work) => {
      const rows = await storedReports(work, keys.slice(from, from + PAGE_ROWS), state);
      await requireRun(work, state);
      return rows;
    });
}

async function requireRun(work: Work, { run }: Moment | State): Promise<void> {
  if (run !== null) await requireKept(work, run);
}
