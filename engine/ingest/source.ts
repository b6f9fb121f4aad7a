import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { gunzip } from './gunzip.js';
import { CHUNK_BYTES } from './limits.js';

/**
 * The bytes of one input, whatever it is: a plain or gzipped file (told by its first bytes, not by its name) or standard
 * input. Byte order marks are gone, UTF-16 has become UTF-8.
 */
export interface Source {
  /** The path as it was given; `-` for standard input. */
  readonly file: string;
  /** Bytes on disk, or null where they are not known before the end. */
  readonly size: number | null;
  /** Bytes read so far, as they are on disk. */
  readonly bytesRead: number;
  /** Why reading ended early, or null; complete only after `chunks` has ended. */
  readonly failure: string | null;
  /** To be read once. Never throws for what the file holds or how it ends: see `failure`. */
  chunks(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Opens a path, or `-`. A folder or a file that cannot be read is a source without bytes and with a `failure`. */
export async function openSource(file: string, stdin: Readable): Promise<Source> {
  if (file === '-') return new ByteSource(file, null, stdin, null);
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    return new ByteSource(file, null, null, openFailure(error));
  }
  const status = await handle.stat();
  if (status.isDirectory()) {
    await handle.close();
    return new ByteSource(file, null, null, 'it is a folder; name the files in it');
  }
  return new ByteSource(file, status.isFile() ? status.size : null, handle, null);
}

function openFailure(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return `it cannot be read (${code ?? 'unknown error'})`;
}

class ByteSource implements Source {
  readonly file: string;
  readonly size: number | null;
  bytesRead = 0;
  failure: string | null;
  readonly #from: FileHandle | Readable | null;

  constructor(file: string, size: number | null, from: FileHandle | Readable | null, failure: string | null) {
    this.file = file;
    this.size = size;
    this.#from = from;
    this.failure = failure;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    const raw = await lookAhead(this.#read(), 2);
    const zipped = raw.head[0] === 0x1f && raw.head[1] === 0x8b;
    const plain = zipped ? gunzip(raw.chunks, (reason) => (this.failure ??= reason)) : raw.chunks;
    yield* withoutByteOrderMark(plain);
  }

  async close(): Promise<void> {
    if (this.#from !== null && isHandle(this.#from)) await this.#from.close();
  }

  async *#read(): AsyncGenerator<Buffer> {
    if (this.#from === null) return;
    try {
      for await (const chunk of isHandle(this.#from) ? readHandle(this.#from) : this.#from) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
        this.bytesRead += bytes.length;
        yield bytes;
      }
    } catch (error) {
      this.failure ??= openFailure(error);
    }
  }
}

function isHandle(from: FileHandle | Readable): from is FileHandle {
  return 'stat' in from;
}

/** Each chunk has a buffer of its own: lines are slices of it and outlive the next read. */
async function* readHandle(handle: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** What was looked at, and all of it again: standard input may come in chunks of one byte. */
export interface Ahead {
  /** At least `bytes` long unless the input is shorter. */
  readonly head: Buffer;
  readonly chunks: AsyncGenerator<Buffer>;
}

export async function lookAhead(chunks: AsyncGenerator<Buffer>, bytes: number): Promise<Ahead> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < bytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, chunks: prepend(head, chunks) };
}

async function* prepend(head: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* chunks;
}

async function* withoutByteOrderMark(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const { head, chunks: all } = await lookAhead(chunks, 3);
  const wide =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  if (wide !== null) {
    yield* transcode(all, wide);
    return;
  }
  let skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for await (const chunk of all) {
    yield skip === 0 ? chunk : chunk.subarray(skip);
    skip = 0;
  }
}

async function* transcode(chunks: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding); // takes the mark away itself
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest);
}
