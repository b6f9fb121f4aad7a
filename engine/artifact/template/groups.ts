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
  const dealt = dealtFor(count);
  for (let band = 0; band < BANDS; band++) {
    deal(words, band, dealt);
    const buckets = bucketsFor(dealt);
    for (let part = 0; part < dealt.parts; part++) uniteInBuckets(dealt, part, band, buckets, groups);
  }
  return rootsOf(groups, count);
}

/** A band is read, and four bytes are compared, at once. */
function wordsOf(sketches: Uint8Array): Int32Array {
  const words = new Int32Array(sketches.length / BAND);
  new Uint8Array(words.buffer).set(sketches);
  return words;
}

const BANDS = SKETCH_BYTES / BAND;

/**
 * Sketches dealt by a hash of one band into parts that the processor's cache holds: looked up in one table and compared
 * where they lie, nearly every one would be a page at random.
 */
interface Dealt {
  readonly parts: number;
  /** Where each part begins, and where the last one ends. */
  readonly starts: Int32Array;
  /** Part after part, each ascending. */
  readonly sketch: Int32Array;
  /** Copies of the sketches, in this order. */
  readonly words: Int32Array;
}

const USUAL_PART = 8192;
/** Dealing into more at once misses the cache itself. */
const MOST_PARTS = 1024;

function dealtFor(count: number): Dealt {
  const parts = Math.min(MOST_PARTS, 2 ** Math.ceil(Math.log2(1 + count / USUAL_PART)));
  return {
    parts,
    starts: new Int32Array(parts + 1),
    sketch: new Int32Array(count),
    words: new Int32Array(count * BANDS),
  };
}

function deal(words: Int32Array, band: number, { parts, starts, sketch, words: copies }: Dealt): void {
  const shift = 31 - Math.log2(parts);
  starts.fill(0);
  for (let at = band; at < words.length; at += BANDS) {
    const after = ((mixed(words[at] ?? 0) >>> 1) >>> shift) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let part = 0; part < parts; part++) starts[part + 1] = (starts[part + 1] ?? 0) + (starts[part] ?? 0);
  const next = starts.slice();
  for (let i = 0; i < sketch.length; i++) {
    const part = (mixed(words[i * BANDS + band] ?? 0) >>> 1) >>> shift;
    const place = next[part] ?? 0;
    next[part] = place + 1;
    sketch[place] = i;
    for (let word = 0; word < BANDS; word++) copies[place * BANDS + word] = words[i * BANDS + word] ?? 0;
  }
}

function mixed(key: number): number {
  return Math.imul(key, 0x9e3779b1);
}

/** Open addressing, for one part at a time: the first and the last place in each bucket, -1 where there is none. */
interface Buckets {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function bucketsFor({ parts, starts }: Dealt): Buckets {
  let most = 0;
  for (let part = 0; part < parts; part++) most = Math.max(most, (starts[part + 1] ?? 0) - (starts[part] ?? 0));
  const room = roomFor(most);
  return { first: new Int32Array(room), last: new Int32Array(room) };
}

/** At most half full. */
function roomFor(sketches: number): number {
  return 2 ** Math.ceil(Math.log2(2 * sketches + 2));
}

function uniteInBuckets(dealt: Dealt, part: number, band: number, { first, last }: Buckets, groups: UnionFind): void {
  const { starts, words } = dealt;
  const [from, to] = [starts[part] ?? 0, starts[part + 1] ?? 0];
  const mask = roomFor(to - from) - 1;
  first.fill(-1, 0, mask + 1);
  for (let place = from; place < to; place++) {
    const bucket = bucketOf(words, band, place, first, mask);
    const earliest = first[bucket] ?? -1;
    const before = last[bucket] ?? -1;
    last[bucket] = place;
    if (earliest < 0) first[bucket] = place;
    else uniteAlike(dealt, groups, earliest, place);
    if (earliest >= 0 && before !== earliest) uniteAlike(dealt, groups, before, place);
  }
}

/** Where the bucket of a place is, or is to be made: each is known by the first in it. */
function bucketOf(words: Int32Array, band: number, place: number, first: Int32Array, mask: number): number {
  const key = words[place * BANDS + band] ?? 0;
  const hash = mixed(key);
  for (let bucket = (hash ^ (hash >>> 15)) & mask; ; bucket = (bucket + 1) & mask) {
    const known = first[bucket] ?? -1;
    if (known < 0 || words[known * BANDS + band] === key) return bucket;
  }
}

function uniteAlike({ words, sketch }: Dealt, groups: UnionFind, one: number, other: number): void {
  const [a, b] = [sketch[one] ?? 0, sketch[other] ?? 0];
  if (groups.rootOf(a) === groups.rootOf(b)) return;
  if (equalBytes(words, one * BANDS, other * BANDS) >= LEAST_EQUAL) groups.unite(a, b);
}

/** Bytes that two sketches have in common, four at a time: where they agree their difference has a byte of zero. */
function equalBytes(words: Int32Array, one: number, other: number): number {
  let equal = 0; // of the first bytes of all bands, of the second ones ...: four counters of a byte each
  for (let band = 0; band < BANDS; band++) {
    const differing = (words[one + band] ?? 0) ^ (words[other + band] ?? 0);
    const low = (differing & 0x7f7f7f7f) + 0x7f7f7f7f; // the top bit of each byte that has a lower one
    const zero = ~(low | differing | 0x7f7f7f7f); // the top bit of each byte that is zero
    equal += zero >>> 7;
  }
  return Math.imul(equal, 0x01010101) >>> 24;
}

function rootsOf(groups: UnionFind, count: number): Int32Array {
  const roots = new Int32Array(count);
  for (let i = 0; i < count; i++) roots[i] = groups.rootOf(i);
  return roots;
}

/** So many equal bytes make two sketches alike. */
const LEAST_EQUAL = leastEqual();

function leastEqual(): number {
  const pair = new Uint8Array(2 * SKETCH_BYTES).fill(1, SKETCH_BYTES);
  let equal = 0;
  while (equal < SKETCH_BYTES && likeness(pair, 0, 1) < ALIKE) pair[SKETCH_BYTES + equal++] = 0;
  return equal;
}
