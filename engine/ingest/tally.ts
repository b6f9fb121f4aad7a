import type { FileEnd, IntakeBatch } from './intake.js';
import { addNotes, NO_NOTES } from './notes.js';

/** What the store answered to a batch. */
export interface Stored {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Adds up an intake as the store acknowledges it: what stands here is on disk. */
export class IntakeTally {
  readonly #files: FileEnd[] = [];
  #accepted = 0;
  #rejected = 0;
  #stored: Stored = { inserted: 0, updated: 0, unchanged: 0 };
  #notes = NO_NOTES;

  add(batch: IntakeBatch, stored: Stored): void {
    this.#accepted += batch.reports.length;
    this.#rejected += batch.rejected.length;
    this.#notes = addNotes(this.#notes, batch.notes);
    this.#stored = {
      inserted: this.#stored.inserted + stored.inserted,
      updated: this.#stored.updated + stored.updated,
      unchanged: this.#stored.unchanged + stored.unchanged,
    };
    if (batch.end !== null) this.#files.push(batch.end);
  }

  /** Totals over all inputs so far, and how far this file is read. */
  progress({ file, bytes, size }: IntakeBatch) {
    return { file, ...this.#counts(), bytes, size };
  }

  summary(reasons: Readonly<Record<string, number>>, rejectsFile: string | null) {
    return { files: this.#files, ...this.#counts(), ...this.#stored, notes: this.#notes, reasons, rejectsFile };
  }

  #counts() {
    return { read: this.#accepted + this.#rejected, accepted: this.#accepted, rejected: this.#rejected };
  }
}
