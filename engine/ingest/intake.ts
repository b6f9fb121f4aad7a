import type { Readable } from 'node:stream';
import { SkeinError } from '../model/errors.js';
import type { Rejected, Report } from '../model/report.js';
import type { Handed } from './crew.js';
import { Crew } from './crew.js';
import { detectFormat, formatNamed, isTold, READERS, SNIFF_BYTES } from './format.js';
import type { Line } from './lines.js';
import { splitLines } from './lines.js';
import type { DraftNotes } from './notes.js';
import type { Portion } from './portion.js';
import { Gathering } from './portion.js';
import type { Profile } from './profile.js';
import { loadProfile } from './profile.js';
import type { VictimKey } from './pseudonym.js';
import type { Draft, FormatName } from './reader.js';
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
  /** Worker threads that read beside this one; 1 (which is the default) for none. The same comes out of any number. */
  readonly threads?: number | undefined;
  /** Portions of 1,000 reports that are read here before threads are started; 32 by default. */
  readonly hereFirst?: number | undefined;
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
  /** Columns of a table that its profile does not read, in their order. */
  readonly unreadColumns: readonly string[];
}

/** The profile that a CSV is read by where none was asked for: its columns are named like the canonical report. */
export const DEFAULT_CSV_PROFILE = 'canonical-csv';

/**
 * All inputs, one after another, as batches of checked reports. A file that cannot be read, or only in part, ends with a
 * `failure` and the next one follows.
 *
 * @throws SkeinError `usage` or `config` for a format or a profile that cannot be used, or a file that does not tell its format.
 */
export async function* intake(request: IntakeRequest): AsyncGenerator<IntakeBatch> {
  const profile = request.profile === undefined ? null : await loadProfile(request.profile, request.profilesDir);
  const format = request.format === undefined ? (profile?.format ?? null) : formatNamed(request.format);
  if (profile !== null && format !== profile.format)
    throw new SkeinError('usage', `profile ${profile.name} reads ${profile.format}, not ${format ?? 'this'}`);
  if (format === null) await requireFormats(request);
  const crew = new Crew(request.threads ?? 1, request.hereFirst);
  const { victimKey, profilesDir } = request;
  try {
    for (const input of request.inputs) {
      const source = await openSource(input, request.stdin);
      try {
        yield* readSource(source, crew, { wanted: format, profile, victimKey, profilesDir });
      } finally {
        await source.close();
      }
    }
  } finally {
    await crew.close();
  }
}

/** Before anything is read, so that nothing of the files before is read either. What can be read only once has its turn. */
async function requireFormats({ inputs, stdin }: IntakeRequest): Promise<void> {
  for (const input of inputs.filter((one) => !isTold(one))) {
    const source = await openSource(input, stdin);
    try {
      if (source.size !== null) detectFormat(input, (await lookAhead(source.chunks(), SNIFF_BYTES)).head);
    } finally {
      await source.close();
    }
  }
}

interface SourceRequest {
  readonly wanted: FormatName | null;
  readonly profile: Profile | null;
  readonly victimKey: VictimKey;
  readonly profilesDir: string;
}

/** Where a portion stands in its input. */
interface Mark {
  readonly bytes: number;
  /** Of the last portion, which may be empty. */
  readonly isLast: boolean;
  /** Why reading ended early, or null. */
  readonly failure: string | null;
  readonly unreadColumns: readonly string[];
}

async function* readSource(source: Source, crew: Crew, request: SourceRequest): AsyncGenerator<IntakeBatch> {
  const { file, size } = source;
  let [accepted, refused] = [0, 0];
  for await (const { reports, rejected, notes, mark } of crew.read(portionsOf(source, request))) {
    accepted += reports.length;
    refused += rejected.length;
    const counts = { read: accepted + refused, accepted, rejected: refused };
    const { failure, unreadColumns } = mark;
    const end = mark.isLast ? { file, ...counts, failure, unreadColumns } : null;
    yield { file, reports, rejected, notes, bytes: mark.bytes, size, end };
  }
}

async function* portionsOf(source: Source, request: SourceRequest): AsyncGenerator<Handed<Mark>> {
  const { file } = source;
  const { wanted, profile, victimKey, profilesDir } = request;
  const { head, chunks } = await lookAhead(source.chunks(), wanted === null ? SNIFF_BYTES : 0);
  const format = wanted ?? detectFormat(file, head);
  const through = format === 'csv' ? (profile ?? (await loadProfile(DEFAULT_CSV_PROFILE, profilesDir))) : profile;
  const reader = READERS[format];
  const context = { file, profile: through, victimKey, readLine: reader.readLine ?? null };
  let unreadColumns: readonly string[] = [];
  const onUnread = (columns: readonly string[]): void => void (unreadColumns = columns);
  const cut =
    reader.readLine === undefined
      ? portions(reader.read({ file, chunks, profile: through, onUnread }), draftSize, (items) => ({ items }))
      : portions(splitLines(chunks), lineSize, (lines) => ({ lines }));
  for await (const { portion, isLast, failure } of cut)
    yield {
      portion,
      context,
      mark: { bytes: source.bytesRead, isLast, failure: source.failure ?? failure, unreadColumns },
    };
}

const draftSize = (item: Draft | Rejected): number => item.raw.length;
const lineSize = (line: Line): number => line.bytes.length;

/** Cuts pieces into portions. A format that cannot be read any further ends with what came before, and the reason. */
async function* portions<Piece>(
  pieces: AsyncIterable<readonly Piece[]>,
  sizeOf: (piece: Piece) => number,
  portion: (pieces: readonly Piece[]) => Portion,
): AsyncGenerator<Pick<Mark, 'isLast' | 'failure'> & { readonly portion: Portion }> {
  const gathering = new Gathering(sizeOf);
  let failure: string | null = null;
  try {
    for await (const some of pieces)
      for (const piece of some) {
        const full = gathering.add(piece);
        if (full !== null) yield { portion: portion(full), isLast: false, failure };
      }
  } catch (error) {
    if (!(error instanceof SkeinError) || error.code !== 'unreadable') throw error;
    failure = error.message;
  }
  yield { portion: portion(gathering.take()), isLast: true, failure };
}
