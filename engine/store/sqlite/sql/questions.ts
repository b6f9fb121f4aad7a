import type { LineageEvent, PastEvent } from '../../../model/campaign.js';
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

/**
 * The id of the campaign at the place, and every id that stands for it in the run: those whose last alias leads to one of
 * them, and that no campaign of the run has.
 */
const OWN_IDS = `WITH RECURSIVE own (id) AS (
    SELECT id FROM campaign WHERE run = @run AND place = @place
    UNION SELECT alias.from_id FROM own JOIN alias ON alias.to_id = own.id
      WHERE alias.run <= @run
        AND NOT EXISTS (SELECT 1 FROM alias AS later
          WHERE later.from_id = alias.from_id AND later.run > alias.run AND later.run <= @run)
        AND NOT EXISTS (SELECT 1 FROM campaign WHERE campaign.run = @run AND campaign.id = alias.from_id))`;

const OF_OWN_IDS =
  'FROM lineage WHERE run <= @run AND (campaign IN (SELECT id FROM own) OR other IN (SELECT id FROM own))';

export const HISTORY: PageSql<{ readonly run: number; readonly place: number }, PastEvent> = {
  count: { text: `${OWN_IDS} SELECT count(*) AS total ${OF_OWN_IDS}` },
  page: {
    text: `${OWN_IDS} SELECT run, event, campaign, other, shared, size ${OF_OWN_IDS}
      ORDER BY run, place LIMIT @limit OFFSET @offset`,
  },
};

function pageSql<P, R>(columns: string, found: string): PageSql<P, R> {
  return {
    count: { text: `SELECT count(*) AS total ${found}` },
    page: { text: `SELECT ${columns} ${found} ORDER BY place LIMIT @limit OFFSET @offset` },
  };
}
