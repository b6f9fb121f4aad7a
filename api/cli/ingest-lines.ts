import type { IngestNotes, IngestSummary } from '../../engine/index.js';
import { grouped, plural } from './text.js';

/** What a person is told of an ingest: nothing that was left out stays unsaid. */
export function ingestLines(summary: IngestSummary): string[] {
  const { files, read, accepted, rejected, inserted, updated, unchanged } = summary;
  return [
    ...(files.length > 1 ? files.map((file) => `${file.file}: ${sum(file.read, file.accepted, file.rejected)}`) : []),
    sum(read, accepted, rejected),
    `${grouped(inserted)} new, ${grouped(updated)} updated, ${grouped(unchanged)} unchanged`,
    ...attachedLines(summary),
    ...noteLines(summary.notes),
    ...rejectLines(summary),
  ];
}

/** Files that could not be read to their end; what came before the fault is kept. */
export function failureLines({ files }: IngestSummary): string[] {
  return files.flatMap((file) => (file.failure === null ? [] : [`skein: ${file.file}: ${file.failure}`]));
}

/** Most often a column is named otherwise than the profile thinks, and then every report lacks what it holds. */
export function unreadLines({ files }: IngestSummary): string[] {
  return files.flatMap(({ file, unreadColumns }) => {
    if (unreadColumns.length === 0) return [];
    const more = unreadColumns.length - COLUMNS;
    const named = unreadColumns.slice(0, COLUMNS).map((column) => JSON.stringify(column.slice(0, COLUMN_CHARS)));
    return [
      `skein: ${file}: nothing reads ${plural(unreadColumns.length, 'column')}: ${named.join(', ')}` +
        `${more > 0 ? ` and ${more} more` : ''}; a profile says what they mean (--profile; datasets/profiles/README.md)`,
    ];
  });
}

const COLUMNS = 12;
const COLUMN_CHARS = 40;

function sum(read: number, accepted: number, rejected: number): string {
  return `${plural(read, 'report')} read = ${grouped(accepted)} accepted + ${grouped(rejected)} rejected`;
}

function rejectLines({ rejected, reasons, rejectsFile }: IngestSummary): string[] {
  if (rejected === 0 || rejectsFile === null) return [];
  return [
    'rejected, by reason:',
    ...Object.entries(reasons).map(([reason, count]) => `  ${grouped(count).padStart(7)}  ${reason}`),
    `The rejected lines are in ${rejectsFile}.`,
    'That file holds the input back as it came, victims included; only you can read it (mode 0600). Delete it when done.',
  ];
}

function attachedLines({ between }: IngestSummary): string[] {
  if (between === undefined || between.attached === 0) return [];
  return [`${plural(between.attached, 'report')} attached to campaigns provisionally, until the next run`];
}

const NOTES: Readonly<Record<keyof IngestNotes, string>> = {
  unknownKinds: 'artifacts of unknown kinds (kept, never linked by)',
  badArtifacts: 'artifacts that are not what their kind says (kept as "other", never linked by)',
  victimsOwn: "artifacts that are the victim's own (dropped)",
  unreadableLosses: 'losses that could not be read (shown, in no sum)',
  overLimit: 'artifacts beyond the limit for one report (dropped)',
  reencoded: 'lines that were not UTF-8 (read as Windows-1252)',
};

function noteLines(notes: IngestNotes): string[] {
  return (Object.keys(NOTES) as (keyof IngestNotes)[])
    .filter((note) => notes[note] > 0)
    .map((note) => `  ${grouped(notes[note]).padStart(7)}  ${NOTES[note]}`);
}
