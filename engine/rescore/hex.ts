import { invariant } from '../model/errors.js';

const NO_DIGIT = -1;

/** What each ASCII character stands for. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)));

/** The 32 bits that eight lower-case hexadecimal digits at a place of a text stand for. */
export function wordIn(text: string, from: number): number {
  let word = 0;
  let signs = 0;
  for (let place = from; place < from + 8; place++) {
    const digit = DIGITS[text.charCodeAt(place)] ?? NO_DIGIT;
    signs |= digit;
    word = (word << 4) | digit;
  }
  invariant(signs >= 0, 'ids, digests and tokens are hexadecimal');
  return word >>> 0;
}
