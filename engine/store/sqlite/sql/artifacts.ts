import type { Sql } from '../connection.js';

/** The artifacts of one campaign. */
export const ARTIFACTS_AT: Sql<[run: number, place: number], { artifacts: Uint8Array }> = {
  text: 'SELECT artifacts FROM campaign_artifact WHERE run = ? AND place = ?',
};

/** Campaigns of the artifacts of a slot. */
export const CAMPAIGNS_AT_SLOT: Sql<[run: number, slot: number], { campaigns: Uint8Array }> = {
  text: 'SELECT campaigns FROM artifact_campaign WHERE run = ? AND slot = ?',
};

/** Of row keys with their counts (`[[key, reports], ...]`) a page in the order of answers. */
export const MOST_MENTIONED: Sql<
  [counts: string, limit: number, offset: number],
  { key: number; kind: number; folded: string; shown: string }
> = {
  text: `SELECT artifact.key, kind, folded, shown FROM json_each(?) AS counted
    CROSS JOIN artifact ON artifact.key = counted.value ->> 0
    ORDER BY counted.value ->> 1 DESC, kind, folded LIMIT ? OFFSET ?`,
};

export const ARTIFACT: Sql<[kind: number, folded: string], { key: number; shown: string }> = {
  text: 'SELECT key, shown FROM artifact WHERE kind = ? AND folded = ?',
};

export const ARTIFACT_AT: Sql<[key: number], { kind: number; folded: string; shown: string }> = {
  text: 'SELECT kind, folded, shown FROM artifact WHERE key = ?',
};

/** Of row keys as a JSON list. */
export const NAMES_AT: Sql<[keys: string], readonly [key: number, kind: number, folded: string, shown: string]> = {
  text: 'SELECT key, kind, folded, shown FROM artifact WHERE key IN (SELECT value FROM json_each(?))',
  tuples: true,
};

export const MENTIONS_OF_ARTIFACT: Sql<
  [artifact: number],
  { reports: number; firstDay: number | null; lastDay: number | null }
> = {
  text: 'SELECT count(*) AS reports, min(day) AS firstDay, max(day) AS lastDay FROM mention WHERE artifact = ?',
};

export const TOTALS: Sql<[], { reports: number; artifacts: number; mentions: number }> = {
  text: 'SELECT reports, artifacts - (SELECT count(*) FROM orphan) AS artifacts, mentions FROM total',
};
