import { UnionFind } from '../../model/union-find.js';
import { likeness, SKETCH_BYTES } from './sketch.js';

/** Two messages are one template from this estimated likeness on. .6 to .8 find the same campaigns; below, strangers chain. */
export const ALIKE = 0.7;

/** Bytes that must agree for two sketches to be compared: of texts at .7, 98 in 100 do in one of the 16 bands. */
const BAND = 4;

/**
 * Puts sketches (one after the other in `sketches`) of one template together: locality-sensitive hashing (Indyk and
 * Motwani 1998) proposes pairs that agree in a band, the estimated likeness decides. Answers the smallest number of each
 * one's group. Time and memory are linear: in each band a sketch is held against the first and the last one before it.
 */
export function groupsOf(sketches: Uint8Array): Int32Array {
  const words = wordsOf(sketches);
  const count = words.length / BANDS;
  const groups = new UnionFind(count);
  const bucket = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
  const last = new Int32Array(count);
  const keys = new Int32Array(count);
  for (let band = 0; band < BANDS; band++) {
    bucket.fill(-1);
    for (let i = 0; i < count; i++) keys[i] = words[i * BANDS + band] ?? 0;
    for (let i = 0; i < count; i++) {
      const place = placeOf(keys, i, bucket);
      const first = bucket[place] ?? -1;
      const before = first < 0 ? -1 : (last[first] ?? -1);
      if (first < 0) bucket[place] = i;
      else uniteAlike(words, groups, first, i);
      if (before !== first) uniteAlike(words, groups, before, i);
      last[first < 0 ? i : first] = i;
    }
  }
  return Int32Array.from({ length: count }, (_, i) => groups.rootOf(i));
}

/** A band is read, and four bytes are compared, at once. */
function wordsOf(sketches: Uint8Array): Int32Array {
  const words = new Int32Array(sketches.length / BAND);
  new Uint8Array(words.buffer).set(sketches);
  return words;
}

const BANDS = SKETCH_BYTES / BAND;

/**
 * Where the bucket of a sketch's band is, or is to be made: open addressing, each bucket known by its first member. The
 * keys of a band are a column of their own: in the sketches each would be a cache line.
 */
function placeOf(keys: Int32Array, sketch: number, bucket: Int32Array): number {
  const key = keys[sketch] ?? 0;
  const mask = bucket.length - 1;
  const mixed = Math.imul(key, 0x9e3779b1);
  for (let place = (mixed ^ (mixed >>> 15)) & mask; ; place = (place + 1) & mask) {
    const first = bucket[place] ?? -1;
    if (first < 0 || keys[first] === key) return place;
  }
}

function uniteAlike(words: Int32Array, groups: UnionFind, one: number, other: number): void {
  if (groups.rootOf(one) === groups.rootOf(other)) return;
  if (equalBytes(words, one, other) >= LEAST_EQUAL) groups.unite(one, other);
}

/** Bytes that two sketches have in common, four at a time: where they agree their difference has a byte of zero. */
function equalBytes(words: Int32Array, one: number, other: number): number {
  let equal = 0;
  for (let band = 0; band < BANDS; band++) {
    const differing = (words[one * BANDS + band] ?? 0) ^ (words[other * BANDS + band] ?? 0);
    const low = (differing & 0x7f7f7f7f) + 0x7f7f7f7f; // the top bit of each byte that has a lower one
    const zero = ~(low | differing | 0x7f7f7f7f); // the top bit of each byte that is zero
    equal += Math.imul(zero >>> 7, 0x01010101) >>> 24;
  }
  return equal;
}

/** So many equal bytes make two sketches alike. */
const LEAST_EQUAL = leastEqual();

function leastEqual(): number {
  const pair = new Uint8Array(2 * SKETCH_BYTES).fill(1, SKETCH_BYTES);
  let equal = 0;
  while (equal < SKETCH_BYTES && likeness(pair, 0, 1) < ALIKE) pair[SKETCH_BYTES + equal++] = 0;
  return equal;
}
