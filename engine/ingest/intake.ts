import type { Readable } from 'node:stream';
import { SkeinError } from '../model/errors.js';
import type { Rejected, Report } from '../model/report.js';
import { readReport } from './draft.js';
import { detectFormat, formatNamed, READERS, SNIFF_BYTES } from './format.js';
import { BATCH_CHARS, BATCH_LINES } from './limits.js';
import type { DraftNotes } from './notes.js';
import { addNotes, NO_NOTES } from './notes.js';
import type { Profile } from './profile.js';
import { loadProfile } from './profile.js';
import type { VictimKey } from './pseudonym.js';
import type { Draft, FormatName } from './reader.js';
import { isRejected } from './reader.js';
import type { Source } from './source.js';
import { lookAhead, openSource } from './source.js';

export interface IntakeRequest {
  /** Paths; `-` reads `stdin`. */
  readonly inputs: readonly string[];
  readonly stdin: Readable;
  readonly format?: string | undefined;
  /** Name or path of a profile. */
  readonly profile?: string | undefined;
  /** Folder of the profiles that ship. */
  readonly profilesDir: string;
  readonly victimKey: VictimKey;
}

/** What belongs together in one write to the store. */
export interface IntakeBatch {
  readonly file: string;
  readonly reports: readonly Report[];
  readonly rejected: readonly Rejected[];
  /** Over the reports of this batch. */
  readonly notes: DraftNotes;
  /** Bytes read of this file so far, and its size where it is known. */
  readonly bytes: number;
  readonly size: number | null;
  /** With the last batch of a file, which may be empty. */
  readonly end: FileEnd | null;
}

/** One file in sum: `read` is always `accepted + rejected`. */
export interface FileEnd {
  readonly file: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Why reading ended early, or null. */
  readonly failure: string | null;
}

/** The profile that a CSV is read by where none was asked for: its columns are named like the canonical report. */
export const DEFAULT_CSV_PROFILE = 'canonical-csv';

/**
 * All inputs, one after another, as batches of checked reports. A file that cannot be read, or only in part, ends with a
 * `failure` and the next one follows.
 *
 * @throws SkeinError `usage` or `config` for a format or a profile that cannot be used.
 */
export async function* intake(request: IntakeRequest): AsyncGenerator<IntakeBatch> {
  const profile = request.profile === undefined ? null : await loadProfile(request.profile, request.profilesDir);
  const format = request.format === undefined ? (profile?.format ?? null) : formatNamed(request.format);
  if (profile !== null && format !== profile.format)
    throw new SkeinError('usage', `profile ${profile.name} reads ${profile.format}, not ${format ?? 'this'}`);
  for (const input of request.inputs) {
    const source = await openSource(input, request.stdin);
    try {
      yield* readSource(source, format, profile, request);
    } finally {
      await source.close();
    }
  }
}

async function* readSource(
  source: Source,
  wanted: FormatName | null,
  profile: Profile | null,
  request: IntakeRequest,
): AsyncGenerator<IntakeBatch> {
  const filling = new Filling(source);
  let failure: string | null = null;
  try {
    const { head, chunks } = await lookAhead(source.chunks(), wanted === null ? SNIFF_BYTES : 0);
    const format = wanted ?? detectFormat(source.file, head);
    const through =
      format === 'csv' ? (profile ?? (await loadProfile(DEFAULT_CSV_PROFILE, request.profilesDir))) : profile;
    for await (const items of READERS[format].read({ file: source.file, chunks, profile: through }))
      for (const item of items) {
        filling.add(item, request.victimKey);
        if (filling.isFull) yield filling.take();
      }
  } catch (error) {
    if (!(error instanceof SkeinError) || error.code !== 'unreadable') throw error;
    failure = error.message;
  }
  yield filling.takeLast(source.failure ?? failure);
}

/** The batch that is being filled, and the counts of the file it is from. */
class Filling {
  readonly #source: Source;
  #reports: Report[] = [];
  #rejected: Rejected[] = [];
  #notes = NO_NOTES;
  #chars = 0;
  #accepted = 0;
  #refused = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  get isFull(): boolean {
    return this.#reports.length + this.#rejected.length >= BATCH_LINES || this.#chars >= BATCH_CHARS;
  }

  add(item: Draft | Rejected, key: VictimKey): void {
    const result = isRejected(item) ? item : readReport(item, key);
    this.#chars += item.raw.length;
    if ('reason' in result) {
      this.#rejected.push(result);
      this.#refused++;
      return;
    }
    this.#reports.push(result.report);
    this.#notes = addNotes(this.#notes, result.notes);
    this.#accepted++;
  }

  take(end: FileEnd | null = null): IntakeBatch {
    const { file, bytesRead, size } = this.#source;
    const batch = {
      file,
      reports: this.#reports,
      rejected: this.#rejected,
      notes: this.#notes,
      bytes: bytesRead,
      size,
      end,
    };
    this.#reports = [];
    this.#rejected = [];
    this.#notes = NO_NOTES;
    this.#chars = 0;
    return batch;
  }

  takeLast(failure: string | null): IntakeBatch {
    const [accepted, rejected] = [this.#accepted, this.#refused];
    return this.take({ file: this.#source.file, read: accepted + rejected, accepted, rejected, failure });
  }
}
