import type { Campaign, Level } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import { readCampaign } from '../campaign-json.js';
import type { MembershipRow, MentionRow, StoredReport } from '../store.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { latestRunNumber } from './lineage.js';
import { find, mentionsOf, storedReport } from './members.js';
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
  const page = connection.statement(sql.ALL_MEMBERS[level]);
  const next = (last: MembershipRow | null) => page.all(run, last?.source ?? '', last?.ref ?? '', PAGE_ROWS);
  for await (const rows of pages(next)) yield* rows;
}

export async function* exportCampaigns(connection: Connection, level: Level): AsyncIterable<Campaign> {
  const run = guarded(() => latestRunNumber(connection));
  if (run === null) return;
  const page = connection.statement(campaignSql.CAMPAIGN_BODIES);
  const next = (last: { place: number } | null) => page.all(run, level, last?.place ?? -1, PAGE_ROWS);
  for await (const rows of pages(next)) for (const row of rows) yield readCampaign(row.body);
}

export async function* exportMentions(connection: Connection, asked: CampaignId | null): AsyncIterable<MentionRow> {
  const reports = asked === null ? reportPages(connection) : memberPages(connection, asked);
  for await (const rows of reports) for (const row of rows) yield* guarded(() => mentionRows(connection, row));
}

function mentionRows(connection: Connection, report: sql.ReportRow): readonly MentionRow[] {
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

function reportPages(connection: Connection): AsyncIterable<readonly sql.ReportRow[]> {
  const run = guarded(() => latestRunNumber(connection));
  const page = connection.statement(sql.ALL_REPORTS);
  return pages((last: sql.ReportRow | null) => page.all(run, last?.source ?? '', last?.ref ?? '', PAGE_ROWS));
}

async function* memberPages(connection: Connection, asked: CampaignId): AsyncIterable<readonly sql.ReportRow[]> {
  const { start, place } = guarded(() => find(connection, asked, null));
  const page = connection.statement(sql.MEMBERS);
  let offset = 0;
  const next = () => page.all({ run: start.run, place, limit: MEMBER_PAGE_ROWS, offset });
  for await (const rows of pages(next)) {
    offset += rows.length;
    yield rows;
  }
}
