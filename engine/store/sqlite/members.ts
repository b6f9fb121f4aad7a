import { artifactOf } from '../../model/artifact.js';
import type { CampaignArtifact } from '../../model/campaign.js';
import { SkeinError } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { CampaignId } from '../../model/ids.js';
import type { ReportType } from '../../model/report.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import type { Position } from '../cursor.js';
import { roleOf } from '../published.js';
import type { Page, PageRequest, StoredMention, StoredReport } from '../store.js';
import { kindOf, originOf } from './codes.js';
import type { Connection } from './connection.js';
import { isKept, latestRunNumber, presentPlace } from './lineage.js';
import { lossesOf, remarksOf } from './report-row.js';
import * as artifactSql from './sql/artifacts.js';
import * as sql from './sql/members.js';

export function campaignReports(connection: Connection, asked: CampaignId, request: PageRequest): Page<StoredReport> {
  const question = `reports of ${asked}`;
  const { start, place } = find(connection, asked, startOf(request, question));
  const at = { run: start.run, place };
  const total = connection.statement(sql.COUNT_MEMBERS).get(at)?.total ?? 0;
  const items = connection
    .statement(sql.MEMBERS)
    .all({ ...at, limit: request.limit, offset: start.offset })
    .map((row) => storedReport(connection, row));
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export function campaignArtifacts(
  connection: Connection,
  asked: CampaignId,
  request: PageRequest,
): Page<CampaignArtifact> {
  const question = `artifacts of ${asked}`;
  const { start, place } = find(connection, asked, startOf(request, question));
  const at = { run: start.run, place };
  const total = connection.statement(artifactSql.COUNT_CAMPAIGN_ARTIFACTS).get(at)?.total ?? 0;
  const items = connection
    .statement(artifactSql.CAMPAIGN_ARTIFACTS)
    .all({ ...at, limit: request.limit, offset: start.offset })
    .map((row) => ({ ...row, kind: kindOf(row.kind), role: roleOf(row.role) }));
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
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

export function storedReport(connection: Connection, row: sql.ReportRow): StoredReport {
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
