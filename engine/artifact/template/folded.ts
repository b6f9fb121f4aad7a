import { SKETCH_BYTES } from './sketch.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NO_LETTER = -1;

/** The six bits that each byte stands for as a letter of base64url. */
const BITS = Int8Array.from({ length: 256 }, (_, code) => LETTERS.indexOf(String.fromCharCode(code)));

/** Reads the sketch of a folded template where its letters lie as ASCII. False where they are none of base64url. */
export function readSketch(letters: Uint8Array, from: number, into: Uint8Array, to: number): boolean {
  let signs = 0;
  let place = from;
  // Four letters are three bytes, and the last two letters are one.
  for (let byte = to; byte < to + SKETCH_BYTES - 1; byte += 3, place += 4) {
    const word =
      (bitsAt(letters, place) << 18) |
      (bitsAt(letters, place + 1) << 12) |
      (bitsAt(letters, place + 2) << 6) |
      bitsAt(letters, place + 3);
    signs |= word;
    into[byte] = word >> 16;
    into[byte + 1] = word >> 8;
    into[byte + 2] = word;
  }
  const last = (bitsAt(letters, place) << 6) | bitsAt(letters, place + 1);
  into[to + SKETCH_BYTES - 1] = last >> 4;
  return (signs | last) >= 0;
}

function bitsAt(letters: Uint8Array, place: number): number {
  return BITS[letters[place] ?? 0] ?? NO_LETTER;
}
