import type { Campaign, Level } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import type { MembershipRow, MentionRow, StoredReport } from '../store.js';
import { campaignOf } from './campaigns.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { latestRunNumber } from './lineage.js';
import {
  allMembers,
  find,
  idsAt,
  memberPage,
  membersAt,
  mentionsOf,
  storedReport,
  type ReportInRun,
} from './members.js';
import { pages } from './pages.js';
import * as campaignSql from './sql/campaigns.js';
import * as sql from './sql/members.js';

// Each export reads a pinned connection of its own, which the caller closes.

const PAGE_ROWS = 1_000;
/** Pages of one campaign are sorted anew each time, so they are larger. */
const MEMBER_PAGE_ROWS = 10_000;

export async function* exportReports(connection: Connection): AsyncIterable<StoredReport> {
  for await (const rows of reportPages(connection))
    for (const row of rows) yield guarded(() => storedReport(connection, row));
}

export async function* exportMemberships(connection: Connection, level: Level): AsyncIterable<MembershipRow> {
  const run = guarded(() => latestRunNumber(connection));
  if (run === null) return;
  const idsOf = await idsByKey(connection, run);
  const page = connection.statement(sql.ALL_NAMES);
  const next = (last: sql.NameRow | null) => page.all(last?.source ?? '', last?.ref ?? '', PAGE_ROWS);
  for await (const rows of pages(next))
    for (const { key, source, ref } of rows) {
      const ids = idsOf(key);
      const campaignId = level === 'campaign' ? ids.campaignId : ids.operationId;
      if (campaignId !== null) yield { source, ref, campaignId };
    }
}

export async function* exportCampaigns(connection: Connection, level: Level): AsyncIterable<Campaign> {
  const run = guarded(() => latestRunNumber(connection));
  if (run === null) return;
  const page = connection.statement(campaignSql.CAMPAIGNS);
  const next = (last: { place: number } | null) => page.all(run, level, last?.place ?? -1, PAGE_ROWS);
  for await (const rows of pages(next)) for (const row of rows) yield campaignOf(row);
}

export async function* exportMentions(connection: Connection, asked: CampaignId | null): AsyncIterable<MentionRow> {
  const reports = asked === null ? reportPages(connection) : memberPages(connection, asked);
  for await (const rows of reports) for (const row of rows) yield* guarded(() => mentionRows(connection, row));
}

function mentionRows(connection: Connection, report: ReportInRun): readonly MentionRow[] {
  const { source, ref, campaignId } = report;
  return mentionsOf(connection, report.key).map(({ kind, folded, shown, origin }) => ({
    source,
    ref,
    campaignId,
    kind,
    folded,
    shown,
    origin,
  }));
}

async function* reportPages(connection: Connection): AsyncIterable<readonly ReportInRun[]> {
  const run = guarded(() => latestRunNumber(connection));
  const idsOf = run === null ? () => NO_IDS : await idsByKey(connection, run);
  const page = connection.statement(sql.ALL_REPORTS);
  const next = (last: sql.ReportRow | null) => page.all(last?.source ?? '', last?.ref ?? '', PAGE_ROWS);
  for await (const rows of pages(next)) yield rows.map((row) => ({ ...row, ...idsOf(row.key) }));
}

async function* memberPages(connection: Connection, asked: CampaignId): AsyncIterable<readonly ReportInRun[]> {
  const { start, place } = guarded(() => find(connection, asked, null));
  const members = guarded(() => membersAt(connection, { run: start.run, place }));
  let offset = 0;
  const next = () => memberPage(connection, start.run, members, MEMBER_PAGE_ROWS, offset);
  for await (const rows of pages(next)) {
    offset += rows.length;
    yield rows;
  }
}

type Ids = Pick<ReportInRun, 'campaignId' | 'operationId'>;

const NO_IDS: Ids = { campaignId: null, operationId: null };

/** Campaign and operation by the row key of a report: 4 bytes for each, for a stream that asks for all of them. */
async function idsByKey(connection: Connection, run: number): Promise<(key: number) => Ids> {
  const last = guarded(() => connection.statement(sql.LAST_KEY).get()?.last ?? 0);
  const places = new Int32Array(last + 1).fill(-1);
  for await (const { place, reports } of allMembers(connection, run)) for (const key of reports) places[key] = place;
  const known = new Map<number, Ids>();
  return (key) => {
    const place = places[key] ?? -1;
    const ids = known.get(place) ?? (place < 0 ? NO_IDS : guarded(() => idsAt(connection, run, place)));
    known.set(place, ids);
    return ids;
  };
}
