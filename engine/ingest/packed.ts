import type { Rejected, Report } from '../model/report.js';
import type { Line } from './lines.js';
import type { DraftNotes } from './notes.js';
import type { Portion, ReadPortion } from './portion.js';
import type { ProfileJson } from './profile-schema.js';
import type { Draft } from './reader.js';

/** A portion on its way to another thread. A thousand lines are two buffers, since copying objects costs more than reading them. */
export interface PackedPortion {
  readonly file: string;
  readonly profile: ProfileJson | null;
  /** Lives in the memory of this process alone; no message of a thread is ever written anywhere. */
  readonly victimKey: Uint8Array;
  readonly text: PackedLines | PackedDrafts;
}

interface PackedLines {
  readonly bytes: Uint8Array;
  /** For each line: its number, its end in `bytes`, 1 if it was overlong. */
  readonly places: Float64Array;
}

/** As JSON, which V8 writes and reads several times as fast as it clones objects. */
interface PackedDrafts {
  readonly drafts: string;
}

/** A portion that was read, on its way back. */
export interface PackedReading {
  readonly reports: string;
  readonly rejected: readonly Rejected[];
  readonly notes: DraftNotes;
}

/** Null for drafts that nest too deep to be written down. */
export function packPortion(portion: Portion): PackedLines | PackedDrafts | null {
  if ('lines' in portion) return packLines(portion.lines);
  try {
    return { drafts: JSON.stringify(portion.items) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function unpackPortion(packed: PackedLines | PackedDrafts): Portion {
  if ('drafts' in packed) return { items: JSON.parse(packed.drafts) as (Draft | Rejected)[] };
  return { lines: unpackLines(packed) };
}

const PLACES = 3;

function packLines(lines: readonly Line[]): PackedLines {
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.bytes.length, 0));
  const places = new Float64Array(lines.length * PLACES);
  let end = 0;
  lines.forEach((line, i) => {
    bytes.set(line.bytes, end);
    end += line.bytes.length;
    places.set([line.number, end, line.overlong ? 1 : 0], i * PLACES);
  });
  return { bytes, places };
}

function unpackLines({ bytes, places }: PackedLines): readonly Line[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: Line[] = [];
  for (let i = 0, start = 0; i < places.length; i += PLACES) {
    const end = places[i + 1] ?? 0;
    lines.push({ number: places[i] ?? 0, bytes: buffer.subarray(start, end), overlong: places[i + 2] === 1 });
    start = end;
  }
  return lines;
}

export function packReading({ reports, rejected, notes }: ReadPortion): PackedReading {
  return { reports: JSON.stringify(reports), rejected, notes };
}

/** A report is text, whole numbers and lists throughout, so it comes back as it was. */
export function unpackReading({ reports, rejected, notes }: PackedReading): ReadPortion {
  return { reports: JSON.parse(reports) as readonly Report[], rejected, notes };
}
