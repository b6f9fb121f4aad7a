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
  const count = sketches.length / SKETCH_BYTES;
  const groups = new Groups(sketches, count);
  const bucket = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
  const last = new Int32Array(count);
  for (let band = 0; band < SKETCH_BYTES; band += BAND) {
    bucket.fill(-1);
    for (let i = 0; i < count; i++) {
      const place = placeOf(sketches, i, band, bucket);
      const first = bucket[place] ?? -1;
      if (first < 0) bucket[place] = i;
      else {
        groups.uniteAlike(first, i);
        groups.uniteAlike(last[first] ?? first, i);
      }
      last[first < 0 ? i : first] = i;
    }
  }
  return groups.roots();
}

/** Where the bucket of a sketch's band is, or is to be made: open addressing, each bucket known by its first member. */
function placeOf(sketches: Uint8Array, sketch: number, band: number, bucket: Int32Array): number {
  const key = keyOf(sketches, sketch, band);
  const mask = bucket.length - 1;
  const mixed = Math.imul(key, 0x9e3779b1);
  for (let place = (mixed ^ (mixed >>> 15)) & mask; ; place = (place + 1) & mask) {
    const first = bucket[place] ?? -1;
    if (first < 0 || keyOf(sketches, first, band) === key) return place;
  }
}

function keyOf(sketches: Uint8Array, sketch: number, band: number): number {
  let key = 0;
  const start = sketch * SKETCH_BYTES + band;
  for (let i = start; i < start + BAND; i++) key = (key << 8) | (sketches[i] ?? 0);
  return key;
}

/** Disjoint sets whose root is their smallest number, so that the order of uniting shows nowhere. */
class Groups {
  readonly #sketches: Uint8Array;
  readonly #parent: Int32Array;

  constructor(sketches: Uint8Array, count: number) {
    this.#sketches = sketches;
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  uniteAlike(one: number, other: number): void {
    const [a, b] = [this.#rootOf(one), this.#rootOf(other)];
    if (a === b || likeness(this.#sketches, one, other) < ALIKE) return;
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  roots(): Int32Array {
    return this.#parent.map((_, i) => this.#rootOf(i));
  }

  #rootOf(start: number): number {
    const parent = this.#parent;
    let node = start;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node] ?? 0] ?? 0;
      node = parent[node] ?? 0;
    }
    return node;
  }
}
