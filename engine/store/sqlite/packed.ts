/**
 * Rows of whole numbers as bytes: seven bits in each, the lowest first, the eighth says that more follow (LEB128). What a
 * run says of a campaign's reports and artifacts is written once and read whole, so a row for each would only be dearer:
 * ten times the bytes, and a second copy in an index.
 */
const MORE = 0x80;
const BITS = 0x7f;
const STEP = 128;
/** Beyond, shifting would lose bits. */
const MOST_SHIFTED = 0x7fffffff;

/** Writes numbers one after the other; used over and over, so that a million small texts need no million buffers. */
export class Packer {
  #bytes = Buffer.alloc(4_096);
  #length = 0;

  /** Takes a safe integer, not negative. */
  add(number: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow();
    let rest = number;
    for (; rest > MOST_SHIFTED; rest = Math.floor(rest / STEP)) this.#bytes[this.#length++] = (rest % STEP) | MORE;
    for (; rest >= STEP; rest >>>= 7) this.#bytes[this.#length++] = (rest & BITS) | MORE;
    this.#bytes[this.#length++] = rest;
  }

  /** A copy of what was added since the last time. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #grow(): void {
    const wider = Buffer.alloc(this.#bytes.length * 2);
    this.#bytes.copy(wider);
    this.#bytes = wider;
  }
}

export function unpacked(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let number = 0;
  let factor = 1;
  for (const byte of bytes) {
    number += (byte & BITS) * factor;
    factor *= STEP;
    if (byte >= MORE) continue;
    numbers.push(number);
    number = 0;
    factor = 1;
  }
  return numbers;
}
