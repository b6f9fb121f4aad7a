import type { LineageEvent } from '../../../model/campaign.js';
import type { Sql } from '../connection.js';
import { CAMPAIGNS_AT } from './members.js';

/** The filter of possible links as parameters; null where it does not ask. */
export interface LinkParameters {
  readonly run: number;
  readonly kind: string | null;
  /** Of a campaign or an operation. */
  readonly place: number | null;
}

interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** Rows stand in the order of their pages. */
interface PageSql<P, R> {
  readonly count: Sql<[P], { total: number }>;
  readonly page: Sql<[P & Slice], R>;
}

export interface LinkSqlRow {
  readonly artifacts: string;
  readonly body: string;
}

const OF_KIND = 'FROM possible_link WHERE run = @run AND (@kind IS NULL OR kind = @kind)';

/** Two texts, for one with both would read all links of the run to find those of one campaign. */
export const LINKS: PageSql<LinkParameters, LinkSqlRow> = pageSql('artifacts, body', OF_KIND);
export const LINKS_OF_CAMPAIGN: PageSql<LinkParameters, LinkSqlRow> = pageSql(
  'artifacts, body',
  `${OF_KIND} AND place IN (SELECT side.link FROM possible_link_campaign AS side
    WHERE side.run = @run AND side.campaign IN ${CAMPAIGNS_AT})`,
);

export interface AsideParameters {
  readonly run: number;
  readonly class: string | null;
  readonly list: string | null;
  /** Row key. */
  readonly artifact: number | null;
}

export interface AsideSqlRow {
  readonly artifact: number;
  readonly body: string;
}

export const SET_ASIDE: PageSql<AsideParameters, AsideSqlRow> = pageSql(
  'artifact, body',
  `FROM set_aside WHERE run = @run AND (@class IS NULL OR class = @class) AND (@list IS NULL OR list = @list)
    AND (@artifact IS NULL OR artifact = @artifact)`,
);

export const COUNT_EVENTS: Sql<[run: number], { total: number }> = {
  text: 'SELECT count(*) AS total FROM lineage WHERE run = ?',
};

/** Places are numbered from 0 without a gap, so that a page is found by its offset. */
export const EVENTS: Sql<[run: number, offset: number, limit: number], LineageEvent> = {
  text: `SELECT event, campaign, other, shared, size FROM lineage
    WHERE run = ? AND place >= ? ORDER BY place LIMIT ?`,
};

function pageSql<P, R>(columns: string, found: string): PageSql<P, R> {
  return {
    count: { text: `SELECT count(*) AS total ${found}` },
    page: { text: `SELECT ${columns} ${found} ORDER BY place LIMIT @limit OFFSET @offset` },
  };
}
