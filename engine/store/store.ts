/**
 * The store port. Every store passes the same contract (`test/contract/store.ts`), and these promises are what the rest
 * of skein stands on:
 *
 * - What `addReports` or `publish` returned from is on disk: a `kill -9` afterwards loses nothing of it.
 * - Each call is atomic: another process sees all of it or nothing.
 * - Readers never wait for a writer, and one answer comes from one published run.
 * - One writer at a time; a second one waits for a bounded time, then fails with code `store-busy`.
 * - The order in which reports arrived changes no answer.
 *
 * All methods reject with `SkeinError` (`store-busy`, `store-failed`, `not-found`) when the store cannot answer, and with
 * `usage` for a limit out of range or a cursor that was not made for the question.
 */
import type { Report } from '../model/report.js';
import type { BetweenNights } from './between-nights.js';
import type { AsOf, EvidenceSource } from './evidence.js';
import type { Publication } from './publication.js';
import type { Reading } from './reading.js';

export type * from './answers.js';
export type * from './evidence.js';
export type { Page, PageRequest } from './page.js';
export * from './publication.js';
export * from './reading.js';

export interface Store extends BetweenNights, Publication, Reading {
  /** As given, without credentials. */
  readonly url: string;

  /**
   * Adds a batch in one transaction. A known (source, ref) with the same content is `unchanged`; with other content the
   * version that `compareVersions` (`store/newer`) puts last wins, wholly: `updated` if that is the one handed in, else `unchanged`.
   */
  addReports(reports: readonly Report[]): Promise<AddCounts>;

  /** A small named text kept with the data, such as the check value of the victims' key. Set once; null if unset. */
  note(name: string): Promise<string | null>;
  /** Sets the note if it is unset, and answers what then stands there. */
  setNoteOnce(name: string, text: string): Promise<string>;

  /**
   * One consistent view of everything a run reads. Close it when done; ingest may go on meanwhile.
   *
   * @param asOf what a kept run was made from, as it stood then. `not-found` where that is no longer kept.
   */
  openEvidence(asOf?: AsOf): Promise<EvidenceSource>;

  close(): Promise<void>;
}

export interface AddCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}
