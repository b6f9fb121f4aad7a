import { cleanArtifact } from '../artifact/registry.js';
import type { Artifact } from '../model/artifact.js';
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
  const said = wordsOf(value as Readonly<Record<string, unknown>>);
  const email = ownArtifact('email', said.email, context);
  const phone = ownArtifact('phone', said.phone, context);
  let traces: Traces | null = null; // reports without a victim's words never ask
  const own = new Set<ArtifactId>();
  if (email !== null) own.add(email.id);
  if (phone !== null) own.add(phone.id);
  const makeTraces = (): Traces =>
    new Traces({
      addresses: [said.email, email?.folded ?? '', email?.shown ?? ''],
      name: said.name,
      numbers: [said.phone, nationalPart(phone?.shown ?? ''), said.nationalId],
      own,
    });
  return {
    identity: identityOf(said, email, phone, context),
    own,
    givenAwayBy: (candidate, reach = 'text') => (traces ??= makeTraces()).in(candidate, reach),
    withoutName: (candidate) => withoutWords(candidate, said.name),
  };
}

/** What a record says of its victim, as it stands there; empty where it says nothing. */
interface VictimWords {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly nationalId: string;
  readonly birthDate: string | null;
}

function wordsOf(record: Readonly<Record<string, unknown>>): VictimWords {
  return {
    id: wordsAt(record['id']),
    name: wordsAt(record['name']),
    email: wordsAt(record['email']),
    phone: wordsAt(record['phone']),
    nationalId: wordsAt(record['nationalId']),
    birthDate: cleanText(record['birthDate']),
  };
}

function wordsAt(value: unknown): string {
  return value === undefined ? '' : (cleanName(value)?.slice(0, MAX_NAME_LENGTH) ?? '');
}

function identityOf(
  said: VictimWords,
  email: Artifact | null,
  phone: Artifact | null,
  { source, country }: VictimContext,
): ReadonlyMap<VictimField, string> {
  const identity = new Map<VictimField, string>();
  const nationalId = said.nationalId === '' ? null : foldNationalId(said.nationalId, country);
  const person = said.name === '' || said.birthDate === null ? null : foldPerson(said.name, readDay(said.birthDate));
  if (nationalId !== null) identity.set('nationalId', nationalId);
  if (person !== null) identity.set('person', person);
  if (email !== null) identity.set('email', email.folded);
  if (phone !== null) identity.set('phone', phone.folded);
  if (said.id !== '' && !isPlaceholder(said.id)) identity.set('sourceId', `${source}\0${said.id}`);
  return identity;
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
 * the time of ingest. Most victims do not name themselves, so a plain search comes before any pattern.
 */
function withoutWords(text: string, name: string): string {
  const words = name.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 1);
  if (words.length === 0) return text;
  const longestFirst = words.slice(0, MOST_NAMES).sort((a, b) => b.length - a.length);
  if (namesNoneOf(text, longestFirst)) return text;
  return text.replace(new RegExp(longestFirst.join('|'), 'giu'), (word: string, offset: number) => {
    const end = offset + word.length;
    const within =
      LETTER_BEFORE.test(text.slice(Math.max(0, offset - 2), offset)) || LETTER_AFTER.test(text.slice(end, end + 2));
    return within ? word : '0';
  });
}

const LATIN_1 = /^[\x00-\xff]*$/;
/** Signs beyond Latin-1 that a pattern without case takes for a letter of it, and the one that grows when made small. */
const FOLDS_TO_LATIN_1 = /[\u0130\u0178\u017f\u039c\u03bc\u1e9e\u212a\u212b]/;

/** True only where a search without case for any of the words finds nothing; false may mean that it was not looked into. */
function namesNoneOf(text: string, words: readonly string[]): boolean {
  if (FOLDS_TO_LATIN_1.test(text)) return false;
  const lower = text.toLowerCase();
  return words.every((word) => LATIN_1.test(word) && !lower.includes(word.toLowerCase()));
}
