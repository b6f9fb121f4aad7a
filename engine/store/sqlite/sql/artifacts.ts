import type { Sql } from '../connection.js';

export const COUNT_CAMPAIGN_ARTIFACTS: Sql<[run: number, campaign: number], { total: number }> = {
  text: 'SELECT count(*) AS total FROM campaign_artifact WHERE run = ? AND campaign = ?',
};

export interface CampaignArtifactSqlRow {
  readonly kind: number;
  readonly folded: string;
  readonly shown: string;
  readonly reports: number;
  readonly reportsInAll: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly role: number;
}

export const CAMPAIGN_ARTIFACTS: Sql<
  [run: number, campaign: number, limit: number, offset: number],
  CampaignArtifactSqlRow
> = {
  text: `SELECT kind, folded, shown, reports, reports_in_all AS reportsInAll, first_day AS firstDay,
      last_day AS lastDay, role
    FROM campaign_artifact JOIN artifact ON artifact.key = campaign_artifact.artifact
    WHERE run = ? AND campaign = ? ORDER BY reports DESC, kind, folded LIMIT ? OFFSET ?`,
};

export const ARTIFACT: Sql<[kind: number, folded: string], { key: number; shown: string }> = {
  text: 'SELECT key, shown FROM artifact WHERE kind = ? AND folded = ?',
};

export const MENTIONS_OF_ARTIFACT: Sql<
  [artifact: number],
  { reports: number; firstDay: number | null; lastDay: number | null }
> = {
  text: 'SELECT count(*) AS reports, min(day) AS firstDay, max(day) AS lastDay FROM mention WHERE artifact = ?',
};

export const CAMPAIGNS_OF_ARTIFACT: Sql<
  [run: number, artifact: number, limit: number],
  { place: number; reports: number; role: number }
> = {
  // Without statistics the planner takes the primary key, and so all of the run, for the better way.
  text: `SELECT found.campaign AS place, found.reports, found.role
    FROM campaign_artifact AS found INDEXED BY campaign_artifact_by_artifact
    CROSS JOIN campaign ON campaign.run = found.run AND campaign.place = found.campaign
    WHERE found.run = ? AND found.artifact = ? AND campaign.level = 'campaign'
    ORDER BY found.reports DESC, found.campaign LIMIT ?`,
};

export const TOTALS: Sql<[], { reports: number; artifacts: number; mentions: number }> = {
  text: 'SELECT reports, artifacts - (SELECT count(*) FROM orphan) AS artifacts, mentions FROM total',
};
