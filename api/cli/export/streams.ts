import { artifactJson, campaignJson } from '../../present/campaign.js';
import { reportJson } from '../../http/disclose.js';
import type { CampaignId, Engine, Level, MentionRow, StoredReport } from '../../../engine/index.js';
import { safeJson } from '../text.js';
import { CAMPAIGN_COLUMNS, MEMBERSHIP_COLUMNS, MENTION_COLUMNS, REPORT_COLUMNS } from './columns.js';
import { csvText, type CsvColumn } from './csv.js';

export type LineFormat = 'csv' | 'jsonl';

export interface ExportRequest {
  readonly format: LineFormat;
  readonly level: Level;
  /** Only what belongs to it: a campaign, or an operation where the level says so. */
  readonly campaign: CampaignId | null;
}

/** The text of an export in pieces. Nothing is held back: memory stays flat. */
export type ExportStream = (engine: Engine, request: ExportRequest) => AsyncIterable<string>;

export type ExportWhat = 'reports' | 'memberships' | 'campaigns' | 'graph';

export const EXPORTS: Readonly<Record<ExportWhat, ExportStream>> = {
  reports: (engine, { campaign, format, level }) =>
    textOf(
      only(engine.exportReports(), level === 'operation' ? operationOf : campaignOf, campaign),
      format,
      REPORT_COLUMNS,
      reportJson,
    ),
  memberships: (engine, { campaign, format, level }) =>
    textOf(
      only(engine.exportMemberships(level), (row) => row.campaignId, campaign),
      format,
      MEMBERSHIP_COLUMNS,
      ({ source, ref, campaignId }) => ({ source, ref, campaignId }),
    ),
  campaigns: (engine, { campaign, format, level }) =>
    textOf(
      only(engine.exportCampaigns(level), (one) => one.id, campaign),
      format,
      CAMPAIGN_COLUMNS,
      campaignJson,
    ),
  graph: (engine, { campaign, format }) =>
    textOf(engine.exportMentions(campaign), format, MENTION_COLUMNS, mentionJson),
};

function campaignOf({ campaignId }: StoredReport): CampaignId | null {
  return campaignId;
}

function operationOf({ operationId }: StoredReport): CampaignId | null {
  return operationId;
}

function mentionJson(row: MentionRow): object {
  const { source, ref, campaignId, origin } = row;
  return { source, ref, campaignId, ...artifactJson(row), origin };
}

function textOf<Row>(
  rows: AsyncIterable<Row>,
  format: LineFormat,
  columns: readonly CsvColumn<Row>[],
  json: (row: Row) => object,
): AsyncIterable<string> {
  return format === 'csv' ? csvText(columns, rows) : jsonLines(rows, json);
}

async function* jsonLines<Row>(rows: AsyncIterable<Row>, json: (row: Row) => object): AsyncGenerator<string> {
  for await (const row of rows) yield `${safeJson(json(row))}\n`;
}

async function* only<Row>(
  rows: AsyncIterable<Row>,
  idOf: (row: Row) => CampaignId | null,
  campaign: CampaignId | null,
): AsyncGenerator<Row> {
  for await (const row of rows) if (campaign === null || idOf(row) === campaign) yield row;
}
