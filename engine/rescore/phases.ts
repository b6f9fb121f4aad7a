export const RESCORE_PHASES = ['load', 'weigh', 'detect', 'campaigns', 'publish'] as const;
export type RescorePhase = (typeof RESCORE_PHASES)[number];

/** Told at the start (0) and the end (1) of each phase. */
export type PhaseListener = (phase: RescorePhase, done: 0 | 1) => void;

/** Runs the phases one after another, and keeps how long each took. */
export class Phases {
  readonly durationsMs: Partial<Record<RescorePhase, number>> = {};
  readonly startedMs: number;
  readonly #now: () => number;
  readonly #onPhase: PhaseListener;

  constructor(now: () => number, onPhase: PhaseListener) {
    this.#now = now;
    this.#onPhase = onPhase;
    this.startedMs = now();
  }

  async run<T>(phase: RescorePhase, work: () => T | Promise<T>): Promise<T> {
    const startedMs = this.#now();
    this.#onPhase(phase, 0);
    const result = await work();
    this.durationsMs[phase] = this.#now() - startedMs;
    this.#onPhase(phase, 1);
    return result;
  }
}
