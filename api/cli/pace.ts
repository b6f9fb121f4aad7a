import type { IngestProgress } from '../../engine/index.js';
import { grouped } from './text.js';

/** Before this a rate says more of the start than of the work. */
const FIRST_WORD_MS = 1_000;

/** How fast a file is read, and how long the rest of it will take, by what was read of it so far. */
export class Pace {
  readonly #now: () => number;
  #file: string | null = null;
  #startedMs: number;
  /** Reports of the files before this one. */
  #readBefore = 0;
  #read = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#startedMs = now();
  }

  /** `, 5,200 a second, 40 s left`; without the time where the size is not known, empty as long as there is nothing to say. */
  of({ file, read, bytes, size }: IngestProgress): string {
    const nowMs = this.#now();
    if (this.#file !== null && file !== this.#file) {
      this.#startedMs = nowMs;
      this.#readBefore = this.#read;
    }
    this.#file = file;
    this.#read = read;
    const spentMs = nowMs - this.#startedMs;
    if (spentMs < FIRST_WORD_MS) return '';
    const rate = `, ${grouped(Math.round(((read - this.#readBefore) * 1000) / spentMs))} a second`;
    if (size === null || bytes === 0) return rate;
    return `${rate}, ${timeText((spentMs * Math.max(0, size - bytes)) / bytes)} left`;
  }
}

export function timeText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
