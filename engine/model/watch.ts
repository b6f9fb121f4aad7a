/**
 * Told what long work is doing, so that it can be timed and shown. Steps follow one another: a new one ends the one
 * before. Never part of a result: watched or not, the same bytes come out.
 */
export interface Watch {
  /** A step begins. */
  step(name: string, rows?: StepRows): void;
  /** So many more rows of the step are through; told now and then, not for each row. */
  through(rows: number): void;
}

/** What a step goes through. */
export interface StepRows {
  /** As `reports`. */
  readonly unit: string;
  /** Null where nobody knows how many there are. */
  readonly of: number | null;
}

export const UNWATCHED: Watch = { step: () => undefined, through: () => undefined };

/** What the outside world measures of this process; handed in, as the clock is. */
export interface Meter {
  /** CPU milliseconds of all threads, user and system, since the process began. */
  readonly cpuMs: () => number;
  /** Most memory that the process has had at once. */
  readonly peakBytes: () => number;
}
