import { cleanArtifact } from '../artifact/registry.js';
import type { ArtifactId } from '../model/ids.js';

/** The raw and the folded values of one victim by which a text could give it away. */
export interface TraceInput {
  /** Each e-mail address in the spellings that are known. */
  readonly addresses: readonly string[];
  readonly name: string;
  /** Telephone numbers and national ids, with signs and spaces or without. */
  readonly numbers: readonly string[];
  /** Ids of the e-mail and phone artifacts that are the victim's own. */
  readonly own: ReadonlySet<ArtifactId>;
}

/**
 * Where to look. `text` may hold words of anyone's choosing: names count, and so does what is escaped or encoded. Of a
 * `value` (a number, an address, a domain) a name may well be the attacker's choice, and nothing is encoded in it.
 */
export type TraceReach = 'text' | 'value';

/** A single word without digits or signs is no identity: it takes a full name, an address or a number. */
const COULD_IDENTIFY = /[^\p{L}]/u;
/** Shorter ones would hit by chance. */
const MIN_ADDRESS = 6;
const MIN_NUMBER = 8;

/**
 * The forms in which a victim's identity may stand inside another value: plain, escaped for a URL (once or more), in
 * Base64 or in hexadecimal, as kits for phishing put the address of the one they write to into the link.
 */
export class Traces {
  /** As they are written, and without their signs. */
  readonly #addresses: readonly string[];
  readonly #numbers: readonly string[];
  readonly #name: string;
  /** Made when a text is first asked for them. */
  #names: readonly string[] | null = null;
  #firstName = '';
  readonly #own: ReadonlySet<ArtifactId>;
  /** A text shorter than all addresses and numbers holds none of them. */
  readonly #shortest: number;

  constructor({ addresses, name, numbers, own }: TraceInput) {
    this.#addresses = addressForms(addresses);
    this.#numbers = numberForms(numbers);
    this.#name = name.includes(' ') && name.length >= 6 ? name : '';
    this.#own = own;
    let shortest = Infinity;
    for (const needle of this.#addresses) shortest = Math.min(shortest, needle.length);
    for (const needle of this.#numbers) shortest = Math.min(shortest, needle.length);
    this.#shortest = shortest;
  }

  in(text: string, reach: TraceReach): boolean {
    if (!COULD_IDENTIFY.test(text)) return false;
    if (reach === 'value') return this.#namesContact(text);
    if (this.#namesContact(text) || this.#namesPerson(text)) return true;
    if (this.#shortest === Infinity && this.#name === '') return false;
    return otherReadings(text).some((reading) => this.#namesContact(reading) || this.#namesPerson(reading));
  }

  #namesContact(text: string): boolean {
    if (this.#shortest === Infinity) return false;
    const plain = text.toLowerCase();
    if (plain.length < this.#shortest && !plain.includes('@')) return false;
    const run = squashed(plain);
    for (const number of this.#numbers) if (run.includes(number)) return true;
    return this.#namesAddress(text, plain, run);
  }

  #namesAddress(text: string, plain: string, run: string): boolean {
    if (this.#addresses.length === 0) return false;
    const words = SPOKEN.test(plain) ? squashed(plain.replace(SPOKEN_SIGNS, '')) : run;
    for (const address of this.#addresses) if (plain.includes(address) || words.includes(address)) return true;
    return (
      text.includes('@') &&
      addressesIn(text).some((address) => this.#own.has(cleanArtifact('email', address, {}).artifact.id))
    );
  }

  #namesPerson(text: string): boolean {
    if (this.#name === '') return false;
    const names = (this.#names ??= this.#turnedNames());
    // Folding takes nothing away from ASCII and adds nothing to it, so a look for one of the words settles most texts.
    if (names.length === 0 || (ASCII.test(text) && !text.toLowerCase().includes(this.#firstName))) return false;
    const words = ` ${foldWords(text).join(' ')} `;
    return names.some((name) => words.includes(` ${name} `));
  }

  #turnedNames(): readonly string[] {
    const words = foldWords(this.#name);
    this.#firstName = words[0] ?? '';
    return turned(words);
  }
}

function addressForms(addresses: readonly string[]): readonly string[] {
  const forms: string[] = [];
  for (const address of addresses) {
    const plain = address.toLowerCase();
    if (plain.length < MIN_ADDRESS || forms.includes(plain)) continue;
    forms.push(plain);
    const bare = squashed(plain);
    if (bare.length >= MIN_ADDRESS && !forms.includes(bare)) forms.push(bare);
  }
  return forms;
}

/** The trunk zero of a number comes and goes with the country code. */
function numberForms(numbers: readonly string[]): readonly string[] {
  const forms: string[] = [];
  for (const number of numbers) {
    const squashedNumber = squashed(number);
    const bare = squashedNumber.startsWith('0') ? squashedNumber.replace(/^0+/, '') : squashedNumber;
    if (bare.length >= MIN_NUMBER && !forms.includes(bare)) forms.push(bare);
  }
  return forms;
}

const SPOKEN = /\s(?:at|dot)\s/;
const SPOKEN_SIGNS = /\s(?:at|dot)\s/g;
const ASCII = /^[\x00-\x7f]*$/;

/** Letters and digits alone, in lower case. */
function squashed(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower) ? lower.replace(/[^a-z0-9]+/g, '') : lower.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words without accents and case, as agencies keep them differently. */
export function foldWords(text: string): string[] {
  const bare = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const MAX_NAME_WORDS = 6;

/** `jane q doe`, `q doe jane`, `doe jane q`: the family name may stand first. */
function turned(words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  if (words.length > MAX_NAME_WORDS) return [words.join(' ')];
  return words.map((_, first) => [...words.slice(first), ...words.slice(0, first)].join(' '));
}

const MAX_AT_SIGNS = 64;
const BEFORE_AT = /[\p{L}\p{N}._+-]{1,64}$/u;
const AFTER_AT = /^[\p{L}\p{N}.-]{1,253}/u;

/** What stands around each at sign, to be folded as mailboxes are: dots and tags differ from mail to mail. */
function addressesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < MAX_AT_SIGNS; at = text.indexOf('@', at + 1)) {
    const local = BEFORE_AT.exec(text.slice(Math.max(0, at - 64), at))?.[0] ?? '';
    const host = AFTER_AT.exec(text.slice(at + 1, at + 254))?.[0] ?? '';
    found.push(`${local}@${host}`);
  }
  return found;
}

/** Escapes within escapes: mail gateways wrap a link in their own. */
const MAX_UNESCAPES = 4;

/** The text without its escapes, and what longer words of either say if they are Base64 or hexadecimal. */
function otherReadings(text: string): readonly string[] {
  const found: string[] = [];
  addDecodedWords(text, found);
  let last = text;
  for (let steps = 0; steps < MAX_UNESCAPES && last.includes('%'); steps++) {
    const next = unescapeUrl(last);
    if (next === last) break;
    found.push(next);
    addDecodedWords(next, found);
    last = next;
  }
  return found;
}

function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Half an escape somewhere must not hide the rest.
    return text.replace(/%[2-7][0-9a-f]/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
  }
}

const ENCODED_WORD = /[A-Za-z0-9+/_-]{8,}/g;
const HEXADECIMAL = /^(?:[0-9a-f]{2}){6,}$/i;
const MIN_WORD = 8;
const MAX_WORDS = 64;

function addDecodedWords(text: string, found: string[]): void {
  let looked = 0;
  for (const word of text.match(ENCODED_WORD) ?? []) {
    if (looked >= MAX_WORDS) return;
    for (const part of word.includes('/') ? [word, ...word.split('/')] : [word]) {
      if (part.length < MIN_WORD) continue;
      looked++;
      const decoded = decodedWord(part);
      if (decoded !== '') found.push(decoded);
    }
  }
}

/** Empty where no text comes out. */
function decodedWord(word: string): string {
  const hexadecimal = HEXADECIMAL.test(word);
  if (!hexadecimal && !mayBeText(word)) return '';
  const decoded = Buffer.from(word, hexadecimal ? 'hex' : 'base64').toString('latin1');
  return /^[\x20-\x7e]{6,}/.test(decoded) ? decoded : '';
}

const BASE64 = new Uint8Array(128);
Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (sign, i) => {
  BASE64[sign.charCodeAt(0)] = i;
});
BASE64['-'.charCodeAt(0)] = 62;
BASE64['_'.charCodeAt(0)] = 63;

/** Whether the first six bytes of a word in Base64 are printable, which they are by chance once in 350 words. */
function mayBeText(word: string): boolean {
  for (let i = 0; i < MIN_WORD; i += 4) {
    let bits = 0;
    for (let j = i; j < i + 4; j++) bits = (bits << 6) | (BASE64[word.charCodeAt(j)] ?? 0);
    if (!isPrintable(bits >> 16) || !isPrintable((bits >> 8) & 0xff) || !isPrintable(bits & 0xff)) return false;
  }
  return true;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e;
}
