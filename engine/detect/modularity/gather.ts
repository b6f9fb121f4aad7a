import type { Allocate } from './allocate.js';
import type { Scratch } from './best.js';
import { scratchFor } from './best.js';
import type { Crew } from './crew.js';
import type { Level } from './level.js';
import type { Parts } from './parts.js';

/** Stretches of parts whose rows are gathered one after the other; more than threads, so that none waits long. */
const STRETCHES = 64;

/** Where each stretch begins: its first part, and where its rows begin. One entry more than there are stretches. */
export interface Stretches {
  readonly parts: Int32Array;
  readonly written: Int32Array;
}

/** Stretches of about the same number of half edges. A part's row is at most as long as those of its nodes together. */
export function stretchesOf({ start, end }: Level, { count, first, members }: Parts, halfEdges: number): Stretches {
  const parts: number[] = [0];
  const written: number[] = [0];
  let bound = 0;
  for (let part = 0; part < count; part++) {
    for (let m = first[part]!; m < first[part + 1]!; m++) bound += end[members[m]!]! - start[members[m]!]!;
    if (bound < (halfEdges * parts.length) / STRETCHES && part < count - 1) continue;
    parts.push(part + 1);
    written.push(bound);
  }
  return { parts: Int32Array.from(parts), written: Int32Array.from(written) };
}

/** Room for the next level; its rows are gathered into it. */
export function emptyLevel({ count }: Parts, { written }: Stretches, allocate: Allocate): Level {
  const bound = written.at(-1) ?? 0;
  return {
    nodes: count,
    start: allocate.int32(count),
    end: allocate.int32(count),
    row: allocate.int32(bound),
    weight: allocate.float32(bound),
    size: allocate.float64(count),
  };
}

/** Gathers the rows of the next level: each part becomes a node, edges between the same two parts one edge. */
export function gatherRows(level: Level, parts: Parts, stretches: Stretches, next: Level, crew: Crew): void {
  const scratch = scratchFor(parts.count);
  for (let s = crew.place; s < stretches.parts.length - 1; s += crew.count) {
    let written = stretches.written[s]!;
    for (let part = stretches.parts[s]!; part < stretches.parts[s + 1]!; part++)
      written = gatherRow(part, written, level, parts, next, scratch);
  }
}

function gatherRow(part: number, from: number, level: Level, parts: Parts, next: Level, scratch: Scratch): number {
  const { start, end, row, weight } = level;
  const { of, first, members } = parts;
  const { weightTo, touched } = scratch;
  let size = 0;
  let found = 0;
  for (let m = first[part]!; m < first[part + 1]!; m++) {
    const i = members[m]!;
    size += level.size[i]!;
    for (let e = start[i]!, stop = end[i]!; e < stop; e++) {
      const other = of[row[e]!]!;
      if (other === part) continue;
      if (weightTo[other] === 0) touched[found++] = other;
      weightTo[other]! += weight[e]!;
    }
  }
  for (let at = 0; at < found; at++) {
    const other = touched[at]!;
    next.row[from + at] = other;
    next.weight[from + at] = weightTo[other]!;
    weightTo[other] = 0;
  }
  next.start[part] = from;
  next.end[part] = from + found;
  next.size[part] = size;
  return from + found;
}
