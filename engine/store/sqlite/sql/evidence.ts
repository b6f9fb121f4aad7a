import type { Sql } from '../connection.js';

// Each stream is read a page at a time, going on behind the last row of the page before.

export type ReportTuple = readonly [
  key: number,
  id: string,
  source: string,
  type: string,
  day: number | null,
  country: string | null,
  fraudType: string | null,
  losses: string | null,
  unreadableLosses: number,
  victim: string,
  digest: string,
];

/** A page of reports laid end to end (`store/report-text`), and the key of the last; `bytes` is null for an empty page. */
export interface ReportPage {
  readonly bytes: Uint8Array | null;
  readonly length: number;
  readonly last: number;
}

/** In the order of the table itself: by any other each row would be looked up on a page of its own. */
export const REPORTS: Sql<[after: number, limit: number], ReportPage> = {
  text: `SELECT CAST(group_concat(row, '') AS BLOB) AS bytes, count(*) AS length, max(key) AS last FROM (
    SELECT key, concat(
        key, ' ', day, ' ', type = 'intelligence', ' ', unreadable_losses, ' ',
        octet_length(victim), ' ', octet_length(losses), ' ', octet_length(source), ' ',
        octet_length(country), ' ', octet_length(fraud_type), ' ',
        id, digest, victim, losses, source, country, fraud_type
      ) AS row
    FROM report WHERE key > ? ORDER BY key LIMIT ?)`,
};

/** The same as rows. */
export const REPORT_ROWS: Sql<[after: number, limit: number], ReportTuple> = {
  text: `SELECT key, id, source, type, day, country, fraud_type, losses, unreadable_losses, victim, digest
    FROM report WHERE key > ? ORDER BY key LIMIT ?`,
  tuples: true,
};

export type ArtifactTuple = readonly [kind: number, folded: string, key: number];

/** From the index alone: what is shown stands elsewhere. */
export const ARTIFACTS: Sql<[kind: number, folded: string, below: number, limit: number], ArtifactTuple> = {
  text: `SELECT kind, folded, key FROM artifact
    WHERE (kind, folded) > (?, ?) AND kind < ?
      AND key NOT IN (SELECT artifact FROM orphan) ORDER BY kind, folded LIMIT ?`,
  tuples: true,
};

/** A page of templates laid end to end (`store/template-text`), and the text of the last; `bytes` is null for an empty page. */
export interface TemplatePage {
  readonly bytes: Uint8Array | null;
  readonly length: number;
  readonly last: string;
}

/** Whoever reads them checks their order, which SQLite keeps but does not promise: sorting again would double the price. */
export const TEMPLATES: Sql<[kind: number, after: string, limit: number], TemplatePage> = {
  text: `SELECT CAST(group_concat(row, '') AS BLOB) AS bytes, count(*) AS length, max(folded) AS last FROM (
    SELECT folded, key || ' ' || folded AS row FROM artifact
    WHERE kind = ? AND folded > ? AND key NOT IN (SELECT artifact FROM orphan) ORDER BY folded LIMIT ?)`,
};

/** One text for a page of links: a row for each would be three times as dear. */
export interface LinkText {
  /** Whole numbers with spaces between; null for an empty page. */
  readonly text: string | null;
}

/** Triples: report, artifact, origin. */
export const MENTIONS: Sql<[report: number, artifact: number, limit: number], LinkText> = {
  text: `SELECT group_concat(report || ' ' || artifact || ' ' || origin, ' ') AS text FROM (
    SELECT report, artifact, origin FROM mention
    WHERE (report, artifact) > (?, ?) ORDER BY report, artifact LIMIT ?)`,
};

/** Pairs: child, parent. */
export const DERIVATIONS: Sql<[child: number, parent: number, limit: number], LinkText> = {
  text: `SELECT group_concat(child || ' ' || parent, ' ') AS text FROM (
    SELECT child, parent FROM derivation
    WHERE (child, parent) > (?, ?)
      AND child NOT IN (SELECT artifact FROM orphan) AND parent NOT IN (SELECT artifact FROM orphan)
    ORDER BY child, parent LIMIT ?)`,
};

export interface LastCampaignRow {
  readonly id: string;
  readonly bornRun: number;
  readonly reports: number;
  /** Place of its operation; null for an operation. */
  readonly operation: number | null;
}

/** Weak joints by place, each with the place of its campaign. */
export const WEAK_JOINTS: Sql<[run: number], { campaign: number; artifacts: string; body: string }> = {
  text: `SELECT told.campaign, link.artifacts, link.body
    FROM possible_link link JOIN possible_link_campaign told ON told.run = link.run AND told.link = link.place
    WHERE link.run = ? AND link.kind = 'weak-joint' ORDER BY link.place`,
};

/** Campaigns, then operations, each by id. */
export const LAST_CAMPAIGNS: Sql<[run: number], LastCampaignRow> = {
  text: 'SELECT id, born_run AS bornRun, reports, operation FROM campaign WHERE run = ? ORDER BY place',
};
