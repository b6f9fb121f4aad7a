import { artifactOf } from '../../model/artifact.js';
import type { CampaignArtifact } from '../../model/campaign.js';
import { SkeinError } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { CampaignId } from '../../model/ids.js';
import type { ReportType } from '../../model/report.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import type { Position } from '../cursor.js';
import { roleOf, together, type CampaignArtifactRow } from '../published.js';
import type { Page, PageRequest, StoredMention, StoredReport } from '../store.js';
import { kindOf, originOf } from './codes.js';
import type { Connection } from './connection.js';
import { isKept, latestRunNumber, presentPlace } from './lineage.js';
import { pages } from './pages.js';
import { lossesOf, remarksOf } from './report-row.js';
import { artifactsIn, membersIn } from './run-rows.js';
import * as artifactSql from './sql/artifacts.js';
import * as campaignSql from './sql/campaigns.js';
import * as sql from './sql/members.js';

export function campaignReports(connection: Connection, asked: CampaignId, request: PageRequest): Page<StoredReport> {
  const question = `reports of ${asked}`;
  const { start, place } = find(connection, asked, startOf(request, question));
  const members = membersAt(connection, { run: start.run, place });
  const page = memberPage(connection, start.run, members, request.limit, start.offset);
  const items = page.map((row) => storedReport(connection, row));
  return {
    run: start.run,
    items,
    total: members.size,
    cursor: cursorAfter(start, items.length, members.size, question),
  };
}

/** The place of its campaign by the row key of each report of a campaign, or of those of an operation. */
export function membersAt(connection: Connection, at: sql.At): ReadonlyMap<number, number> {
  const places = connection.statement(sql.PLACES_AT).all(at);
  return new Map(
    places.flatMap(({ place }) => {
      const found = connection.statement(sql.MEMBERS_AT).get(at.run, place);
      return found === undefined ? [] : membersIn(found.reports).map((key) => [key, place] as const);
    }),
  );
}

/** All campaigns of a run with the row keys of their reports. */
export async function* allMembers(
  connection: Connection,
  run: number,
): AsyncGenerator<{ readonly place: number; readonly reports: readonly number[] }> {
  const page = connection.statement(sql.ALL_MEMBERS);
  const next = (last: { readonly place: number } | null) => page.all(run, last?.place ?? -1, PAGE_ROWS);
  for await (const rows of pages(next))
    for (const { place, reports } of rows) yield { place, reports: membersIn(reports) };
}

const PAGE_ROWS = 1_000;

/** A page of members by (source, ref). */
export function memberPage(
  connection: Connection,
  run: number,
  members: ReadonlyMap<number, number>,
  limit: number,
  offset: number,
): readonly ReportInRun[] {
  const keys = JSON.stringify([...members.keys()]);
  return connection
    .statement(sql.REPORTS_OF)
    .all(keys, limit, offset)
    .map((row) => ({ ...row, ...idsAt(connection, run, members.get(row.key)) }));
}

/** A report with what the run says of it. */
export interface ReportInRun extends sql.ReportRow {
  readonly campaignId: CampaignId | null;
  readonly operationId: CampaignId | null;
}

/** Of the campaign at a place; of none for undefined. */
export function idsAt(
  connection: Connection,
  run: number,
  place: number | undefined,
): Pick<ReportInRun, 'campaignId' | 'operationId'> {
  const ids = place === undefined ? undefined : connection.statement(campaignSql.IDS_AT).get(run, place);
  return { campaignId: ids?.id ?? null, operationId: ids?.operation ?? null };
}

export function campaignArtifacts(
  connection: Connection,
  asked: CampaignId,
  request: PageRequest,
): Page<CampaignArtifact> {
  const question = `artifacts of ${asked}`;
  const { start, place } = find(connection, asked, startOf(request, question));
  const found = new Map(artifactsAt(connection, { run: start.run, place }).map((row) => [row.artifact, row]));
  const counts = JSON.stringify(Array.from(found.values(), ({ artifact, reports }) => [artifact, reports]));
  const items = connection
    .statement(artifactSql.MOST_MENTIONED)
    .all(counts, request.limit, start.offset)
    .flatMap(({ key, kind, folded, shown }) => {
      const row = found.get(key);
      if (row === undefined) return [];
      const { reports, reportsInAll, firstDay, lastDay, role } = row;
      return { kind: kindOf(kind), folded, shown, reports, reportsInAll, firstDay, lastDay, role: roleOf(role) };
    });
  return { run: start.run, items, total: found.size, cursor: cursorAfter(start, items.length, found.size, question) };
}

/** The artifacts of a campaign, or those of an operation's campaigns together. */
function artifactsAt(connection: Connection, at: sql.At): readonly CampaignArtifactRow[] {
  const places = connection.statement(sql.PLACES_AT).all(at);
  return together(
    places.flatMap(({ place }) => {
      const found = connection.statement(artifactSql.ARTIFACTS_AT).get(at.run, place);
      return found === undefined ? [] : artifactsIn(place, found.artifacts);
    }),
  );
}

interface Found {
  readonly start: Position;
  readonly place: number;
}

/** @throws SkeinError `not-found` for an id that stands for no campaign of the run, and for a run no longer kept. */
export function find(connection: Connection, asked: CampaignId, from: Position | null): Found {
  const run = from?.run ?? latestRunNumber(connection);
  if (from !== null && !isKept(connection, from.run)) throw runIsGone(from.run);
  const place = run === null ? null : presentPlace(connection, run, asked);
  if (run === null || place === null) throw new SkeinError('not-found', 'there is no such campaign');
  return { start: from ?? { run, offset: 0 }, place };
}

export function storedReport(connection: Connection, row: ReportInRun): StoredReport {
  return {
    id: row.id,
    source: row.source,
    ref: row.ref,
    type: row.type as ReportType,
    reportedAt: row.reportedAt,
    incidentAt: row.incidentAt,
    fraudType: row.fraudType,
    country: row.country,
    victimIdentified: row.victimIdentified === 1,
    losses: lossesOf(row.losses),
    artifacts: mentionsOf(connection, row.key),
    ...remarksOf(row.remarks),
    campaignId: row.campaignId,
    operationId: row.operationId,
  };
}

/** By artifact id, as in the report itself. */
export function mentionsOf(connection: Connection, report: number): readonly StoredMention[] {
  return connection
    .statement(sql.MENTIONS_OF)
    .all(report)
    .map((row) => ({ ...row, kind: kindOf(row.kind), origin: originOf(row.origin) }))
    .map((mention) => ({ mention, id: artifactOf(mention.kind, mention.folded, mention.shown).id }))
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ mention }) => mention);
}
