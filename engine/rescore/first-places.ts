import { ID_WORDS, inOrderOfFirstWords } from './order-ids.js';

/**
 * For each place of a column of keys of 128 bits, the first place at which the same key stands. Keys are sorted by their
 * first word, and those that agree in it are compared: with a hash table each look-up is a page at random, which costs
 * several times as much. Keys that differ must not agree in the first word by the hundreds; pseudonyms are hashes.
 */
export function firstPlaces(words: Int32Array): Int32Array {
  const { word, id: place } = inOrderOfFirstWords(words);
  const first = new Int32Array(place.length);
  for (let start = 0; start < place.length;) {
    let stop = start + 1;
    while (stop < place.length && word[start] === word[stop]) stop++;
    for (let at = start; at < stop; at++) first[place[at] ?? 0] = firstAlike(words, place, start, at, first);
    start = stop;
  }
  return first;
}

/** Places that agree in the first word come ascending, so what was met first stands first. */
function firstAlike(words: Int32Array, place: Int32Array, start: number, at: number, first: Int32Array): number {
  const own = place[at] ?? 0;
  for (let before = start; before < at; before++) {
    const other = place[before] ?? 0;
    if (first[other] === other && areAlike(words, other * ID_WORDS, own * ID_WORDS)) return other;
  }
  return own;
}

function areAlike(words: Int32Array, one: number, other: number): boolean {
  for (let word = 1; word < ID_WORDS; word++) if (words[one + word] !== words[other + word]) return false;
  return true;
}
