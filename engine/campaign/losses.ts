import { NO_DAY } from '../model/day.js';
import type { Evidence } from '../model/graph.js';
import { LOSS_KINDS } from '../model/money.js';
import { at, byteAt, numberAt } from './columns.js';
import type { RateTable, Ratio } from './rates.js';
import { convert } from './rates.js';

export const LOST = LOSS_KINDS.indexOf('lost');

/** The day whose rate holds for each loss: its own, else its report's, else `NO_DAY`. */
export function lossDays({ losses, reports }: Evidence): Int32Array {
  return losses.day.map((day, loss) => (day === NO_DAY ? at(reports.day, at(losses.report, loss)) : day));
}

/** The day on which each loss was reported (its own day where the report has none), by which repeats are told. */
export function reportedDays({ losses, reports }: Evidence): Int32Array {
  return losses.day.map((day, loss) => {
    const reported = at(reports.day, at(losses.report, loss));
    return reported === NO_DAY ? day : reported;
  });
}

/** Each loss in minor units of `currency` at the rate of its day, rounded once; null where no rate is known. */
export function convertLosses(evidence: Evidence, rates: RateTable, currency: string): readonly (bigint | null)[] {
  const { losses } = evidence;
  const days = lossDays(evidence);
  const known = losses.currencies.map(() => new Map<number, Ratio | null>());
  return Array.from({ length: losses.count }, (_, loss) => {
    const place = numberAt(losses.currency, loss);
    const day = at(days, loss);
    let ratio = known[place]?.get(day);
    if (ratio === undefined) {
      ratio = rates.ratio(losses.currencies[place] ?? '', currency, day);
      known[place]?.set(day, ratio);
    }
    return ratio && convert(BigInt(numberAt(losses.minor, loss)), ratio);
  });
}

/**
 * What detection sees of money: the deduplicated `lost` of each report in US cents at the rates of the loss days,
 * whatever the reporting currency; NaN where nothing is left or no rate is known.
 */
export function lostUsdMinor(evidence: Evidence, repeated: Uint8Array, rates: RateTable): Float64Array {
  const { losses, reports } = evidence;
  const lost = new Float64Array(reports.count).fill(NaN);
  const converted = convertLosses(evidence, rates, 'USD');
  for (let loss = 0; loss < losses.count; loss++) {
    const report = at(losses.report, loss);
    const usd = converted[loss];
    if (usd === null || usd === undefined) continue;
    if (byteAt(losses.kind, loss) !== LOST || byteAt(repeated, loss) || byteAt(reports.intelligence, report)) continue;
    const before = numberAt(lost, report);
    lost[report] = (Number.isNaN(before) ? 0 : before) + Number(usd);
  }
  return lost;
}
