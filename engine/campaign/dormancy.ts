import type { Day } from '../model/day.js';
import { NO_DAY } from '../model/day.js';
import { at } from './columns.js';

/** Reports whose gaps tell the pace of a campaign: the last ones, for pace changes. */
const LAST_REPORTS = 20;
/** A pause of so many usual gaps, and of so many days at least, is more than a pause (detection rules, section 7). */
const USUAL_GAPS = 4;
const LEAST_DAYS = 30;

/**
 * The day from which a campaign counts as dormant: the last report's and max(30 days, 4 times the median gap between its
 * last 20 reports). Null where that day is not yet over `asOf`'s, and for campaigns without a date. A report that came
 * in after `asOf` counts as well: it is known.
 */
export function dormantSince(members: Int32Array, days: Int32Array, asOf: Day | null): Day | null {
  if (asOf === null) return null;
  let last = NO_DAY;
  for (const report of members) last = Math.max(last, at(days, report));
  // Many campaigns reported lately: these need no sorting.
  if (last === NO_DAY || asOf < last + LEAST_DAYS) return null;
  const dated: number[] = [];
  for (const report of members) if (at(days, report) !== NO_DAY) dated.push(at(days, report));
  const since = last + Math.max(LEAST_DAYS, Math.ceil(USUAL_GAPS * medianGap(dated)));
  return asOf < since ? null : since;
}

/** Plain arrays: of few numbers, as most campaigns have, a typed one costs more than all that is done with it. */
function medianGap(days: number[]): number {
  const lately = days.sort(ascending).slice(-LAST_REPORTS);
  const gaps = lately.slice(1).map((day, i) => day - (lately[i] ?? day));
  if (gaps.length === 0) return 0;
  gaps.sort(ascending);
  return ((gaps[(gaps.length - 1) >> 1] ?? 0) + (gaps[gaps.length >> 1] ?? 0)) / 2;
}

function ascending(a: number, b: number): number {
  return a - b;
}
