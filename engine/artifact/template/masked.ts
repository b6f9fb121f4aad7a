import { DIGIT, foldUnit, isUnspaced, SPACE } from './letters.js';

/** What may differ between two copies of one message: a link, an address, a number, a sum, a date. */
export const MASK = DIGIT;

export interface MaskedText {
  /** The first `length` entries hold codes of `letters`, single spaces and masks. */
  readonly codes: Uint16Array;
  readonly length: number;
}

const AT = 0x40;
const DOT = 0x2e;
const SLASH = 0x2f;
const [CAPITAL_A, CAPITAL_Z] = [0x41, 0x5a];
const LONGEST_GROUP = 4;

/** Where words end, besides white space and letters of scripts without spaces. */
const ENDS_WORD = new Set(Array.from('"\'`<>|,;«»‘’‚‛“”„‟、。', (sign) => sign.charCodeAt(0)));

/** Units that end a word, looked up once: 1 no, 2 yes. */
const KNOWN = new Uint8Array(0x10000);

/** Texts come one after another and each is sketched at once, so all of them are folded into one piece of memory. */
let room = new Uint16Array(4096);

/**
 * The part of a message that stays when it is sent again: words folded (`letters`), punctuation gone, spaces single, and
 * one mask for every stretch of words that hold digits, an at sign, a scheme or an inner dot. That covers all that
 * extraction finds and, since extraction proves what it finds, also what it does not. One pass, any text.
 *
 * The codes hold until the next call.
 */
export function maskedText(text: string): MaskedText {
  if (room.length <= text.length) room = new Uint16Array(2 * text.length);
  const masking = new Masking(room);
  for (let i = 0; i < text.length; i++) masking.take(text.charCodeAt(i));
  masking.endWord();
  return masking;
}

class Masking implements MaskedText {
  readonly codes: Uint16Array;
  length = 0;
  #wordStart = 0;
  /** Of the word so far: its characters, the sign just passed, a dot that letters may follow, whether it names something. */
  #wordLength = 0;
  #lastSign = 0;
  #dotted = false;
  #names = false;
  #capitals = true;
  /** Length right after the last mask while nothing but one short word in capitals followed it. */
  #afterMask = -1;

  constructor(codes: Uint16Array) {
    this.codes = codes;
  }

  take(unit: number): void {
    const code = foldUnit(unit);
    if (code === SPACE && endsWord(unit)) this.endWord();
    else if (code > SPACE && isUnspaced(unit)) {
      if (this.#wordLength > 0) this.#closeWord();
      this.codes[this.length++] = code;
      this.#afterMask = -1;
      this.#wordStart = this.length;
    } else this.#inWord(unit, code);
  }

  #inWord(unit: number, code: number): void {
    this.#wordLength++;
    if (code === SPACE) {
      if (unit === AT || (unit === SLASH && this.#lastSign === SLASH)) this.#names = true;
      if (unit === DOT && this.#wordLength > 1) this.#dotted = true;
      this.#lastSign = unit;
      this.#space();
      return;
    }
    this.#lastSign = 0;
    if (code === DIGIT || this.#dotted) this.#names = true;
    if (unit < CAPITAL_A || unit > CAPITAL_Z) this.#capitals = false;
    this.codes[this.length++] = code;
  }

  endWord(): void {
    this.#closeWord();
    this.#space();
    this.#wordStart = this.length;
  }

  #closeWord(): void {
    if (this.#names) this.#mask();
    else if (this.length > this.#wordStart && !(this.#capitals && this.#wordLength <= LONGEST_GROUP))
      this.#afterMask = -1;
    this.#wordStart = this.length;
    this.#wordLength = 0;
    this.#lastSign = 0;
    this.#dotted = false;
    this.#names = false;
    this.#capitals = true;
  }

  /** Groups of an IBAN may be all letters: what stands between two masks and is short and capital goes with them. */
  #mask(): void {
    if (this.#afterMask >= 0 && this.#wordStart - this.#afterMask <= LONGEST_GROUP + 2) this.length = this.#afterMask;
    else {
      this.length = this.#wordStart;
      this.codes[this.length++] = MASK;
    }
    this.#afterMask = this.length;
  }

  #space(): void {
    if (this.length > 0 && this.codes[this.length - 1] !== SPACE) this.codes[this.length++] = SPACE;
  }
}

function endsWord(unit: number): boolean {
  const known = KNOWN[unit] ?? 0;
  if (known !== 0) return known === 2;
  const ends = unit <= SPACE || ENDS_WORD.has(unit) || (unit >= 0x80 && /\s/.test(String.fromCharCode(unit)));
  KNOWN[unit] = ends ? 2 : 1;
  return ends;
}
