import type { Day } from '../model/day.js';
import { NO_DAY } from '../model/day.js';
import type { MentionColumns } from '../model/graph.js';
import { LINKS } from './set-aside.js';

/** Reports that use artifact a, by day and then number, those without a day last: `reports[offsets[a] .. offsets[a + 1]]`. */
export interface Uses {
  readonly offsets: Int32Array;
  readonly reports: Int32Array;
}

/** The uses of all artifacts that may link. Linear in mentions, reports and the span of days. */
export function usesInTime(mentions: MentionColumns, day: Int32Array, setAside: Uint8Array): Uses {
  const offsets = new Int32Array(setAside.length + 1);
  for (const artifact of mentions.artifact) if (setAside[artifact] === LINKS) offsets[artifact + 1]!++;
  for (let a = 0; a < setAside.length; a++) offsets[a + 1]! += offsets[a]!;
  const next = offsets.slice(0, -1);
  const reports = new Int32Array(offsets[setAside.length]!);
  // Handing out the reports in the order of time leaves every artifact's uses in that order, without sorting any.
  for (const report of reportsInTime(day)) {
    for (let m = mentions.offsets[report]!; m < mentions.offsets[report + 1]!; m++) {
      const artifact = mentions.artifact[m]!;
      if (setAside[artifact] === LINKS) reports[next[artifact]!++] = report;
    }
  }
  return { offsets, reports };
}

/** Report numbers by day, then number; those without a day last (counting sort). */
function reportsInTime(day: Int32Array): Int32Array {
  const { first, last } = span(day);
  const undated = last - first + 1;
  const starts = new Int32Array(undated + 2);
  for (const d of day) starts[1 + (d === NO_DAY ? undated : d - first)]!++;
  for (let i = 0; i <= undated; i++) starts[i + 1]! += starts[i]!;
  const order = new Int32Array(day.length);
  for (let r = 0; r < day.length; r++) order[starts[day[r] === NO_DAY ? undated : day[r]! - first]!++] = r;
  return order;
}

function span(days: Int32Array): { first: Day; last: Day } {
  let first = Infinity;
  let last = -Infinity;
  for (const day of days) {
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first <= last ? { first, last } : { first: 0, last: -1 };
}
