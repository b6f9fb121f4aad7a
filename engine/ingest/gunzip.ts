import { createGunzip } from 'node:zlib';
import type { Gunzip } from 'node:zlib';
import { GZIP_FREE_BYTES, GZIP_MAX_RATIO } from './limits.js';

/** Compressed bytes handed to zlib at a time: they grow to at most 1,032 times as much, some 16 MiB. */
const STEP_BYTES = 16 * 1024;

/** Told once, when decompression ended early. */
export type OnFailure = (reason: string) => void;

/**
 * Gunzips chunk by chunk. What a truncated file still gives is yielded before `onFailure` is called, and of a damaged one
 * all but the step that holds the damage: a zlib stream read the usual way drops whatever it had ready when it fails, so it is
 * fed in small steps instead and its output taken as it comes. A bomb is cut off (see `GZIP_MAX_RATIO`).
 */
export async function* gunzip(
  chunks: AsyncIterable<Buffer>,
  onFailure: OnFailure,
  freeBytes = GZIP_FREE_BYTES,
): AsyncGenerator<Buffer> {
  const inflater = new Inflater();
  let read = 0;
  let written = 0;
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && inflater.failure === null; at += STEP_BYTES) {
        const step = chunk.subarray(at, at + STEP_BYTES);
        read += step.length;
        for (const output of await inflater.write(step)) {
          written += output.length;
          yield output;
        }
        if (written > freeBytes && written > read * GZIP_MAX_RATIO) {
          onFailure(`gzip bomb: more than ${GZIP_MAX_RATIO} times its size; reading stopped`);
          return;
        }
      }
      if (inflater.failure !== null) break;
    }
    yield* await inflater.end();
    if (inflater.failure !== null) onFailure(inflater.failure);
  } finally {
    inflater.close();
  }
}

/** A zlib stream whose output is collected in step with its input. */
class Inflater {
  failure: string | null = null;
  readonly #stream: Gunzip = createGunzip();
  #output: Buffer[] = [];
  #settle: () => void = () => undefined;

  constructor() {
    this.#stream.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.#stream.on('end', () => {
      this.#settle();
    });
    this.#stream.on('error', (error: NodeJS.ErrnoException) => {
      this.failure = error.code === 'Z_BUF_ERROR' ? 'the gzip file is truncated' : 'the gzip file is damaged';
      this.#settle();
    });
  }

  write(bytes: Buffer): Promise<Buffer[]> {
    return this.#step((done) => this.#stream.write(bytes, done));
  }

  end(): Promise<Buffer[]> {
    if (this.failure !== null) return Promise.resolve([]);
    return this.#step(() => this.#stream.end());
  }

  close(): void {
    this.#stream.destroy();
  }

  async #step(start: (done: () => void) => void): Promise<Buffer[]> {
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      start(resolve);
    });
    const output = this.#output;
    this.#output = [];
    return output;
  }
}
