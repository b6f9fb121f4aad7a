import type { Sql } from '../connection.js';
import type { LinkText } from './evidence.js';

export const MOMENT: Sql<[], { batch: number }> = { text: 'SELECT batch FROM total' };

export const LATER_REPORTS: Sql<[moment: number], { key: number }> = {
  text: 'SELECT key FROM report WHERE batch > ?',
};

/** What each was that was replaced since; of several, what it was first. */
export const REPORTS_BEFORE: Sql<[moment: number], { report: number; version: string; mentions: string }> = {
  text: 'SELECT report, min(until), version, mentions FROM report_before WHERE until > ? GROUP BY report',
};

export const SHOWN_BEFORE: Sql<[moment: number], { artifact: number; shown: string }> = {
  text: 'SELECT artifact, min(until), shown FROM artifact_before WHERE until > ? GROUP BY artifact',
};

/** Mentioned or not. */
export const ALL_ARTIFACTS: Sql<
  [kind: number, folded: string, limit: number],
  readonly [kind: number, folded: string, key: number]
> = {
  text: 'SELECT kind, folded, key FROM artifact WHERE (kind, folded) > (?, ?) ORDER BY kind, folded LIMIT ?',
  tuples: true,
};

export const DERIVATIONS_THEN: Sql<[child: number, parent: number, moment: number, limit: number], LinkText> = {
  text: `SELECT group_concat(child || ' ' || parent, ' ') AS text FROM (
    SELECT child, parent FROM derivation WHERE (child, parent) > (?, ?) AND batch <= ? ORDER BY child, parent LIMIT ?)`,
};

/** A report and its mentions as they are, before a batch replaces them. */
export const KEEP_REPORT: Sql<[until: number, key: number], never> = {
  text: `INSERT INTO report_before (report, until, version, mentions)
    SELECT key, ?, json_array(key, id, source, type, day, country, fraud_type, losses, unreadable_losses, victim, digest),
      (SELECT '[' || coalesce(group_concat(artifact || ',' || origin), '') || ']' FROM mention WHERE report = key)
    FROM report WHERE key = ? ON CONFLICT DO NOTHING`,
};

export const KEEP_SHOWN: Sql<[until: number, key: number], never> = {
  text: `INSERT INTO artifact_before (artifact, until, shown) SELECT key, ?, shown FROM artifact WHERE key = ?
    ON CONFLICT DO NOTHING`,
};

/** Of no use to any run that is kept. */
export const FORGET_BEFORE: readonly Sql<[moment: number], never>[] = [
  { text: 'DELETE FROM report_before WHERE until <= ?' },
  { text: 'DELETE FROM artifact_before WHERE until <= ?' },
];

/** Where the oldest run that is kept was read. */
export const OLDEST_MOMENT: Sql<[], { moment: number | null }> = {
  text: `SELECT min(summary ->> '$.manifest.moment') AS moment FROM run WHERE state <> 'predecessor'`,
};

export const SUMMARY: Sql<[run: number], { summary: string }> = { text: 'SELECT summary FROM run WHERE run = ?' };
