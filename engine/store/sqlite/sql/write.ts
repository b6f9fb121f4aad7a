import type { Sql } from '../connection.js';

export const NOTE: Sql<[name: string], { text: string }> = { text: 'SELECT text FROM note WHERE name = ?' };

export const SET_NOTE: Sql<[name: string, text: string], never> = {
  text: 'INSERT INTO note (name, text) VALUES (?, ?) ON CONFLICT DO NOTHING',
};

export interface KnownReport {
  readonly key: number;
  readonly reportedAt: string | null;
  readonly digest: string;
  readonly victim: string;
}

export const KNOWN_REPORT: Sql<[source: string, ref: string], KnownReport> = {
  text: 'SELECT key, reported_at AS reportedAt, digest, victim FROM report WHERE source = ? AND ref = ?',
};

/** What a newer version of a report replaces, in the order of the columns below. */
export type ReportFields = [
  type: string,
  reportedAt: string | null,
  day: number | null,
  incidentAt: string | null,
  fraudType: string | null,
  country: string | null,
  victim: string,
  losses: string | null,
  unreadableLosses: number,
  remarks: string | null,
  digest: string,
];

/** Changes nothing where the report is known; most are not, and asking first would look for each twice. */
export const ADD_REPORT: Sql<[...fields: ReportFields, id: string, source: string, ref: string, batch: number], never> =
  {
    text: `INSERT INTO report (type, reported_at, day, incident_at, fraud_type, country, victim, losses,
      unreadable_losses, remarks, digest, id, source, ref, batch)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, ref) DO NOTHING`,
  };

export const REPLACE_REPORT: Sql<[...fields: ReportFields, key: number], never> = {
  text: `UPDATE report SET type = ?, reported_at = ?, day = ?, incident_at = ?, fraud_type = ?, country = ?, victim = ?,
      losses = ?, unreadable_losses = ?, remarks = ?, digest = ?
    WHERE key = ?`,
};

export interface KnownArtifact {
  readonly key: number;
  readonly shown: string;
  readonly orphan: 0 | 1;
}

export const KNOWN_ARTIFACT: Sql<[kind: number, folded: string], KnownArtifact> = {
  text: `SELECT key, shown, EXISTS (SELECT 1 FROM orphan WHERE orphan.artifact = artifact.key) AS orphan
    FROM artifact WHERE kind = ? AND folded = ?`,
};

/** As with reports: it changes nothing where the artifact is known. */
export const ADD_ARTIFACT: Sql<[kind: number, folded: string, shown: string], never> = {
  text: 'INSERT INTO artifact (kind, folded, shown) VALUES (?, ?, ?) ON CONFLICT (kind, folded) DO NOTHING',
};

export const SHOW_ARTIFACT: Sql<[shown: string, key: number], never> = {
  text: 'UPDATE artifact SET shown = ? WHERE key = ?',
};

export const ADD_DERIVATION: Sql<[child: number, parent: number, batch: number], never> = {
  text: 'INSERT INTO derivation (child, parent, batch) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
};

export const ADD_MENTION: Sql<
  [report: number, artifact: number, origin: number, role: string | null, day: number | null],
  never
> = {
  text: 'INSERT INTO mention (report, artifact, origin, role, day) VALUES (?, ?, ?, ?, ?)',
};

export const MENTIONED_BY: Sql<[report: number], { artifact: number }> = {
  text: 'SELECT artifact FROM mention WHERE report = ?',
};

export const DROP_MENTIONS: Sql<[report: number], never> = { text: 'DELETE FROM mention WHERE report = ?' };

export const NOT_ORPHAN: Sql<[artifact: number], never> = { text: 'DELETE FROM orphan WHERE artifact = ?' };

export const ORPHAN_IF_UNMENTIONED: Sql<[artifact: number], never> = {
  text: `INSERT INTO orphan (artifact)
    SELECT key FROM artifact WHERE key = ? AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.artifact = artifact.key)`,
};

/** Changes whenever another connection has written. */
export const DATA_VERSION: Sql<[], { data_version: number }> = { text: 'PRAGMA data_version' };

export const ADD_TO_TOTALS: Sql<[reports: number, artifacts: number, mentions: number], never> = {
  text: 'UPDATE total SET reports = reports + ?, artifacts = artifacts + ?, mentions = mentions + ?, batch = batch + 1',
};
