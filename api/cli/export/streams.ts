import { artifactJson, campaignJson } from '../../present/campaign.js';
import { reportJson } from '../../http/disclose.js';
import type { CampaignId, Engine, MentionRow } from '../../../engine/index.js';
import { safeJson } from '../text.js';
import { CAMPAIGN_COLUMNS, MEMBERSHIP_COLUMNS, MENTION_COLUMNS, REPORT_COLUMNS } from './columns.js';
import { csvText, type CsvColumn } from './csv.js';

export type LineFormat = 'csv' | 'jsonl';

/** The text of an export in pieces, of everything or of one campaign. Nothing is held back: memory stays flat. */
export type ExportStream = (engine: Engine, campaign: CampaignId | null, format: LineFormat) => AsyncIterable<string>;

export type ExportWhat = 'reports' | 'memberships' | 'campaigns' | 'graph';

export const EXPORTS: Readonly<Record<ExportWhat, ExportStream>> = {
  reports: (engine, campaign, format) =>
    textOf(
      only(engine.exportReports(), (report) => report.campaignId, campaign),
      format,
      REPORT_COLUMNS,
      reportJson,
    ),
  memberships: (engine, campaign, format) =>
    textOf(
      only(engine.exportMemberships(), (row) => row.campaignId, campaign),
      format,
      MEMBERSHIP_COLUMNS,
      ({ source, ref, campaignId }) => ({ source, ref, campaignId }),
    ),
  campaigns: (engine, campaign, format) =>
    textOf(
      only(engine.exportCampaigns(), (one) => one.id, campaign),
      format,
      CAMPAIGN_COLUMNS,
      campaignJson,
    ),
  graph: (engine, campaign, format) => textOf(engine.exportMentions(campaign), format, MENTION_COLUMNS, mentionJson),
};

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
  campaignOf: (row: Row) => CampaignId | null,
  campaign: CampaignId | null,
): AsyncGenerator<Row> {
  for await (const row of rows) if (campaign === null || campaignOf(row) === campaign) yield row;
}
