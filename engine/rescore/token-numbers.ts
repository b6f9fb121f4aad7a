const WORDS = 4;
const LEAST_ROOM = 1024;

/**
 * Numbers keys of 128 bits as they come. A hash table of typed arrays, 24 to 32 bytes a key: a `Map` of their texts would
 * take six times as much and end at 16.7 million.
 */
export class TokenNumbers {
  #count = 0;
  #words: Uint32Array;
  /** Number of the key at each place, -1 where there is none; at most half full. */
  #table: Int32Array;

  /** @param expected about how many keys will come: making room for them at once saves numbering them again. */
  constructor(expected = 0) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(LEAST_ROOM, expected)));
    this.#words = new Uint32Array(WORDS * room);
    this.#table = new Int32Array(2 * room).fill(-1);
  }

  get count(): number {
    return this.#count;
  }

  of(a: number, b: number, c: number, d: number): number {
    const place = this.#placeOf(a, b, c, d);
    const known = this.#table[place] ?? -1;
    if (known >= 0) return known;
    const made = this.#count++;
    this.#table[place] = made;
    if (made * WORDS === this.#words.length) this.#widen();
    this.#write(made * WORDS, a, b, c, d);
    if (2 * this.#count > this.#table.length) this.#rehash();
    return made;
  }

  #placeOf(a: number, b: number, c: number, d: number): number {
    const words = this.#words;
    const mask = this.#table.length - 1;
    const mixed = Math.imul(
      a ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f),
      0x9e3779b1,
    );
    for (let place = (mixed ^ (mixed >>> 15)) & mask; ; place = (place + 1) & mask) {
      const known = this.#table[place] ?? -1;
      if (known < 0) return place;
      const at = known * WORDS;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return place;
    }
  }

  #write(at: number, a: number, b: number, c: number, d: number): void {
    const words = this.#words;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
  }

  #widen(): void {
    const wider = new Uint32Array(this.#words.length * 2);
    wider.set(this.#words);
    this.#words = wider;
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(-1);
    const words = this.#words;
    for (let key = 0; key < this.#count; key++) {
      const at = key * WORDS;
      this.#table[this.#placeOf(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)] = key;
    }
  }
}
