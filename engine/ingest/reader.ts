import type { Rejected } from '../model/report.js';
import { MAX_RAW_BYTES } from './limits.js';
import type { Line } from './lines.js';
import type { Profile } from './profile.js';
import { cutBytes } from './text.js';

/** One record as a reader hands it on: in the shape of the canonical report, nothing in it checked yet. */
export interface Draft {
  readonly file: string;
  /** Line in the file, or place in the bundle, from 1. */
  readonly line: number;
  /** What should be the canonical report; anything at all until `draft` has looked at it. */
  readonly record: unknown;
  /** The input it came from (at least its first 64 KiB), for the rejects file. */
  readonly raw: string;
  /** It was not UTF-8 and was read as Windows-1252. */
  readonly reencoded: boolean;
}

export interface ReaderInput {
  readonly file: string;
  readonly chunks: AsyncIterable<Buffer>;
  /** How records map to the canonical report; null where they are canonical already, or the format says it itself. */
  readonly profile: Profile | null;
  /** Told the columns of a table that nobody reads: most often they are named otherwise than the profile thinks. */
  readonly onUnread?: (columns: readonly string[]) => void;
}

/**
 * A format. Everything that counts as read comes out, either as a draft or rejected, in the order of the file and some at
 * a time. What cannot be read at all (a CSV without the columns its profile needs) throws SkeinError `unreadable`; what
 * came before stays.
 */
export interface Reader {
  readonly name: FormatName;
  /** How one line is read, for a format in which each stands alone: then lines can be read in several threads. */
  readonly readLine?: LineRead;
  read(input: ReaderInput): AsyncGenerator<readonly (Draft | Rejected)[]>;
}

/** Reads one line; `read` of the same format gives the same. */
export type LineRead = (line: Line, at: Pick<ReaderInput, 'file' | 'profile'>) => Draft | Rejected;

export const FORMAT_NAMES = ['jsonl', 'csv', 'stix', 'misp'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export function isRejected(item: Draft | Rejected): item is Rejected {
  return 'reason' in item;
}

/** A rejection; `reason` must not repeat anything of the input. */
export function reject(
  at: { readonly file: string; readonly line: number; readonly raw: string },
  field: string,
  reason: string,
): Rejected {
  return { file: at.file, line: at.line, field, reason, raw: cutBytes(at.raw, MAX_RAW_BYTES) };
}
