import { Capture } from './capture.js';
import { CHUNK_BYTES, MAX_LINE_BYTES, MAX_RAW_BYTES } from './limits.js';

/** One line without its end. */
export interface Line {
  /** From 1; blank lines have numbers too. */
  readonly number: number;
  readonly bytes: Buffer;
  /** The line was over the limit and was skipped to its end: `bytes` are its first 64 KiB. */
  readonly overlong: boolean;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts bytes into lines ended by LF or CRLF; the last may lack its end. Blank lines are left out. Memory stays within one
 * chunk and one line of at most `MAX_LINE_BYTES`, however long a line is. Yields the lines of a chunk together: a promise
 * for each line would cost more than the line.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(maxBytes);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += CHUNK_BYTES) {
      const lines = splitter.push(chunk.subarray(at, at + CHUNK_BYTES));
      if (lines.length > 0) yield lines;
    }
  }
  const last = splitter.end();
  if (last !== null) yield [last];
}

class LineSplitter {
  readonly #maxBytes: number;
  readonly #line: Capture;
  #number = 1;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#line = new Capture(maxBytes + 1); // one more: a CR may still go
  }

  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      this.#line.add(chunk.subarray(start, end));
      const line = this.#take();
      if (line !== null) lines.push(line);
      start = end + 1;
    }
    this.#line.add(chunk.subarray(start));
    return lines;
  }

  end(): Line | null {
    return this.#take();
  }

  #take(): Line | null {
    const number = this.#number++;
    const blank = this.#line.isBlank();
    let length = this.#line.length;
    let bytes = this.#line.take();
    if (bytes.length === length && bytes[length - 1] === CR) bytes = bytes.subarray(0, --length);
    if (length > this.#maxBytes)
      return { number, bytes: Buffer.from(bytes.subarray(0, MAX_RAW_BYTES)), overlong: true };
    return blank ? null : { number, bytes, overlong: false };
  }
}
