import { dayText, NO_DAY, type Day } from '../model/day.js';
import type { ReportColumns } from '../model/graph.js';

/** Days without any report before a date that may be a slip. */
const SILENT_DAYS = 730;
/** Slips are few, however many reports there are; beyond, somebody began to report again. */
const MOST_SLIPS = 3;
const MOST_SLIPS_SHARE = 1e-5;
/** Among fewer than a hundred dated reports none is taken for a slip. */
const MOST_OF_FEW = 0.01;

/**
 * The day that counts as today, as `YYYY-MM-DD`: the one asked for, else the latest report's; null without dated reports.
 * Never the clock: the same reports give the same day. A few reports that come after two years without any do not move it,
 * for one slip of the pen (2099) would put every alert, dormancy and stop-payment list off by years. They count in all else.
 */
export function todayOf(asOf: string | null, { day }: Pick<ReportColumns, 'day'>): string | null {
  if (asOf !== null) return asOf;
  const latest = latestDay(day.filter((one) => one !== NO_DAY).sort());
  return latest === undefined ? null : dayText(latest);
}

/**
 * The latest day that is no slip; undefined without any.
 *
 * @param dated days in order; between nights the last few of the many that there are in all.
 */
export function latestDay(dated: Int32Array, inAll = dated.length): Day | undefined {
  const last = dated.length - 1;
  const most = Math.min(MOST_OF_FEW * inAll, Math.max(MOST_SLIPS, MOST_SLIPS_SHARE * inAll), last);
  let latest = last;
  for (let slips = 1; slips <= most; slips++)
    if (dayAt(dated, last - slips + 1) - dayAt(dated, last - slips) > SILENT_DAYS) latest = last - slips;
  return dated[latest];
}

function dayAt(dated: Int32Array, place: number): Day {
  return dated[place] ?? NO_DAY;
}
