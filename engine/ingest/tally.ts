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
  #at: Pick<IntakeBatch, 'file' | 'bytes' | 'size'> = { file: '', bytes: 0, size: null };
  #accepted = 0;
  #rejected = 0;
  #stored: Stored = { inserted: 0, updated: 0, unchanged: 0 };
  #notes = NO_NOTES;

  /** @param batches What was written at once, in their order. */
  add(batches: readonly IntakeBatch[], stored: Stored): void {
    for (const batch of batches) this.#read(batch);
    this.#stored = {
      inserted: this.#stored.inserted + stored.inserted,
      updated: this.#stored.updated + stored.updated,
      unchanged: this.#stored.unchanged + stored.unchanged,
    };
  }

  #read({ reports, rejected, notes, end, file, bytes, size }: IntakeBatch): void {
    this.#accepted += reports.length;
    this.#rejected += rejected.length;
    this.#notes = addNotes(this.#notes, notes);
    this.#at = { file, bytes, size };
    if (end !== null) this.#files.push(end);
  }

  /** Totals over all inputs so far, and how far the last file is read. */
  progress() {
    return { ...this.#at, ...this.#counts() };
  }

  summary(reasons: Readonly<Record<string, number>>, rejectsFile: string | null) {
    return { files: this.#files, ...this.#counts(), ...this.#stored, notes: this.#notes, reasons, rejectsFile };
  }

  #counts() {
    return { read: this.#accepted + this.#rejected, accepted: this.#accepted, rejected: this.#rejected };
  }
}
