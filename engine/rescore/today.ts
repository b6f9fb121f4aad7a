import { dayOfMs, dayText, NO_DAY } from '../model/day.js';
import type { ReportColumns } from '../model/graph.js';

/** East of Greenwich tomorrow has begun. */
const AHEAD_DAYS = 1;

/** If more than this share of the dated reports is ahead of the clock, the clock is wrong or the data are made up. */
const MOST_AHEAD = 0.1;

/**
 * The day that counts as today, as `YYYY-MM-DD`: the one asked for, else the latest report's; null without dated reports.
 * The few reports that are dated later than tomorrow do not move it: one slip of the pen would put every alert, dormancy
 * and stop-payment list off by years. They count in all else.
 *
 * @param nowMs What the clock says, in milliseconds since 1970. Where no report is ahead of it, it decides nothing.
 */
export function todayOf(asOf: string | null, { day }: Pick<ReportColumns, 'day'>, nowMs: number): string | null {
  if (asOf !== null) return asOf;
  const tomorrow = dayOfMs(nowMs) + AHEAD_DAYS;
  const dated = day.reduce((count, one) => count + (one === NO_DAY ? 0 : 1), 0);
  const ahead = day.reduce((count, one) => count + (one > tomorrow ? 1 : 0), 0);
  const until = ahead > MOST_AHEAD * dated ? Infinity : tomorrow;
  const latest = day.reduce((last, one) => (one <= until ? Math.max(last, one) : last), NO_DAY);
  return latest === NO_DAY ? null : dayText(latest);
}
