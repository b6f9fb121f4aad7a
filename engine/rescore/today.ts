import { dayFromText, NO_DAY, type Day } from '../model/day.js';
import type { ReportColumns } from '../model/graph.js';

/** The day that counts as today: the one asked for, else the latest report's; null without dated reports. */
export function todayOf(asOf: string | null, { day }: ReportColumns): Day | null {
  if (asOf !== null) return dayFromText(asOf);
  const latest = day.reduce((last, one) => Math.max(last, one), NO_DAY);
  return latest === NO_DAY ? null : latest;
}
