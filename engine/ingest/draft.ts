import { reportId } from '../model/ids.js';
import type { Rejected, Report, ReportType, UnreadableLoss } from '../model/report.js';
import { REPORT_TYPES } from '../model/report.js';
import { readCountry } from './countries.js';
import { contentDigest } from './digest.js';
import { foldFraudType, knownFraudType } from './fraud-type.js';
import { readHandling, readReliability } from './handling.js';
import { MAX_NAME_LENGTH } from './limits.js';
import type { ReadLosses } from './losses.js';
import { readLosses } from './losses.js';
import type { ReadMentions } from './mentions.js';
import { readMentions } from './mentions.js';
import type { DraftNotes } from './notes.js';
import type { VictimKey } from './pseudonym.js';
import { pseudonyms } from './pseudonym.js';
import type { Draft } from './reader.js';
import { reject } from './reader.js';
import { cleanName, cleanText } from './text.js';
import { readTime } from './times.js';
import type { Victim } from './victim.js';
import { NO_VICTIM, readVictim } from './victim.js';

export interface Accepted {
  readonly report: Report;
  readonly notes: DraftNotes;
}

/**
 * Draft to report. Only faults of the envelope reject (rules, section 1): not an object, no source or ref, a type nobody
 * knows, a bad `reportedAt`. Everything else is kept as far as it can be read, and what cannot is counted.
 *
 * The narrative ends here: its artifacts are taken, the text is not stored, since victims write their lives into it. The
 * record's own keys are only ever read by name, so `__proto__` and the like do nothing.
 */
export function readReport(draft: Draft, key: VictimKey): Accepted | Rejected {
  const envelope = readEnvelope(draft.record);
  if ('reason' in envelope) return reject(draft, envelope.field, envelope.reason);
  const { record, source, type } = envelope;
  const country = readCountry(record['country']);
  const victim = type === 'victim' ? readVictim(record['victim'], { source, country }) : NO_VICTIM;
  // They are shown wherever the report is, and without them it is no report.
  const telling = victim.givenAwayBy(source) ? 'source' : victim.givenAwayBy(envelope.ref) ? 'ref' : null;
  if (telling !== null) return reject(draft, telling, 'gives the victim away');
  const mentions = readMentions({
    artifacts: record['artifacts'],
    narrative: record['narrative'],
    type,
    victim,
    country,
  });
  const losses = lossesOf(record, type);
  const content = {
    id: reportId(source, envelope.ref),
    source,
    ref: envelope.ref,
    type,
    reportedAt: envelope.reportedAt,
    incidentAt: readTime(record['incidentAt']),
    fraudType: readFraudType(record['fraudType'], victim),
    country,
    losses: losses.losses,
    unreadableLosses: losses.unreadable,
    mentions: mentions.mentions,
    handling: readHandling(record['handling'], victim),
    reliability: readReliability(record['reliability']),
  };
  const report = { ...content, victim: pseudonyms(key, victim.identity), digest: contentDigest(content) };
  return { report, notes: notesOf(mentions, losses.unreadable, draft.reencoded) };
}

interface Envelope {
  readonly record: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly ref: string;
  readonly type: ReportType;
  readonly reportedAt: string | null;
}

interface Fault {
  readonly field: string;
  readonly reason: string;
}

const TOO_LONG = `longer than ${MAX_NAME_LENGTH} characters`;

function readEnvelope(value: unknown): Envelope | Fault {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { field: 'record', reason: 'not an object' };
  const record = value as Readonly<Record<string, unknown>>;
  const source = cleanName(record['source']);
  const ref = cleanName(record['ref']);
  if (source === null) return { field: 'source', reason: 'missing' };
  if (source.length > MAX_NAME_LENGTH) return { field: 'source', reason: TOO_LONG };
  if (ref === null) return { field: 'ref', reason: 'missing' };
  if (ref.length > MAX_NAME_LENGTH) return { field: 'ref', reason: TOO_LONG };
  const type = readType(record['type']);
  if (type === null) return { field: 'type', reason: `not one of ${REPORT_TYPES.join(', ')}` };
  const reportedAt = readTime(record['reportedAt']);
  if (reportedAt === null && !saysNothing(record['reportedAt']))
    return { field: 'reportedAt', reason: 'not a time between 1970 and 2100' };
  return { record, source, ref, type, reportedAt };
}

function readType(value: unknown): ReportType | null {
  if (value === undefined || value === null) return 'victim';
  const word = cleanText(value)?.toLowerCase();
  return REPORT_TYPES.find((type) => type === word) ?? null;
}

/** Intelligence is not a victim's report: money in it is not somebody's loss. */
function lossesOf(record: Readonly<Record<string, unknown>>, type: ReportType): ReadLosses {
  const read = readLosses(record['losses']);
  if (type === 'victim' || read.losses.length === 0) return read;
  return { losses: [], unreadable: [{ field: 'losses', reason: 'intelligence carries no losses' }] };
}

function readFraudType(value: unknown, victim: Victim): string | null {
  const text = cleanText(value);
  if (text === null) return null;
  return knownFraudType(text) ?? (victim.givenAwayBy(text) ? null : foldFraudType(text));
}

function notesOf(mentions: ReadMentions, unreadable: readonly UnreadableLoss[], reencoded: boolean): DraftNotes {
  const { unknownKinds, badArtifacts, victimsOwn, overLimit } = mentions;
  return {
    unknownKinds,
    badArtifacts,
    victimsOwn,
    overLimit,
    unreadableLosses: unreadable.length,
    reencoded: reencoded ? 1 : 0,
  };
}

/** Many exports write an empty text where nothing is known. */
function saysNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
