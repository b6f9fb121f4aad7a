/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) on two 32-bit
 * halves: BigInt would cost a hundred times as much, and every visit of every node draws from it. A class because
 * the state is the point: `high` and `low` are read by those who need 64 bits without allocating for them.
 */
export class SplitMix64 {
  high: number;
  low: number;

  constructor(high = 0, low = 0) {
    this.high = high >>> 0;
    this.low = low >>> 0;
  }

  /** Goes on from here with two more words, so that a chain of calls is a hash of all of them. */
  absorb(high: number, low: number): this {
    this.high = (this.high ^ high) >>> 0;
    this.low = (this.low ^ low) >>> 0;
    this.step();
    return this;
  }

  /** Takes over another one's state. */
  copy(other: SplitMix64): this {
    this.high = other.high;
    this.low = other.low;
    return this;
  }

  /** Replaces the state by the output that the generator gives for it. */
  private step(): void {
    this.add(0x9e3779b9, 0x7f4a7c15);
    this.xorShift(30);
    this.multiply(0xbf58476d, 0x1ce4e5b9);
    this.xorShift(27);
    this.multiply(0x94d049bb, 0x133111eb);
    this.xorShift(31);
  }

  private add(high: number, low: number): void {
    const sum = this.low + low;
    this.high = (this.high + high + (sum > 0xffffffff ? 1 : 0)) >>> 0;
    this.low = sum >>> 0;
  }

  /** For shifts below 32. */
  private xorShift(bits: number): void {
    const low = this.low ^ ((this.low >>> bits) | (this.high << (32 - bits)));
    this.high = (this.high ^ (this.high >>> bits)) >>> 0;
    this.low = low >>> 0;
  }

  private multiply(high: number, low: number): void {
    const cross = Math.imul(this.high, low) + Math.imul(this.low, high);
    this.high = (highOfProduct(this.low, low) + cross) >>> 0;
    this.low = Math.imul(this.low, low) >>> 0;
  }
}

/** The upper 32 of the 64 bits of a product, by halves: each part stays below 2^32 and so is exact. */
function highOfProduct(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + (Math.imul(a0, b0) >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  return (a1 * b1 + (middle >>> 16) + (other >>> 16)) >>> 0;
}

/** A source of numbers in [0, 1) with 53 bits each, for libraries that take one. */
export function seededRandom(seed: number): () => number {
  const start = new SplitMix64(Math.floor(seed / 0x100000000), seed);
  const state = new SplitMix64();
  let drawn = 0;
  return () => {
    state.copy(start).absorb(0, drawn++);
    return ((state.high >>> 5) * 0x4000000 + (state.low >>> 6)) / 0x20000000000000;
  };
}
