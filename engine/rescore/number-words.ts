import { compareText } from '../model/ids.js';
import { isAt } from './bytes.js';

/** Words met lately. Beyond, and where two fall on one place, each costs a string. */
const CACHED = 1024;

/** Numbers the few different words of a column (countries, sources, currencies) as they come, out of UTF-8. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #cached = new Int32Array(CACHED);
  readonly #cachedBytes: Uint8Array[] = [];

  of(bytes: Uint8Array, from: number, to: number): number {
    const slot = slotOf(bytes, from, to);
    if (isAt(this.#cachedBytes[slot], bytes, from, to)) return this.#cached[slot] ?? -1;
    const word = bytes.slice(from, to);
    const number = this.#numberOf(Buffer.from(word.buffer, word.byteOffset, word.length).toString());
    this.#cachedBytes[slot] = word;
    this.#cached[slot] = number;
    return number;
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The words by code point, and for each number given so far its place among them. */
  sorted(): { readonly words: readonly string[]; readonly placeOf: Int32Array } {
    const words = [...this.#numbers.keys()].sort(compareText);
    const placeOf = new Int32Array(words.length);
    words.forEach((word, place) => (placeOf[this.#numbers.get(word) ?? -1] = place));
    return { words, placeOf };
  }
}

function slotOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let place = from; place < to; place++) hash = Math.imul(hash ^ (bytes[place] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & (CACHED - 1);
}

/** Rewrites numbers given on the way into places of the sorted list, so that arrival order leaves no trace. */
export function renumber(column: Int32Array | Uint16Array, placeOf: Int32Array): void {
  column.forEach((number, row) => {
    if (number >= 0) column[row] = placeOf[number] ?? -1;
  });
}
