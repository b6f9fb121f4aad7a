import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { readReport } from '../../engine/ingest/draft.js';
import type { FileEnd } from '../../engine/ingest/intake.js';
import { intake } from '../../engine/ingest/intake.js';
import type { DraftNotes } from '../../engine/ingest/notes.js';
import { addNotes, NO_NOTES } from '../../engine/ingest/notes.js';
import type { Rejected, Report } from '../../engine/model/report.js';

export const KEY = Buffer.alloc(32, 7);
export const PROFILES = resolve(import.meta.dirname, '../../datasets/profiles');
export const REAL = resolve(import.meta.dirname, '../../../shared/real');

export interface Read {
  readonly reports: readonly Report[];
  readonly rejected: readonly Rejected[];
  readonly notes: DraftNotes;
  readonly ends: readonly FileEnd[];
}

/** Everything that intake makes of some inputs. */
export async function readInputs(
  inputs: readonly string[],
  options: { readonly profile?: string; readonly format?: string; readonly stdin?: Readable } = {},
): Promise<Read> {
  const reports: Report[] = [];
  const rejected: Rejected[] = [];
  const ends: FileEnd[] = [];
  let notes = NO_NOTES;
  const request = { stdin: Readable.from([]), ...options, inputs, profilesDir: PROFILES, victimKey: KEY };
  for await (const batch of intake(request)) {
    reports.push(...batch.reports);
    rejected.push(...batch.rejected);
    notes = addNotes(notes, batch.notes);
    if (batch.end !== null) ends.push(batch.end);
  }
  return { reports, rejected, notes, ends };
}

/** A folder for one test, and its removal. */
export function scratch(): {
  readonly dir: string;
  write(name: string, content: string | Buffer): string;
  remove(): void;
} {
  const dir = mkdtempSync(join(tmpdir(), 'skein-ingest-'));
  return {
    dir,
    write(name, content) {
      const path = join(dir, name);
      writeFileSync(path, content);
      return path;
    },
    remove() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One record through the draft check. */
export function readRecord(record: unknown): ReturnType<typeof readReport> {
  return readReport({ file: 'f', line: 1, record, raw: 'raw', reencoded: false }, KEY);
}

/** The report of a record that must be accepted; a record needs no more than what the test is about. */
export function accepted(fields: Readonly<Record<string, unknown>>): {
  readonly report: Report;
  readonly notes: DraftNotes;
} {
  const result = readRecord({ source: 'ic3', ref: '1', ...fields });
  if ('reason' in result) throw new Error(`rejected: ${result.field} ${result.reason}`);
  return result;
}
