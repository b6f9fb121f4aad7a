import { invariant } from '../model/errors.js';

const NINE = 57;
const HEX_LETTERS = 87; // `a` is ten

/** The 32 bits that eight lower-case hexadecimal digits at a place of a text stand for. */
export function wordIn(text: string, from: number): number {
  let word = 0;
  for (let place = from; place < from + 8; place++) {
    const code = text.charCodeAt(place);
    const digit = code - (code <= NINE ? 48 : HEX_LETTERS);
    invariant(digit >= 0 && digit < 16, 'ids, digests and tokens are hexadecimal');
    word = (word << 4) | digit;
  }
  return word >>> 0;
}
