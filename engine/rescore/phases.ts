import type { Meter, StepRows, Watch } from '../model/watch.js';
import { RESCORE_PHASES, usuallyDone, type RescorePhase } from './usual-shares.js';

/** What a step, or a whole phase, took. */
export interface StepFigures {
  readonly phase: RescorePhase;
  /** Null: the phase as a whole, told behind its steps. */
  readonly step: string | null;
  readonly wallMs: number;
  /** Null without a meter. */
  readonly cpuMs: number | null;
  /** Most memory that the process had at once until the end of the step; null without a meter. */
  readonly peakBytes: number | null;
  /** Null where the step does not count any. */
  readonly rows: number | null;
  readonly unit: string | null;
}

/** How far the night is. */
export interface NightProgress {
  readonly phase: RescorePhase;
  readonly step: string | null;
  /** 0..1 of the whole night, by what steps usually cost. */
  readonly done: number;
  /** Rows through and in all, of the step under way; null where it counts none. */
  readonly rows: number | null;
  readonly of: number | null;
  readonly unit: string | null;
  /** Milliseconds since the step, and since the night, began. */
  readonly stepMs: number;
  readonly nightMs: number;
}

export interface PhasesGiven {
  readonly now: () => number;
  readonly meter?: Meter | undefined;
  readonly onStep?: ((figures: StepFigures) => void) | undefined;
  readonly onProgress?: ((progress: NightProgress) => void) | undefined;
}

interface Mark {
  readonly wallMs: number;
  readonly cpuMs: number | null;
}

interface Step {
  readonly name: string;
  readonly from: Mark;
  readonly of: StepRows | null;
  rows: number;
}

/** Runs the phases one after another, and keeps how long each of them and of their steps took. */
export class Phases implements Watch {
  readonly durationsMs: Partial<Record<RescorePhase, number>> = {};
  readonly startedMs: number;
  readonly #given: PhasesGiven;
  #phase: RescorePhase = RESCORE_PHASES[0];
  #step: Step | null = null;

  constructor(given: PhasesGiven) {
    this.#given = given;
    this.startedMs = given.now();
  }

  async run<T>(phase: RescorePhase, work: () => T | Promise<T>): Promise<T> {
    const from = this.#mark();
    this.#phase = phase;
    this.#tell(0);
    const result = await work();
    this.#endStep();
    this.durationsMs[phase] = this.#given.now() - from.wallMs;
    this.#figures(null, from, null, null);
    this.#tell(1);
    return result;
  }

  step(name: string, of: StepRows | null = null): void {
    this.#endStep();
    this.#step = { name, of, from: this.#mark(), rows: 0 };
    this.#tell(0);
  }

  through(rows: number): void {
    if (this.#step === null) return;
    this.#step.rows += rows;
    this.#tell(0);
  }

  #endStep(): void {
    const step = this.#step;
    this.#step = null;
    if (step !== null) this.#figures(step.name, step.from, step.of === null ? null : step.rows, step.of?.unit ?? null);
  }

  #mark(): Mark {
    return { wallMs: this.#given.now(), cpuMs: this.#given.meter?.cpuMs() ?? null };
  }

  #figures(step: string | null, from: Mark, rows: number | null, unit: string | null): void {
    const to = this.#mark();
    this.#given.onStep?.({
      phase: this.#phase,
      step,
      wallMs: to.wallMs - from.wallMs,
      cpuMs: to.cpuMs === null || from.cpuMs === null ? null : to.cpuMs - from.cpuMs,
      peakBytes: this.#given.meter?.peakBytes() ?? null,
      rows,
      unit,
    });
  }

  /** @param ended 1 when the phase is through. */
  #tell(ended: 0 | 1): void {
    const step = this.#step;
    const nowMs = this.#given.now();
    this.#given.onProgress?.({
      phase: this.#phase,
      step: step?.name ?? null,
      done: usuallyDone(this.#phase, step === null ? null : { name: step.name, share: shareOf(step) }, ended),
      rows: step === null || step.of === null ? null : step.rows,
      of: step?.of?.of ?? null,
      unit: step?.of?.unit ?? null,
      stepMs: nowMs - (step?.from.wallMs ?? nowMs),
      nightMs: nowMs - this.startedMs,
    });
  }
}

function shareOf({ rows, of }: Step): number {
  return of === null || of.of === null || of.of === 0 ? 0 : Math.min(1, rows / of.of);
}
