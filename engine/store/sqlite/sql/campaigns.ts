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

const TAGGED = `SELECT 1 FROM campaign_tag AS tag WHERE tag.run = campaign.run AND tag.place = campaign.place AND`;

const FILTERED = `FROM campaign WHERE run = @run AND level = @level
  AND (@operation IS NULL OR operation = @operation)
  AND (@type IS NULL OR EXISTS (${TAGGED} tag.field = 'type' AND tag.value = @type))
  AND (@country IS NULL OR EXISTS (${TAGGED} tag.field = 'country' AND tag.value = @country))
  AND (@currency IS NULL OR EXISTS (${TAGGED} tag.field = 'currency' AND tag.value = @currency))
  AND (@minLost IS NULL OR lost >= @minLost)
  AND (@minVictims IS NULL OR victims >= @minVictims)
  AND (@minReports IS NULL OR reports >= @minReports)
  AND (@from IS NULL OR last_day >= @from)
  AND (@to IS NULL OR first_day <= @to)
  AND (@q IS NULL OR EXISTS (SELECT 1 FROM campaign_search AS search
    WHERE search.run = campaign.run AND search.place = campaign.place AND instr(search.text, @q) > 0))`;

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

export const CAMPAIGN_BODY: Sql<[run: number, place: number], { body: string }> = {
  text: 'SELECT body FROM campaign_text WHERE run = ? AND place = ?',
};

export const CAMPAIGN_BODIES: Sql<
  [run: number, level: string, after: number, limit: number],
  { place: number; body: string }
> = {
  text: `SELECT campaign.place, body FROM campaign
    CROSS JOIN campaign_text AS words ON words.run = campaign.run AND words.place = campaign.place
    WHERE campaign.run = ? AND campaign.level = ? AND campaign.place > ? ORDER BY campaign.place LIMIT ?`,
};
