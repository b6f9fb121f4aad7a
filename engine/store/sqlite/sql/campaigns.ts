import type { CampaignSort } from '../../store.js';
import type { Sql } from '../connection.js';

/** The filter as parameters; null where it does not ask. */
export interface CampaignParameters {
  readonly run: number;
  readonly level: string;
  /** Place of an operation. */
  readonly operation: number | null;
  readonly type: string | null;
  readonly country: string | null;
  readonly currency: string | null;
  readonly minLost: string | null;
  readonly minVictims: number | null;
  readonly minReports: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly q: string | null;
}

const WORDS = 'FROM campaign_search AS words WHERE words.run = campaign.run AND words.place = campaign.facts';

/** Tags come as they stand in the text: each in its JSON form with a comma before it. */
const FILTERED = `FROM campaign WHERE run = @run AND level = @level
  AND (@operation IS NULL OR operation = @operation)
  AND (@minLost IS NULL OR lost >= @minLost)
  AND (@minVictims IS NULL OR victims >= @minVictims)
  AND (@minReports IS NULL OR reports >= @minReports)
  AND (@from IS NULL OR last_day >= @from)
  AND (@to IS NULL OR first_day <= @to)
  AND (coalesce(@type, @country, @currency, @q) IS NULL OR EXISTS (SELECT 1 ${WORDS}
    AND (@type IS NULL OR instr(words.tags, @type) > 0)
    AND (@country IS NULL OR instr(words.tags, @country) > 0)
    AND (@currency IS NULL OR instr(words.tags, @currency) > 0)
    AND (@q IS NULL OR instr(words.text, @q) > 0)))`;

export const COUNT_CAMPAIGNS: Sql<[CampaignParameters], { total: number }> = {
  text: `SELECT count(*) AS total ${FILTERED}`,
};

type PlacesSql = Sql<[CampaignParameters & { readonly limit: number; readonly offset: number }], { place: number }>;

/** Campaigns stand in the order of their ids, so `place` settles ties; SQLite cannot take an order as a parameter. */
export const FIND_CAMPAIGNS: Readonly<Record<CampaignSort, Readonly<Record<'asc' | 'desc', PlacesSql>>>> = {
  lost: { asc: places('lost ASC, place'), desc: places('lost DESC, place') },
  victims: { asc: places('victims ASC, place'), desc: places('victims DESC, place') },
  reports: { asc: places('reports ASC, place'), desc: places('reports DESC, place') },
  firstSeen: { asc: places('first_day ASC NULLS LAST, place'), desc: places('first_day DESC NULLS LAST, place') },
  lastSeen: { asc: places('last_day ASC NULLS LAST, place'), desc: places('last_day DESC NULLS LAST, place') },
  id: { asc: places('place ASC'), desc: places('place DESC') },
};

function places(order: string): PlacesSql {
  return { text: `SELECT place ${FILTERED} ORDER BY ${order} LIMIT @limit OFFSET @offset` };
}

export interface CampaignRow {
  readonly place: number;
  readonly id: string;
  readonly level: string;
  /** Id; null for an operation. */
  readonly operation: string | null;
  readonly campaigns: number;
  readonly bornRun: number;
  readonly body: string;
}

const WITH_FACTS = `SELECT campaign.place, campaign.id, campaign.level, above.id AS operation, campaign.campaigns,
    campaign.born_run AS bornRun, facts.body
  FROM campaign
  CROSS JOIN campaign_facts AS facts ON facts.run = campaign.run AND facts.place = campaign.facts
  LEFT JOIN campaign AS above ON above.run = campaign.run AND above.place = campaign.operation`;

export const CAMPAIGN: Sql<[run: number, place: number], CampaignRow> = {
  text: `${WITH_FACTS} WHERE campaign.run = ? AND campaign.place = ?`,
};

export const CAMPAIGNS: Sql<[run: number, level: string, after: number, limit: number], CampaignRow> = {
  text: `${WITH_FACTS} WHERE campaign.run = ? AND campaign.level = ? AND campaign.place > ?
    ORDER BY campaign.place LIMIT ?`,
};

/** Ids by place: of a campaign and its operation, or of an operation and null. */
export const IDS_AT: Sql<[run: number, place: number], { id: string; operation: string | null }> = {
  text: `SELECT campaign.id, above.id AS operation FROM campaign
    LEFT JOIN campaign AS above ON above.run = campaign.run AND above.place = campaign.operation
    WHERE campaign.run = ? AND campaign.place = ?`,
};
