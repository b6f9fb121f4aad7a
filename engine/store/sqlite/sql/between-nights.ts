import type { Sql } from '../connection.js';

/** A report came or changed; what was found out about its older version is forgotten. */
export const MARK_FRESH: Sql<[report: number], never> = {
  text: `INSERT INTO fresh (report, stamp, run, weight) VALUES (?, 1, 0, 0)
    ON CONFLICT (report) DO UPDATE SET stamp = stamp + 1, run = 0, campaign = NULL, weight = 0`,
};

/** Reports that came, or changed, after that batch: what they were before is kept as long as a kept run has read it. */
export const MARK_SINCE: Sql<[{ readonly moment: number }], never> = {
  text: `INSERT INTO fresh (report, stamp, run, weight)
    SELECT key, 1, 0, 0 FROM report
    WHERE batch > @moment OR key IN (SELECT report FROM report_before WHERE until > @moment) ON CONFLICT DO NOTHING`,
};

export const FORGET_FRESH: Sql<[report: number, stamp: number], never> = {
  text: 'DELETE FROM fresh WHERE report = ? AND stamp = ?',
};

export interface FreshRow {
  readonly key: number;
  readonly stamp: number;
  readonly run: number;
  readonly campaign: string | null;
  readonly weight: number;
}

export const FRESH: Sql<[after: number, limit: number], FreshRow> = {
  text: `SELECT report AS key, stamp, run, campaign, weight FROM fresh WHERE report > ? ORDER BY report LIMIT ?`,
};

export interface PendingRow {
  readonly key: number;
  readonly stamp: number;
  readonly id: string;
  readonly day: number | null;
  readonly type: string;
  readonly victim: string;
}

export const PENDING: Sql<[after: number, run: number, limit: number], PendingRow> = {
  text: `SELECT fresh.report AS key, fresh.stamp, report.id, report.day, report.type, report.victim
    FROM fresh JOIN report ON report.key = fresh.report
    WHERE fresh.report > ? AND fresh.run <> ? ORDER BY fresh.report LIMIT ?`,
};

export type MentionTuple = readonly [artifact: number, origin: number];

export const MENTIONED: Sql<[report: number], MentionTuple> = {
  text: 'SELECT artifact, origin FROM mention WHERE report = ?',
  tuples: true,
};

export const KIND_OF: Sql<[artifact: number], { kind: number }> = {
  text: 'SELECT kind FROM artifact WHERE key = ?',
};

export const SUSPECTS: Sql<[run: number], { artifact: number }> = {
  text: "SELECT artifact FROM set_aside WHERE run = ? AND class = 'suspect'",
};

export const CAMPAIGN_WINDOW: Sql<
  [run: number, place: number],
  { id: string; firstDay: number | null; lastDay: number | null }
> = {
  text: 'SELECT id, first_day AS firstDay, last_day AS lastDay FROM campaign WHERE run = ? AND place = ?',
};

export const ATTACH: Sql<[run: number, campaign: string | null, weight: number, report: number, stamp: number], never> =
  {
    text: 'UPDATE fresh SET run = ?, campaign = ?, weight = ? WHERE report = ? AND stamp = ?',
  };

export interface AttachedRow {
  readonly id: string;
  readonly day: number | null;
  readonly type: string;
  readonly victim: string;
}

export const ATTACHED_TO: Sql<[campaign: string, run: number], AttachedRow> = {
  text: `SELECT report.id, report.day, report.type, report.victim
    FROM fresh JOIN report ON report.key = fresh.report WHERE fresh.campaign = ? AND fresh.run = ?`,
};

/** Victims' reports among those with these row keys (`[key, ...]`) since a day. */
export const RECENT_OF: Sql<[keys: string, since: number], { id: string; day: number; victim: string }> = {
  text: `SELECT report.id, report.day, report.victim FROM json_each(?) AS asked
    CROSS JOIN report ON report.key = asked.value
    WHERE report.day >= ? AND report.type = 'victim' AND report.victim <> ''`,
};

/** Parts of what a run says beside its campaigns, each the JSON of a list. */
export const ADD_NEWS: Sql<[run: number, about: string, part: number, body: string], never> = {
  text: 'INSERT INTO run_news (run, about, part, body) VALUES (?, ?, ?, ?)',
};

export const NEWS: Sql<[run: number, about: string, from: number, to: number], { body: string }> = {
  text: 'SELECT body FROM run_news WHERE run = ? AND about = ? AND part BETWEEN ? AND ? ORDER BY part',
};

export const ADD_ALERT: Sql<
  [id: string, rule: string, campaign: string, day: number, run: number, toldBy: string, body: string],
  never
> = {
  text: `INSERT INTO alert (id, rule, campaign, day, run, told_by, delivery, body) VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?)
    ON CONFLICT (id) DO NOTHING`,
};

export const REPEATED: Sql<[campaign: string, rule: string, since: number], { id: string }> = {
  text: 'SELECT id FROM alert WHERE campaign = ? AND rule = ? AND day >= ? LIMIT 1',
};

export interface AlertRow {
  readonly body: string;
  readonly delivery: string;
}

export interface AlertParameters {
  readonly since: number | null;
  readonly delivery: string | null;
}

const FOUND = 'FROM alert WHERE (@since IS NULL OR day >= @since) AND (@delivery IS NULL OR delivery = @delivery)';

export const COUNT_ALERTS: Sql<[AlertParameters], { total: number }> = { text: `SELECT count(*) AS total ${FOUND}` };

/** In the order in which they were told. */
export const ALERTS: Sql<[AlertParameters & { readonly limit: number; readonly offset: number }], AlertRow> = {
  text: `SELECT body, delivery ${FOUND} ORDER BY place LIMIT @limit OFFSET @offset`,
};

export const ALERTS_SINCE: Sql<[day: number], { body: string }> = {
  text: 'SELECT body FROM alert WHERE day >= ? ORDER BY place',
};

/** By that run or a later one, or after it. */
export const TOLD_FROM: Sql<[run: number], { id: string; campaign: string; rule: string; day: number }> = {
  text: 'SELECT id, campaign, rule, day FROM alert WHERE run >= ? ORDER BY place',
};

export const TOLD_BETWEEN: Sql<[run: number], { id: string; campaign: string; rule: string; day: number }> = {
  text: "SELECT id, campaign, rule, day FROM alert WHERE run = ? AND told_by = 'ingest' ORDER BY place",
};

export const MARK_DELIVERY: Sql<[delivery: string, id: string], never> = {
  text: 'UPDATE alert SET delivery = ? WHERE id = ?',
};
