import type { DerivationBatch, EvidenceArtifact, MentionBatch } from '../store.js';
import type { Connection } from './connection.js';
import * as sql from './sql/past.js';
import type { ReportTuple } from './sql/evidence.js';

/** What was so at the end of an earlier batch, told out of what is so now and what was replaced since. */
export class Past {
  /** Row keys of reports that came later. */
  readonly #later: ReadonlySet<number>;
  /** By row key, what reports were that were replaced since. */
  readonly #before: ReadonlyMap<number, { readonly report: ReportTuple; readonly mentions: readonly number[] }>;
  readonly #shown: ReadonlyMap<number, string>;
  /** Row keys of artifacts that a report mentioned then. */
  #mentioned: Set<number> | null = null;

  constructor(connection: Connection, moment: number) {
    this.#later = new Set(
      connection
        .statement(sql.LATER_REPORTS)
        .all(moment)
        .map(({ key }) => key),
    );
    const replaced = connection.statement(sql.REPORTS_BEFORE).all(moment);
    this.#before = new Map(
      replaced.map(({ report, version, mentions }) => [
        report,
        { report: JSON.parse(version) as ReportTuple, mentions: JSON.parse(mentions) as readonly number[] },
      ]),
    );
    this.#shown = new Map(
      connection
        .statement(sql.SHOWN_BEFORE)
        .all(moment)
        .map((row) => [row.artifact, row.shown]),
    );
  }

  reports(rows: readonly ReportTuple[]): readonly ReportTuple[] {
    return rows.filter(([key]) => !this.#later.has(key)).map((row) => this.#before.get(row[0])?.report ?? row);
  }

  async *mentions(batches: AsyncIterable<MentionBatch>): AsyncGenerator<MentionBatch> {
    for await (const { report, artifact, origin } of batches) {
      const rows = Array.from(report, (_, row) => row).filter(
        (row) => !this.#later.has(report[row] ?? -1) && !this.#before.has(report[row] ?? -1),
      );
      yield {
        length: rows.length,
        report: Float64Array.from(rows, (row) => report[row] ?? -1),
        artifact: Float64Array.from(rows, (row) => artifact[row] ?? -1),
        origin: Uint8Array.from(rows, (row) => origin[row] ?? 0),
      };
    }
    for (const [key, { mentions }] of this.#before) {
      const length = mentions.length / 2;
      yield {
        length,
        report: new Float64Array(length).fill(key),
        artifact: Float64Array.from({ length }, (_, row) => mentions[2 * row] ?? -1),
        origin: Uint8Array.from({ length }, (_, row) => mentions[2 * row + 1] ?? 0),
      };
    }
  }

  /** @param mentions all of them, as they are now; read once. */
  async learnMentioned(mentions: () => AsyncIterable<MentionBatch>): Promise<ReadonlySet<number>> {
    if (this.#mentioned !== null) return this.#mentioned;
    const found = new Set<number>();
    for await (const { artifact } of this.mentions(mentions())) for (const key of artifact) found.add(key);
    return (this.#mentioned = found);
  }

  artifacts(rows: readonly EvidenceArtifact[], mentioned: ReadonlySet<number>): readonly EvidenceArtifact[] {
    return rows.filter(({ key }) => mentioned.has(key));
  }

  derivations({ child, parent }: DerivationBatch, mentioned: ReadonlySet<number>): DerivationBatch {
    const rows = Array.from(child, (_, row) => row).filter(
      (row) => mentioned.has(child[row] ?? -1) && mentioned.has(parent[row] ?? -1),
    );
    return {
      length: rows.length,
      child: Float64Array.from(rows, (row) => child[row] ?? -1),
      parent: Float64Array.from(rows, (row) => parent[row] ?? -1),
    };
  }

  shown(artifact: number, now: string): string {
    return this.#shown.get(artifact) ?? now;
  }
}
