import type { Sql } from '../connection.js';
import { CAMPAIGNS_AT } from './members.js';
import type { At } from './members.js';

/** From the campaigns inwards: asked with IN, the planner walks all of the run in the order of artifacts instead. */
const MENTIONED_AT = `FROM ${CAMPAIGNS_AT} AS asked
    CROSS JOIN campaign_artifact AS found ON found.run = @run AND found.campaign = asked.place`;

export const COUNT_CAMPAIGN_ARTIFACTS: Sql<[At], { total: number }> = {
  text: `SELECT count(DISTINCT found.artifact) AS total ${MENTIONED_AT}`,
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

/** No report is in two campaigns, so what those of an operation say adds up; an artifact's role is the same in all. */
export const CAMPAIGN_ARTIFACTS: Sql<
  [At & { readonly limit: number; readonly offset: number }],
  CampaignArtifactSqlRow
> = {
  text: `SELECT kind, folded, shown, sum(found.reports) AS reports, reports_in_all AS reportsInAll,
      min(first_day) AS firstDay, max(last_day) AS lastDay, found.role
    ${MENTIONED_AT}
    CROSS JOIN artifact ON artifact.key = found.artifact
    GROUP BY found.artifact ORDER BY reports DESC, kind, folded LIMIT @limit OFFSET @offset`,
};

export const ARTIFACT: Sql<[kind: number, folded: string], { key: number; shown: string }> = {
  text: 'SELECT key, shown FROM artifact WHERE kind = ? AND folded = ?',
};

export const ARTIFACT_AT: Sql<[key: number], { kind: number; folded: string; shown: string }> = {
  text: 'SELECT kind, folded, shown FROM artifact WHERE key = ?',
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
  text: `SELECT campaign AS place, reports, role FROM campaign_artifact INDEXED BY campaign_artifact_by_artifact
    WHERE run = ? AND artifact = ? ORDER BY reports DESC, campaign LIMIT ?`,
};

export const TOTALS: Sql<[], { reports: number; artifacts: number; mentions: number }> = {
  text: 'SELECT reports, artifacts - (SELECT count(*) FROM orphan) AS artifacts, mentions FROM total',
};
