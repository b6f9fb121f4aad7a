import { grouped } from './text.js';
import { timeText } from './pace.js';

/** Before this a rate says more of the start than of the work. */
const FIRST_WORD_MS = 1_000;

/** How fast one step after the other goes, and how long the rest of it will take. */
export class Rate {
  readonly #now: () => number;
  #step: string | null = null;
  #startedMs = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** `, 5,200 a second, 40 s left`; empty as long as there is nothing to say. */
  of(step: string, done: number, of: number): string {
    const nowMs = this.#now();
    if (step !== this.#step) [this.#step, this.#startedMs] = [step, nowMs];
    const spentMs = nowMs - this.#startedMs;
    if (spentMs < FIRST_WORD_MS || done === 0 || done >= of) return '';
    const left = (spentMs * (of - done)) / done;
    return `, ${grouped(Math.round((done * 1000) / spentMs))} a second, ${timeText(left)} left`;
  }
}
