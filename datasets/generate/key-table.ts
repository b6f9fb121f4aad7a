/** Numbers by 64-bit key: open addressing on typed arrays, because a Map of a million texts costs ten times the memory. */
export class KeyTable {
  #mask = 1023;
  #hi = new Int32Array(1024);
  #lo = new Int32Array(1024);
  #number = new Int32Array(1024).fill(-1);
  size = 0;

  /** The number kept under a key, or -1. */
  get(hi: number, lo: number): number {
    return this.#number[this.#place(hi, lo)] ?? -1;
  }

  /** Keeps a number (>= 0) under a key. */
  set(hi: number, lo: number, number: number): void {
    const place = this.#place(hi, lo);
    const fresh = (this.#number[place] ?? -1) < 0;
    this.#hi[place] = hi;
    this.#lo[place] = lo;
    this.#number[place] = number;
    if (fresh && ++this.size * 2 > this.#mask) this.#grow();
  }

  #place(hi: number, lo: number): number {
    let place = (hi ^ Math.imul(lo, 0x9e3779b1)) & this.#mask;
    while ((this.#number[place] ?? -1) >= 0 && (this.#hi[place] !== hi || this.#lo[place] !== lo))
      place = (place + 1) & this.#mask;
    return place;
  }

  #grow(): void {
    const [hi, lo, number] = [this.#hi, this.#lo, this.#number];
    const length = 2 * number.length;
    this.#mask = length - 1;
    this.#hi = new Int32Array(length);
    this.#lo = new Int32Array(length);
    this.#number = new Int32Array(length).fill(-1);
    for (let i = 0; i < number.length; i++) {
      if ((number[i] ?? -1) < 0) continue;
      const place = this.#place(hi[i] ?? 0, lo[i] ?? 0);
      this.#hi[place] = hi[i] ?? 0;
      this.#lo[place] = lo[i] ?? 0;
      this.#number[place] = number[i] ?? 0;
    }
  }
}
