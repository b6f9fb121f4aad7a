/**
 * Collects the bytes of one line or one object that may arrive in many chunks, and keeps no more than `maxBytes` of them
 * however many arrive.
 */
export class Capture {
  readonly #maxBytes: number;
  #pieces: Buffer[] = [];
  #kept = 0;
  /** All that arrived since the last `take`, kept or not. */
  length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(piece: Buffer): void {
    if (piece.length === 0) return;
    this.length += piece.length;
    const room = this.#maxBytes - this.#kept;
    if (room <= 0) return;
    const kept = piece.subarray(0, room);
    this.#kept += kept.length;
    this.#pieces.push(kept);
  }

  /** Whether nothing but white space arrived. */
  isBlank(): boolean {
    return this.#kept === this.length && this.#pieces.every((piece) => piece.every(isSpace));
  }

  /** The bytes so far; starts again. */
  take(): Buffer {
    const [only] = this.#pieces;
    const bytes = this.#pieces.length === 1 && only !== undefined ? only : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#kept = 0;
    this.length = 0;
    return bytes;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
