import { invariant } from '../model/errors.js';

// Texts of reports are read as bytes, where they lie: millions of short-lived strings cost more than all that is done with them.

const SPACE = 0x20;
const MINUS = 0x2d;
const ZERO = 0x30;
const NO_DIGIT = -1;

/** What each byte stands for as a hexadecimal digit. */
const DIGITS = Int8Array.from({ length: 256 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)));

/** The 32 bits that eight lower-case hexadecimal digits stand for. */
export function wordAt(bytes: Uint8Array, from: number): number {
  let word = 0;
  let signs = 0;
  for (let place = from; place < from + 8; place++) {
    const digit = DIGITS[bytes[place] ?? 0] ?? NO_DIGIT;
    signs |= digit;
    word = (word << 4) | digit;
  }
  invariant(signs >= 0, 'ids, digests and tokens are hexadecimal');
  return word >>> 0;
}

/** The whole number in decimal digits between two places, not negative. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let place = from; place < to; place++) number = number * 10 + ((bytes[place] ?? ZERO) - ZERO);
  return number;
}

/** Place of the next space from here on; the end where there is none. */
export function spaceFrom(bytes: Uint8Array, from: number, end: number): number {
  let place = from;
  while (place < end && bytes[place] !== SPACE) place++;
  return place;
}

/** Which of these words stands between two places; -1 for none. */
export function wordOf(words: readonly Uint8Array[], bytes: Uint8Array, from: number, to: number): number {
  for (let word = 0; word < words.length; word++) if (isAt(words[word], bytes, from, to)) return word;
  return -1;
}

export function isAt(word: Uint8Array | undefined, bytes: Uint8Array, from: number, to: number): boolean {
  if (word?.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[from + i]) return false;
  return true;
}

/** Reads numbers with a space behind each, one after the other. */
export class NumberReader {
  place = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @param missing what an empty number stands for. */
  next(missing: number): number {
    const bytes = this.#bytes;
    const from = this.place;
    const end = spaceFrom(bytes, from, bytes.length);
    this.place = end + 1;
    if (end === from) return missing;
    return bytes[from] === MINUS ? -wholeNumber(bytes, from + 1, end) : wholeNumber(bytes, from, end);
  }
}
