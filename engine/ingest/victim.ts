import { cleanArtifact } from '../artifact/registry.js';
import type { ArtifactId } from '../model/ids.js';
import type { VictimField } from '../model/report.js';
import { MAX_NAME_LENGTH } from './limits.js';
import { cleanName, cleanText } from './text.js';
import { readDay } from './times.js';
import type { TraceReach } from './traces.js';
import { foldWords, Traces } from './traces.js';

/** What a record says of its victim, folded for comparing. It lives for the reading of one record and is never stored. */
export interface Victim {
  /** Folded value for each field that can tell a person apart. */
  readonly identity: ReadonlyMap<VictimField, string>;
  /** The victim's own e-mail and phone: dropped where they stand among the artifacts. */
  readonly own: ReadonlySet<ArtifactId>;
  /** Whether a text gives the victim away (an own address in a phishing URL). */
  givenAwayBy(text: string, reach?: TraceReach): boolean;
  /** The text with the words of the victim's name masked by a digit. */
  withoutName(text: string): string;
}

export interface VictimContext {
  readonly source: string;
  readonly country: string | null;
}

export const NO_VICTIM: Victim = {
  identity: new Map(),
  own: new Set(),
  givenAwayBy: () => false,
  withoutName: (text) => text,
};

/** Written where nothing is known: strangers must not become one person by them. */
const PLACEHOLDERS = new Set([
  'na',
  'none',
  'no',
  'nil',
  'null',
  'unknown',
  'anonymous',
  'test',
  'redacted',
  'withheld',
]);

/** Reads `victim` of a record. What does not tell a person apart (a bad address, `unknown`) is no identity. */
export function readVictim(value: unknown, context: VictimContext): Victim {
  if (typeof value !== 'object' || value === null) return NO_VICTIM;
  const record = value as Readonly<Record<string, unknown>>;
  const text = (key: string): string => cleanName(record[key])?.slice(0, MAX_NAME_LENGTH) ?? '';
  const email = ownArtifact('email', text('email'), context);
  const phone = ownArtifact('phone', text('phone'), context);
  const fields: readonly (readonly [VictimField, string | null])[] = [
    ['nationalId', foldNationalId(text('nationalId'), context.country)],
    ['person', foldPerson(text('name'), readDay(cleanText(record['birthDate'])))],
    ['email', email?.folded ?? null],
    ['phone', phone?.folded ?? null],
    ['sourceId', isPlaceholder(text('id')) ? null : `${context.source}\0${text('id')}`],
  ];
  const own = new Set([email, phone].filter((artifact) => artifact !== null).map(({ id }) => id));
  let traces: Traces | null = null; // most reports never ask
  const makeTraces = (): Traces =>
    new Traces({
      addresses: [text('email'), email?.folded ?? '', email?.shown ?? ''],
      name: text('name'),
      numbers: [text('phone'), nationalPart(phone?.shown ?? ''), text('nationalId')],
      own,
    });
  return {
    identity: new Map(fields.filter((field): field is readonly [VictimField, string] => field[1] !== null)),
    own,
    givenAwayBy: (candidate, reach = 'text') => (traces ??= makeTraces()).in(candidate, reach),
    withoutName: (candidate) => withoutWords(candidate, text('name')),
  };
}

/** `20 7946 0018` of `+44 20 7946 0018`. */
function nationalPart(shown: string): string {
  return shown.slice(shown.indexOf(' ') + 1);
}

function ownArtifact(kind: 'email' | 'phone', value: string, { country }: VictimContext) {
  if (value === '') return null;
  const { artifact, fellBack } = cleanArtifact(kind, value, { country });
  return fellBack === null && artifact.kind === kind ? artifact : null;
}

/** Without spaces and signs, in capitals, within its country: numbers of two countries may look the same. */
function foldNationalId(value: string, country: string | null): string | null {
  const id = value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const tellsApart = id.length >= 4 && /\p{N}/u.test(id) && new Set(id).size > 1;
  return tellsApart && !isPlaceholder(value) ? `${country ?? ''}:${id}` : null;
}

/**
 * Name and birth date together. Words are sorted, since `Jane Doe` and `DOE, Jane` are one person; accents and case go,
 * since agencies keep them differently.
 */
function foldPerson(name: string, birthDate: string | null): string | null {
  const words = foldWords(name);
  if (birthDate === null || words.join('').length < 3 || isPlaceholder(name)) return null;
  return `${words.sort().join(' ')}\0${birthDate}`;
}

function isPlaceholder(value: string): boolean {
  const word = value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return word === '' || PLACEHOLDERS.has(word) || /^(?:0+|x+)$/.test(word);
}

const MOST_NAMES = 8;

const LETTER_BEFORE = /\p{L}$/u;
const LETTER_AFTER = /^\p{L}/u;

/**
 * Single letters stay: they would mask too much, and tell nobody apart. Whole words are told by a look at the neighbours
 * of each find, longest names first: a class of all letters within the pattern, compiled for each report, took a third of
 * the time of ingest.
 */
function withoutWords(text: string, name: string): string {
  const words = name.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 1);
  if (words.length === 0) return text;
  const longestFirst = words.slice(0, MOST_NAMES).sort((a, b) => b.length - a.length);
  return text.replace(new RegExp(longestFirst.join('|'), 'giu'), (word: string, offset: number) => {
    const end = offset + word.length;
    const within =
      LETTER_BEFORE.test(text.slice(Math.max(0, offset - 2), offset)) || LETTER_AFTER.test(text.slice(end, end + 2));
    return within ? word : '0';
  });
}
