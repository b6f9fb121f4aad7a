import type { Level } from '../../../model/campaign.js';
import type { Sql } from '../connection.js';

/** A report as it may leave the store: of the victim's tokens only whether there are any. */
const REPORT_COLUMNS = `report.key, report.id, report.source, report.ref, report.type, report.reported_at AS reportedAt,
  report.incident_at AS incidentAt, report.fraud_type AS fraudType, report.country,
  report.victim <> '' AS victimIdentified, report.losses, report.remarks,
  campaign.id AS campaignId, operation.id AS operationId`;

/** The campaign at the place, or the campaigns of the operation there. */
export const CAMPAIGNS_AT = `(SELECT @place AS place UNION ALL
    SELECT campaign.place FROM campaign WHERE campaign.run = @run AND campaign.operation = @place)`;

export interface At {
  readonly run: number;
  /** Of a campaign or an operation. */
  readonly place: number;
}

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
  readonly campaignId: string | null;
  readonly operationId: string | null;
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

export const COUNT_MEMBERS: Sql<[At], { total: number }> = {
  text: `SELECT count(*) AS total FROM membership WHERE run = @run AND campaign IN ${CAMPAIGNS_AT}`,
};

export const MEMBERS: Sql<[At & { readonly limit: number; readonly offset: number }], ReportRow> = {
  text: `SELECT ${REPORT_COLUMNS} FROM membership
    CROSS JOIN campaign ON campaign.run = membership.run AND campaign.place = membership.campaign
    CROSS JOIN campaign AS operation ON operation.run = campaign.run AND operation.place = campaign.operation
    CROSS JOIN report ON report.key = membership.report
    WHERE membership.run = @run AND membership.campaign IN ${CAMPAIGNS_AT}
    ORDER BY report.source, report.ref LIMIT @limit OFFSET @offset`,
};

/** All reports, each with its campaign in the run (no run: none), going on behind a (source, ref). */
export const ALL_REPORTS: Sql<[run: number | null, source: string, ref: string, limit: number], ReportRow> = {
  text: `SELECT ${REPORT_COLUMNS} FROM report
    LEFT JOIN membership ON membership.run = ? AND membership.report = report.key
    LEFT JOIN campaign ON campaign.run = membership.run AND campaign.place = membership.campaign
    LEFT JOIN campaign AS operation ON operation.run = campaign.run AND operation.place = campaign.operation
    WHERE (report.source, report.ref) > (?, ?) ORDER BY report.source, report.ref LIMIT ?`,
};

type MembersSql = Sql<
  [run: number, source: string, ref: string, limit: number],
  { source: string; ref: string; campaignId: string }
>;

const IN_CAMPAIGN = 'CROSS JOIN campaign ON campaign.run = membership.run AND campaign.place = membership.campaign';

/** All reports in a campaign, each with its campaign or operation. */
export const ALL_MEMBERS: Readonly<Record<Level, MembersSql>> = {
  campaign: members('campaign', IN_CAMPAIGN),
  operation: members(
    'operation',
    `${IN_CAMPAIGN}
    CROSS JOIN campaign AS operation ON operation.run = campaign.run AND operation.place = campaign.operation`,
  ),
};

function members(level: Level, joins: string): MembersSql {
  return {
    text: `SELECT report.source, report.ref, ${level}.id AS campaignId FROM report
    CROSS JOIN membership ON membership.run = ? AND membership.report = report.key
    ${joins}
    WHERE (report.source, report.ref) > (?, ?) ORDER BY report.source, report.ref LIMIT ?`,
  };
}
