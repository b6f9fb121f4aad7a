import type { Sql } from '../connection.js';

/** A report as it may leave the store: of the victim's tokens only whether there are any. */
const REPORT_COLUMNS = `report.key, report.id, report.source, report.ref, report.type, report.reported_at AS reportedAt,
  report.incident_at AS incidentAt, report.fraud_type AS fraudType, report.country,
  report.victim <> '' AS victimIdentified, report.losses, report.remarks`;

/** The campaign at the place, or the campaigns of the operation there. */
export const CAMPAIGNS_AT = `(SELECT @place AS place UNION ALL
    SELECT campaign.place FROM campaign WHERE campaign.run = @run AND campaign.operation = @place)`;

export interface At {
  readonly run: number;
  /** Of a campaign or an operation. */
  readonly place: number;
}

/** What a row says of a report, but for its victim. */
export interface ReportFacts {
  readonly key: number;
  readonly id: string;
  readonly source: string;
  readonly ref: string;
  readonly type: string;
  readonly reportedAt: string | null;
  readonly incidentAt: string | null;
  readonly fraudType: string | null;
  readonly country: string | null;
  readonly losses: string | null;
  readonly remarks: string | null;
}

export interface ReportRow extends ReportFacts {
  readonly victimIdentified: 0 | 1;
}

export interface MentionedRow {
  readonly kind: number;
  readonly folded: string;
  readonly shown: string;
  readonly origin: number;
  readonly role: string | null;
}

export const MENTIONS_OF: Sql<[report: number], MentionedRow> = {
  text: `SELECT kind, folded, shown, origin, role
    FROM mention JOIN artifact ON artifact.key = mention.artifact WHERE mention.report = ?`,
};

/** Places of the campaigns of an operation, or that of the campaign itself. */
export const PLACES_AT: Sql<[At], { place: number }> = { text: `SELECT place FROM ${CAMPAIGNS_AT}` };

/** The reports of one campaign. */
export const MEMBERS_AT: Sql<[run: number, place: number], { reports: Uint8Array }> = {
  text: 'SELECT reports FROM campaign_member WHERE run = ? AND place = ?',
};

/** Page after page, campaigns by place. */
export const ALL_MEMBERS: Sql<[run: number, after: number, limit: number], { place: number; reports: Uint8Array }> = {
  text: 'SELECT place, reports FROM campaign_member WHERE run = ? AND place > ? ORDER BY place LIMIT ?',
};

/** Of the reports with these row keys (`[key, ...]`) a page in the order of answers. */
export const REPORTS_OF: Sql<[keys: string, limit: number, offset: number], ReportRow> = {
  text: `SELECT ${REPORT_COLUMNS} FROM json_each(?) AS asked
    CROSS JOIN report ON report.key = asked.value ORDER BY report.source, report.ref LIMIT ? OFFSET ?`,
};

/** All reports, going on behind a (source, ref). */
export const ALL_REPORTS: Sql<[source: string, ref: string, limit: number], ReportRow> = {
  text: `SELECT ${REPORT_COLUMNS} FROM report
    WHERE (report.source, report.ref) > (?, ?) ORDER BY report.source, report.ref LIMIT ?`,
};

export interface NameRow {
  readonly key: number;
  readonly source: string;
  readonly ref: string;
}

/** The same from the index alone. */
export const ALL_NAMES: Sql<[source: string, ref: string, limit: number], NameRow> = {
  text: 'SELECT key, source, ref FROM report WHERE (source, ref) > (?, ?) ORDER BY source, ref LIMIT ?',
};

export const LAST_KEY: Sql<[], { last: number | null }> = { text: 'SELECT max(key) AS last FROM report' };
