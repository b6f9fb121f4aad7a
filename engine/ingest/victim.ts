import { cleanArtifact } from '../artifact/registry.js';
import type { ArtifactId } from '../model/ids.js';
import type { VictimField } from '../model/report.js';
import { MAX_NAME_LENGTH } from './limits.js';
import { cleanName, cleanText } from './text.js';
import { readDay } from './times.js';

/** What a record says of its victim, folded for comparing. It lives for the reading of one record and is never stored. */
export interface Victim {
  /** Folded value for each field that can tell a person apart. */
  readonly identity: ReadonlyMap<VictimField, string>;
  /** The victim's own e-mail and phone: dropped where they stand among the artifacts. */
  readonly own: ReadonlySet<ArtifactId>;
  /** Whether a text gives the victim away (an own address in a phishing URL). */
  givenAwayBy(text: string): boolean;
}

export interface VictimContext {
  readonly source: string;
  readonly country: string | null;
}

export const NO_VICTIM: Victim = { identity: new Map(), own: new Set(), givenAwayBy: () => false };

/** A single word without digits or signs is no identity: it takes a full name, an address or a number. */
const COULD_IDENTIFY = /[^\p{L}]/u;

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
  const addresses = [text('email'), email?.folded ?? '', email?.shown ?? ''];
  const numbers = [text('phone'), phone?.folded ?? '', text('nationalId')];
  let traces: Traces | null = null; // most reports never ask
  return {
    identity: new Map(fields.filter((field): field is readonly [VictimField, string] => field[1] !== null)),
    own: new Set([email, phone].filter((artifact) => artifact !== null).map(({ id }) => id)),
    givenAwayBy: (candidate) => {
      if (!COULD_IDENTIFY.test(candidate)) return false;
      traces ??= new Traces(addresses, text('name'), numbers);
      return traces.in(candidate);
    },
  };
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

function foldWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function isPlaceholder(value: string): boolean {
  const word = value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return word === '' || PLACEHOLDERS.has(word) || /^(?:0+|x+)$/.test(word);
}

/** The forms in which a victim's identity may stand inside another value. Short ones would hit by chance. */
class Traces {
  readonly #addresses: readonly string[];
  readonly #name: string;
  readonly #numbers: readonly string[];

  constructor(addresses: readonly string[], name: string, numbers: readonly string[]) {
    this.#addresses = addresses.map((address) => address.toLowerCase()).filter((address) => address.length >= 6);
    this.#name = name.includes(' ') && name.length >= 6 ? foldWords(name).join(' ') : '';
    this.#numbers = [...new Set(numbers.map(foldNumber).filter((number) => number.length >= 8))];
  }

  in(text: string): boolean {
    if (this.#addresses.length === 0 && this.#name === '' && this.#numbers.length === 0) return false;
    const plain = unescapeUrl(text).toLowerCase();
    if (this.#addresses.some((address) => plain.includes(address))) return true;
    if (this.#name !== '' && ` ${foldWords(plain).join(' ')} `.includes(` ${this.#name} `)) return true;
    const run = foldNumber(plain);
    return this.#numbers.some((number) => run.includes(number));
  }
}

function foldNumber(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function unescapeUrl(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%40/g, '@').replace(/%2b/gi, '+').replace(/%20/g, ' ');
  }
}
