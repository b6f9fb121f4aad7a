/**
 * Random draws that depend on nothing but their key: splitmix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", 2014). A 64-bit word is kept as two signed 32-bit halves, because BigInt is some fifty times slower.
 *
 * `begin(stream, a, b ...)` jumps to the sequence of that key; the same seed and key always give the same sequence, so
 * any report can be drawn again without drawing those before it.
 */
export class Draws {
  readonly #seedHi: number;
  readonly #seedLo: number;
  #hi = 0;
  #lo = 0;
  /** Halves of the last word. */
  hi = 0;
  lo = 0;

  constructor(seed: number) {
    this.#seedHi = Math.floor(seed / 2 ** 32) | 0;
    this.#seedLo = seed | 0;
  }

  /** Starts the sequence of a key; numbers count as 32-bit integers. */
  begin(stream: number, a = 0, b = 0, c = 0, d = 0, e = 0): this {
    this.#hi = this.#seedHi;
    this.#lo = this.#seedLo;
    this.#absorb(stream);
    this.#absorb(a);
    this.#absorb(b);
    this.#absorb(c);
    this.#absorb(d);
    this.#absorb(e);
    return this;
  }

  /** Starts the sequence of a 64-bit key (see `KeyTable`). */
  beginAt(stream: number, keyHi: number, keyLo: number): this {
    return this.begin(stream, keyHi, keyLo);
  }

  #absorb(part: number): void {
    this.#lo ^= part;
    this.#step();
    this.#hi = this.hi;
    this.#lo = this.lo;
  }

  /** The next 64 bits, left in `hi` and `lo`. */
  next(): void {
    this.#step();
  }

  #step(): void {
    const sum = (this.#lo >>> 0) + 0x7f4a7c15;
    this.#lo = sum | 0;
    this.#hi = (this.#hi + 0x9e3779b9 + (sum > 0xffffffff ? 1 : 0)) | 0;
    let hi = this.#hi;
    let lo = this.#lo;
    lo ^= (lo >>> 30) | (hi << 2);
    hi ^= hi >>> 30;
    this.#multiply(hi, lo, 0xbf58476d, 0x1ce4e5b9);
    ({ hi, lo } = this);
    lo ^= (lo >>> 27) | (hi << 5);
    hi ^= hi >>> 27;
    this.#multiply(hi, lo, 0x94d049bb, 0x133111eb);
    ({ hi, lo } = this);
    this.lo = lo ^ ((lo >>> 31) | (hi << 1));
    this.hi = hi ^ (hi >>> 31);
  }

  /** Low 64 bits of a product, by 16-bit pieces so that every step is exact in a double. */
  #multiply(aHi: number, aLo: number, bHi: number, bLo: number): void {
    const a0 = aLo & 0xffff;
    const a1 = aLo >>> 16;
    const b0 = bLo & 0xffff;
    const b1 = bLo >>> 16;
    const low = a0 * b0;
    const middle = a0 * b1 + a1 * b0 + Math.floor(low / 65536);
    this.lo = ((middle & 0xffff) << 16) | (low & 0xffff);
    const high = a1 * b1 + Math.floor(middle / 65536);
    this.hi = (high + Math.imul(aHi, bLo) + Math.imul(aLo, bHi)) | 0;
  }

  /** Uniform in [0, 1), 53 bits. */
  unit(): number {
    this.#step();
    return ((this.hi >>> 5) * 67108864 + (this.lo >>> 6)) / 9007199254740992;
  }

  /** Whole number in [0, n). */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  chance(p: number): boolean {
    return this.unit() < p;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return radius * Math.cos(2 * Math.PI * this.unit());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit());
  }

  /** Gamma with scale 1 and shape >= 1 (Marsaglia and Tsang, 2000). */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = this.normal();
      const v = (1 + c * z) ** 3;
      if (v > 0 && Math.log(1 - this.unit()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }
}

/** Place of u (0..1) in cumulative shares that end at their total. */
export function placeIn(cumulative: ArrayLike<number>, u: number): number {
  const target = u * (cumulative[cumulative.length - 1] ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Running sums of `weight(0) .. weight(count - 1)`. */
export function cumulate(count: number, weight: (place: number) => number): Float64Array {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += weight(i);
    sums[i] = sum;
  }
  return sums;
}
