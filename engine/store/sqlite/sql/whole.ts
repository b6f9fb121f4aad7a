import type { Alias } from '../../../model/run.js';
import type { PastEvent } from '../../../model/campaign.js';
import type { Sql } from '../connection.js';
import type { ReportFacts } from './members.js';

// What is read of a whole store, page after page, and what is kept of another one.

export const NOTES: Sql<[], { name: string; text: string }> = { text: 'SELECT name, text FROM note ORDER BY name' };

export interface WholeReportRow extends ReportFacts {
  readonly victim: string;
  readonly digest: string;
}

export const REPORTS: Sql<[after: number, limit: number], WholeReportRow> = {
  text: `SELECT key, id, source, ref, type, reported_at AS reportedAt, incident_at AS incidentAt, fraud_type AS fraudType,
      country, victim, losses, remarks, digest
    FROM report WHERE key > ? ORDER BY key LIMIT ?`,
};

export const MENTIONS_OF: Sql<
  [report: number],
  { key: number; kind: number; folded: string; shown: string; origin: number; role: string | null }
> = {
  text: `SELECT artifact.key, kind, folded, shown, origin, role
    FROM mention JOIN artifact ON artifact.key = mention.artifact WHERE mention.report = ?`,
};

export type ArtifactTuple = readonly [kind: number, folded: string, key: number, shown: string];

/** Those that no report mentions any longer too. */
export const ARTIFACTS: Sql<[kind: number, folded: string, limit: number], ArtifactTuple> = {
  text: 'SELECT kind, folded, key, shown FROM artifact WHERE (kind, folded) > (?, ?) ORDER BY kind, folded LIMIT ?',
  tuples: true,
};

export const DERIVATIONS: Sql<[child: number, parent: number, limit: number], { child: number; parent: number }> = {
  text: 'SELECT child, parent FROM derivation WHERE (child, parent) > (?, ?) ORDER BY child, parent LIMIT ?',
};

/** The run is not kept; one that another went on from says nothing by itself. */
const FORGOTTEN = "run NOT IN (SELECT run FROM run WHERE state <> 'predecessor')";

export const PAST_ALIASES: Sql<[], Alias> = {
  text: `SELECT from_id AS "from", to_id AS "to", run FROM alias WHERE ${FORGOTTEN} ORDER BY run, from_id`,
};

export const PAST_EVENTS: Sql<[], PastEvent> = {
  text: `SELECT run, event, campaign, other, shared, size FROM lineage WHERE ${FORGOTTEN} ORDER BY run, place`,
};

export interface KeptRunRow {
  readonly run: number;
  readonly summary: string;
  /** JSON, of a run that is held. */
  readonly reasons: string | null;
}

export const KEPT_RUNS: Sql<[], KeptRunRow> = {
  text: `SELECT run.run, summary, reasons FROM run LEFT JOIN held ON held.run = run.run
    WHERE state <> 'predecessor' ORDER BY run.run`,
};

export const ALIASES_OF: Sql<[run: number], Alias> = {
  text: 'SELECT from_id AS "from", to_id AS "to", run FROM alias WHERE run = ? ORDER BY from_id',
};

export const ALL_ARTIFACTS: Sql<[run: number], { place: number; artifacts: Uint8Array }> = {
  text: 'SELECT place, artifacts FROM campaign_artifact WHERE run = ? ORDER BY place',
};

export const ALL_LINKS: Sql<[run: number], { place: number; artifacts: string; body: string }> = {
  text: 'SELECT place, artifacts, body FROM possible_link WHERE run = ? ORDER BY place',
};

export const LINK_CAMPAIGNS: Sql<[run: number], { link: number; campaign: number }> = {
  text: 'SELECT link, campaign FROM possible_link_campaign WHERE run = ? ORDER BY link, campaign',
};

export const ALL_SET_ASIDE: Sql<[run: number], { artifact: number; body: string }> = {
  text: 'SELECT artifact, body FROM set_aside WHERE run = ? ORDER BY place',
};

export const ALERTS: Sql<[], { body: string; delivery: string }> = {
  text: 'SELECT body, delivery FROM alert ORDER BY place',
};

export const KEY_OF_REPORT: Sql<[source: string, ref: string], { key: number }> = {
  text: 'SELECT key FROM report WHERE source = ? AND ref = ?',
};

export const ADD_ORPHAN: Sql<[artifact: number], never> = {
  text: 'INSERT INTO orphan (artifact) VALUES (?) ON CONFLICT DO NOTHING',
};

export const ADD_PAST_EVENT: Sql<
  [run: number, place: number, event: string, campaign: string, other: string | null, shared: number, size: number],
  never
> = {
  text: `INSERT INTO lineage (run, place, event, campaign, other, shared, size) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
};

export const ADD_ALERT: Sql<
  [
    id: string,
    rule: string,
    campaign: string,
    day: number,
    run: number,
    toldBy: string,
    delivery: string,
    body: string,
  ],
  never
> = {
  text: `INSERT INTO alert (id, rule, campaign, day, run, told_by, delivery, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING`,
};

export const FORGET_ALL_FRESH: Sql<[], never> = { text: 'DELETE FROM fresh' };

export const ADD_FRESH: Sql<
  [report: number, stamp: number, run: number, campaign: string | null, weight: number],
  never
> = {
  text: 'INSERT INTO fresh (report, stamp, run, campaign, weight) VALUES (?, ?, ?, ?, ?)',
};
