/**
 * Threads that do one piece of work together, step by step: each takes its share of a range, and all wait for each other
 * between steps. With one, nothing waits.
 */
export interface Crew {
  /** This thread's place, 0 .. count - 1. */
  readonly place: number;
  readonly count: number;
  /** Shared: how many have arrived, how often all have met, and what the first thread tells the others. */
  readonly cells: Int32Array;
}

export const CREW_CELLS = 3;
const ARRIVED = 0;
const MEETINGS = 1;
const TOLD = 2;

export function alone(): Crew {
  return { place: 0, count: 1, cells: new Int32Array(CREW_CELLS) };
}

/** How often to look again before sleeping: waking costs more than the wait, when the others are nearly there. */
const LOOKS = 2000;

/** Returns once every thread of the crew is here. What they wrote before is seen by all after it. */
export function meet({ count, cells }: Crew): void {
  if (count === 1) return;
  const meeting = Atomics.load(cells, MEETINGS);
  if (Atomics.add(cells, ARRIVED, 1) + 1 === count) {
    Atomics.store(cells, ARRIVED, 0);
    Atomics.add(cells, MEETINGS, 1);
    Atomics.notify(cells, MEETINGS);
    return;
  }
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(cells, MEETINGS) !== meeting) return;
  while (Atomics.load(cells, MEETINGS) === meeting) Atomics.wait(cells, MEETINGS, meeting);
}

/** What the first thread tells; the others hear it after the next meeting. */
export function tell({ cells }: Crew, word: number): void {
  Atomics.store(cells, TOLD, word);
}

export function told({ cells }: Crew): number {
  return Atomics.load(cells, TOLD);
}

/** This thread's share of `from .. to`: a stretch of it. */
export function shareOf({ place, count }: Crew, from: number, to: number): [from: number, to: number] {
  const length = to - from;
  return [from + Math.floor((length * place) / count), from + Math.floor((length * (place + 1)) / count)];
}
