import type { Sql } from '../connection.js';

/** A report as it may leave the store: of the victim's tokens only whether there are any. */
const REPORT_COLUMNS = `report.key, report.id, report.source, report.ref, report.type, report.reported_at AS reportedAt,
  report.incident_at AS incidentAt, report.fraud_type AS fraudType, report.country,
  report.victim <> '' AS victimIdentified, report.losses, report.remarks`;

export interface ReportRow {
  readonly key: number;
  readonly id: string;
  readonly source: string;
  readonly ref: string;
  readonly type: string;
  readonly reportedAt: string | null;
  readonly incidentAt: string | null;
  readonly fraudType: string | null;
  readonly country: string | null;
  readonly victimIdentified: 0 | 1;
  readonly losses: string | null;
  readonly remarks: string | null;
}

export interface ExportedReportRow extends ReportRow {
  readonly campaignId: string | null;
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

export const COUNT_MEMBERS: Sql<[run: number, campaign: number], { total: number }> = {
  text: 'SELECT count(*) AS total FROM membership WHERE run = ? AND campaign = ?',
};

export const MEMBERS: Sql<[run: number, campaign: number, limit: number, offset: number], ReportRow> = {
  text: `SELECT ${REPORT_COLUMNS} FROM membership JOIN report ON report.key = membership.report
    WHERE membership.run = ? AND membership.campaign = ? ORDER BY report.source, report.ref LIMIT ? OFFSET ?`,
};

/** All reports, each with its campaign in the run (no run: none), going on behind a (source, ref). */
export const ALL_REPORTS: Sql<[run: number | null, source: string, ref: string, limit: number], ExportedReportRow> = {
  text: `SELECT ${REPORT_COLUMNS}, campaign.id AS campaignId FROM report
    LEFT JOIN membership ON membership.run = ? AND membership.report = report.key
    LEFT JOIN campaign ON campaign.run = membership.run AND campaign.place = membership.campaign
    WHERE (report.source, report.ref) > (?, ?) ORDER BY report.source, report.ref LIMIT ?`,
};

export const ALL_MEMBERS: Sql<
  [run: number, source: string, ref: string, limit: number],
  { source: string; ref: string; campaignId: string }
> = {
  text: `SELECT report.source, report.ref, campaign.id AS campaignId FROM report
    CROSS JOIN membership ON membership.run = ? AND membership.report = report.key
    CROSS JOIN campaign ON campaign.run = membership.run AND campaign.place = membership.campaign
    WHERE (report.source, report.ref) > (?, ?) ORDER BY report.source, report.ref LIMIT ?`,
};
