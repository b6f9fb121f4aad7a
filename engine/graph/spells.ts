import { NO_DAY } from '../model/day.js';
import type { Uses } from './uses.js';

/** Spells with at least two uses, numbered by artifact and then by time. */
export interface Spells {
  readonly count: number;
  /** Artifact of each spell. */
  readonly artifact: Int32Array;
  /** Spell of each use, in the order of `Uses.reports`; -1 for uses that are alone in theirs. */
  readonly ofUse: Int32Array;
}

/**
 * Cuts the uses of each artifact into spells, unbroken stretches of use: a pause longer than `gapDays[artifact]` starts
 * a new one, for a phone number that comes back after a year is likely in other hands. Uses without a day join the
 * artifact's largest spell (the earliest of several). A spell with a single use links nothing and is dropped.
 */
export function cutSpells(uses: Uses, day: Int32Array, gapDays: Float64Array): Spells {
  const ofUse = new Int32Array(uses.reports.length).fill(-1);
  const artifacts = new Int32Array(uses.reports.length >> 1);
  let count = 0;
  for (let a = 0; a + 1 < uses.offsets.length; a++) {
    const end = uses.offsets[a + 1]!;
    const dated = firstUndated(uses, day, a);
    const largest = largestStretch(uses, day, gapDays[a]!, uses.offsets[a]!, dated);
    for (let start = uses.offsets[a]!; start < dated;) {
      const stop = stretchEnd(uses, day, gapDays[a]!, start, dated);
      const extra = start === largest ? end - dated : 0;
      if (stop - start + extra > 1) {
        ofUse.fill(count, start, stop);
        if (extra > 0) ofUse.fill(count, dated, end);
        artifacts[count++] = a;
      }
      start = stop;
    }
    if (dated === uses.offsets[a] && end - dated > 1) {
      ofUse.fill(count, dated, end);
      artifacts[count++] = a;
    }
  }
  return { count, artifact: artifacts.slice(0, count), ofUse };
}

function firstUndated(uses: Uses, day: Int32Array, artifact: number): number {
  let end = uses.offsets[artifact + 1]!;
  while (end > uses.offsets[artifact]! && day[uses.reports[end - 1]!] === NO_DAY) end--;
  return end;
}

function stretchEnd(uses: Uses, day: Int32Array, gapDays: number, start: number, end: number): number {
  let stop = start + 1;
  while (stop < end && day[uses.reports[stop]!]! - day[uses.reports[stop - 1]!]! <= gapDays) stop++;
  return stop;
}

/** Start of the stretch with most uses, the earliest of several; -1 if there is none. */
function largestStretch(uses: Uses, day: Int32Array, gapDays: number, from: number, to: number): number {
  let largest = -1;
  let most = 0;
  for (let start = from; start < to;) {
    const stop = stretchEnd(uses, day, gapDays, start, to);
    if (stop - start > most) {
      most = stop - start;
      largest = start;
    }
    start = stop;
  }
  return largest;
}
