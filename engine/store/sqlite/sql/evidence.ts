import type { DerivationTuple, MentionTuple } from '../../batch.js';
import type { Sql } from '../connection.js';

// Each stream is read a page at a time, going on behind the last row of the page before.

export type ReportTuple = readonly [
  id: string,
  key: number,
  source: string,
  type: string,
  day: number | null,
  country: string | null,
  fraudType: string | null,
  unreadableLosses: number,
  digest: string,
];

export const REPORTS: Sql<[after: string, limit: number], ReportTuple> = {
  text: `SELECT id, key, source, type, day, country, fraud_type, unreadable_losses, digest
    FROM report WHERE id > ? ORDER BY id LIMIT ?`,
  tuples: true,
};

export type ArtifactTuple = readonly [kind: number, folded: string, key: number, shown: string];

export const ARTIFACTS: Sql<[kind: number, folded: string, limit: number], ArtifactTuple> = {
  text: `SELECT kind, folded, key, shown FROM artifact
    WHERE (kind, folded) > (?, ?) AND key NOT IN (SELECT artifact FROM orphan) ORDER BY kind, folded LIMIT ?`,
  tuples: true,
};

export const MENTIONS: Sql<[report: number, artifact: number, limit: number], MentionTuple> = {
  text: `SELECT report, artifact, origin FROM mention
    WHERE (report, artifact) > (?, ?) ORDER BY report, artifact LIMIT ?`,
  tuples: true,
};

export const DERIVATIONS: Sql<[child: number, parent: number, limit: number], DerivationTuple> = {
  text: `SELECT child, parent FROM derivation
    WHERE (child, parent) > (?, ?)
      AND child NOT IN (SELECT artifact FROM orphan) AND parent NOT IN (SELECT artifact FROM orphan)
    ORDER BY child, parent LIMIT ?`,
  tuples: true,
};

export type TextTuple = readonly [id: string, key: number, text: string];

export const LOSSES: Sql<[after: string, limit: number], TextTuple> = {
  text: 'SELECT id, key, losses FROM report WHERE id > ? AND losses IS NOT NULL ORDER BY id LIMIT ?',
  tuples: true,
};

export const VICTIMS: Sql<[after: string, limit: number], TextTuple> = {
  text: "SELECT id, key, victim FROM report WHERE id > ? AND victim <> '' ORDER BY id LIMIT ?",
  tuples: true,
};

export type MembershipTuple = readonly [report: number, campaign: number];

export const MEMBERSHIPS: Sql<[run: number, after: number, limit: number], MembershipTuple> = {
  text: 'SELECT report, campaign FROM membership WHERE run = ? AND report > ? ORDER BY report LIMIT ?',
  tuples: true,
};

export interface LastCampaignRow {
  readonly id: string;
  readonly bornRun: number;
  readonly reports: number;
  /** Place of its operation; null for an operation. */
  readonly operation: number | null;
}

/** Campaigns, then operations, each by id. */
export const LAST_CAMPAIGNS: Sql<[run: number], LastCampaignRow> = {
  text: 'SELECT id, born_run AS bornRun, reports, operation FROM campaign WHERE run = ? ORDER BY place',
};
