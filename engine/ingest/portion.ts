import type { Rejected, Report } from '../model/report.js';
import { readReport } from './draft.js';
import { BATCH_CHARS, BATCH_LINES } from './limits.js';
import type { Line } from './lines.js';
import type { DraftNotes } from './notes.js';
import { addNotes, NO_NOTES } from './notes.js';
import type { Profile } from './profile.js';
import type { VictimKey } from './pseudonym.js';
import type { Draft, LineRead } from './reader.js';
import { isRejected } from './reader.js';

/**
 * A stretch of one input that can be read apart from the rest and is written to the store in one batch: lines of a format
 * in which each line stands alone, or the drafts of any other.
 */
export type Portion = { readonly lines: readonly Line[] } | { readonly items: readonly (Draft | Rejected)[] };

/** What the reading of a portion needs besides its text. */
export interface PortionContext {
  readonly file: string;
  readonly profile: Profile | null;
  readonly victimKey: VictimKey;
  /** How a line is read; null where portions are drafts. */
  readonly readLine: LineRead | null;
}

/** In the order of the portion. */
export interface ReadPortion {
  readonly reports: readonly Report[];
  readonly rejected: readonly Rejected[];
  readonly notes: DraftNotes;
}

/** Everything dear of ingest: parsing, checking, cleaning, folding, pseudonyms. A pure function of what is handed in. */
export function readPortion(portion: Portion, { file, profile, victimKey, readLine }: PortionContext): ReadPortion {
  const reports: Report[] = [];
  const rejected: Rejected[] = [];
  let notes = NO_NOTES;
  const take = (item: Draft | Rejected): void => {
    const result = isRejected(item) ? item : readReport(item, victimKey);
    if ('reason' in result) rejected.push(result);
    else {
      reports.push(result.report);
      notes = addNotes(notes, result.notes);
    }
  };
  if ('items' in portion) portion.items.forEach(take);
  else if (readLine !== null) for (const line of portion.lines) take(readLine(line, { file, profile }));
  return { reports, rejected, notes };
}

/** Gathers pieces until they are a batch: `BATCH_LINES` of them, or `BATCH_CHARS` of text. */
export class Gathering<Piece> {
  readonly #sizeOf: (piece: Piece) => number;
  #pieces: Piece[] = [];
  #size = 0;

  constructor(sizeOf: (piece: Piece) => number) {
    this.#sizeOf = sizeOf;
  }

  /** The batch that this piece completes, or null. */
  add(piece: Piece): readonly Piece[] | null {
    this.#pieces.push(piece);
    this.#size += this.#sizeOf(piece);
    return this.#pieces.length >= BATCH_LINES || this.#size >= BATCH_CHARS ? this.take() : null;
  }

  take(): readonly Piece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#size = 0;
    return pieces;
  }
}
