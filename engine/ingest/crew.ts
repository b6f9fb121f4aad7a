import { openThreads } from '../threads/open.js';
import type { Threads } from '../threads/threads.js';
import type { PackedPortion, PackedReading } from './packed.js';
import { packPortion, unpackReading } from './packed.js';
import type { Portion, PortionContext, ReadPortion } from './portion.js';
import { readPortion } from './portion.js';

/**
 * Portions (of 1,000 reports) that are read in this thread before others are started. Each loads what it needs and warms up
 * for itself: on 30,000 reports two threads took 12 CPU seconds where one took 8, for the same wall time.
 */
const HERE_FIRST = 32;
/** Portions at work or waiting beside one for each thread, so that none is idle while a batch is written. */
const AHEAD = 1;

/** A portion with what its reading needs; `T` is what the asker wants back beside the reading. */
export interface Handed<T> {
  readonly portion: Portion;
  readonly context: PortionContext;
  readonly mark: T;
}

export type MarkedReading<T> = ReadPortion & { readonly mark: T };

/**
 * Reads portions in worker threads, or here: with a count of 1, and in any case the first tens of thousands of reports. The
 * readings are the same, and come in the order of the portions. At most `count` + 2 portions are in memory.
 */
export class Crew {
  readonly #count: number;
  readonly #hereFirst: number;
  #threads: Threads<PackedPortion, PackedReading> | null = null;
  #opening: Promise<void> | null = null;
  #fault: Error | null = null;
  #handed = 0;
  #closed = false;

  /** @param hereFirst Portions that are read here before threads are started. */
  constructor(count: number, hereFirst = HERE_FIRST) {
    this.#count = count;
    this.#hereFirst = hereFirst;
  }

  /**
   * Reads on while portions are at work, and hands each on as soon as those before it are done.
   *
   * @throws SkeinError `worker-failed` if a thread could not be started, or died.
   */
  async *read<T>(handed: AsyncIterable<Handed<T>>): AsyncGenerator<MarkedReading<T>> {
    const portions = handed[Symbol.asyncIterator]();
    const underWay: Promise<MarkedReading<T>>[] = [];
    try {
      let next = quietly(portions.next());
      for (let ended = false; !ended || underWay.length > 0;) {
        const [oldest] = underWay;
        if (oldest !== undefined && (ended || underWay.length >= this.#most || (await comesFirst(oldest, next)))) {
          void underWay.shift();
          yield await oldest;
          continue;
        }
        const result = await next;
        if (result.done === true) ended = true;
        else {
          underWay.push(quietly(this.#readMarked(result.value)));
          next = quietly(portions.next());
        }
      }
    } finally {
      await portions.return?.();
    }
  }

  get #most(): number {
    return this.#threads === null ? 1 : this.#count + AHEAD;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening;
    await this.#threads?.close();
  }

  async #readMarked<T>({ portion, context, mark }: Handed<T>): Promise<MarkedReading<T>> {
    return { ...(await this.#readOne(portion, context)), mark };
  }

  async #readOne(portion: Portion, context: PortionContext): Promise<ReadPortion> {
    if (this.#fault !== null) throw this.#fault;
    if (this.#handed++ === this.#hereFirst && this.#count > 1) this.#opening = this.#open();
    const text = this.#threads === null ? null : packPortion(portion);
    if (this.#threads === null || text === null) return readPortion(portion, context);
    const { file, profile, victimKey } = context;
    return unpackReading(
      await this.#threads.run({ file, profile: profile?.json ?? null, victimKey: new Uint8Array(victimKey), text }),
    );
  }

  /** Does not wait: reading goes on here until they are there. */
  async #open(): Promise<void> {
    try {
      const threads = await openThreads<PackedPortion, PackedReading>(
        new URL('./portion-work.js', import.meta.url),
        this.#count,
      );
      if (this.#closed) await threads.close();
      else this.#threads = threads;
    } catch (fault) {
      this.#fault = fault instanceof Error ? fault : new Error(String(fault));
    }
  }
}

/** Whether a reading is done before the next portion is there. */
function comesFirst(reading: Promise<unknown>, next: Promise<unknown>): Promise<boolean> {
  return Promise.race([reading.then(() => true), next.then(() => false)]);
}

/** A fault is told of when its turn comes, and not before. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  void promise.catch(() => undefined);
  return promise;
}
