import { compareText } from '../model/ids.js';

/** Numbers the few different words of a column (countries, sources, currencies) as they come. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  /** -1 for null. */
  of(word: string | null): number {
    if (word === null) return -1;
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

/** Rewrites numbers given on the way into places of the sorted list, so that arrival order leaves no trace. */
export function renumber(column: Int32Array | Uint16Array, placeOf: Int32Array): void {
  column.forEach((number, row) => {
    if (number >= 0) column[row] = placeOf[number] ?? -1;
  });
}
