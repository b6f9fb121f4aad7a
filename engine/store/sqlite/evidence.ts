import type { ReportType } from '../../model/report.js';
import { BATCH_ROWS, derivationBatch, mentionBatch } from '../batch.js';
import type {
  DerivationBatch,
  EvidenceArtifact,
  EvidenceLoss,
  EvidenceReport,
  EvidenceSource,
  EvidenceVictim,
  LastMembership,
  LastRun,
  MentionBatch,
} from '../store.js';
import { kindOf } from './codes.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { allAliases, latestRunNumber } from './lineage.js';
import { pages } from './pages.js';
import { lossesOf, victimOf } from './report-row.js';
import * as sql from './sql/evidence.js';

/**
 * All streams of one pinned connection of its own. Every page is one finished statement, so that streams may be read
 * side by side, left half way or closed at any time.
 */
export class SqliteEvidence implements EvidenceSource {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async *reports(): AsyncIterable<readonly EvidenceReport[]> {
    const page = this.#connection.statement(sql.REPORTS);
    for await (const rows of pages((last: sql.ReportTuple | null) => page.all(last?.[0] ?? '', BATCH_ROWS)))
      yield rows.map(evidenceReport);
  }

  async *artifacts(): AsyncIterable<readonly EvidenceArtifact[]> {
    const page = this.#connection.statement(sql.ARTIFACTS);
    const next = (last: sql.ArtifactTuple | null) => page.all(last?.[0] ?? -1, last?.[1] ?? '', BATCH_ROWS);
    for await (const rows of pages(next)) yield rows.map(evidenceArtifact);
  }

  async *mentions(): AsyncIterable<MentionBatch> {
    const page = this.#connection.statement(sql.MENTIONS);
    const next = (last: readonly number[] | null) => page.all(last?.[0] ?? -1, last?.[1] ?? -1, BATCH_ROWS);
    for await (const rows of pages(next)) yield mentionBatch(rows);
  }

  async *derivations(): AsyncIterable<DerivationBatch> {
    const page = this.#connection.statement(sql.DERIVATIONS);
    const next = (last: readonly number[] | null) => page.all(last?.[0] ?? -1, last?.[1] ?? -1, BATCH_ROWS);
    for await (const rows of pages(next)) yield derivationBatch(rows);
  }

  async *losses(): AsyncIterable<readonly EvidenceLoss[]> {
    const page = this.#connection.statement(sql.LOSSES);
    for await (const rows of pages((last: sql.TextTuple | null) => page.all(last?.[0] ?? '', BATCH_ROWS)))
      yield rows.flatMap(([, report, text]) => lossesOf(text).map((loss) => ({ ...loss, report })));
  }

  async *victims(): AsyncIterable<readonly EvidenceVictim[]> {
    const page = this.#connection.statement(sql.VICTIMS);
    for await (const rows of pages((last: sql.TextTuple | null) => page.all(last?.[0] ?? '', BATCH_ROWS)))
      yield rows.flatMap(([, report, text]) => victimOf(text).map((token) => ({ ...token, report })));
  }

  async *lastMemberships(): AsyncIterable<readonly LastMembership[]> {
    const run = guarded(() => latestRunNumber(this.#connection));
    if (run === null) return;
    const page = this.#connection.statement(sql.MEMBERSHIPS);
    const next = (last: sql.MembershipTuple | null) => page.all(run, last?.[0] ?? -1, BATCH_ROWS);
    for await (const rows of pages(next)) yield rows.map(([report, campaign]) => ({ report, campaign }));
  }

  lastRun(): Promise<LastRun | null> {
    return Promise.resolve().then(() => guarded(() => this.#lastRun()));
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  #lastRun(): LastRun | null {
    const run = latestRunNumber(this.#connection);
    if (run === null) return null;
    const rows = this.#connection.statement(sql.LAST_CAMPAIGNS).all(run);
    return { run, ...lastCampaigns(rows), aliases: allAliases(this.#connection) };
  }
}

/** Operations stand behind the campaigns, so their own places begin where campaigns end. */
function lastCampaigns(rows: readonly sql.LastCampaignRow[]): Pick<LastRun, 'campaigns' | 'operations'> {
  const campaigns = rows.flatMap(({ operation, ...row }) => (operation === null ? [] : [{ ...row, operation }]));
  return {
    campaigns: campaigns.map((row) => ({ ...row, operation: row.operation - campaigns.length })),
    operations: rows.slice(campaigns.length).map(({ id, bornRun, reports }) => ({ id, bornRun, reports })),
  };
}

function evidenceReport(row: sql.ReportTuple): EvidenceReport {
  const [id, key, source, type, day, country, fraudType, unreadableLosses, digest] = row;
  return { key, id, source, type: type as ReportType, day, country, fraudType, unreadableLosses, digest };
}

function evidenceArtifact([code, folded, key, shown]: sql.ArtifactTuple): EvidenceArtifact {
  return { key, kind: kindOf(code), folded, shown };
}
