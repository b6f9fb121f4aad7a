import { NO_DAY } from '../model/day.js';
import type { Evidence } from '../model/graph.js';
import { LOSS_KINDS } from '../model/money.js';
import { at, byteAt, numberAt } from './columns.js';
import { Exchange } from './exchange.js';
import type { RateTable } from './rates.js';

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

/** Each loss in minor units of one currency. */
export interface ConvertedLosses {
  /** NaN where no rate is known, Infinity for what is no safe integer and stands in `large`. */
  readonly minor: Float64Array;
  readonly large: ReadonlyMap<number, bigint>;
}

/** One loss of them, or null without a rate. */
export function convertedAt({ minor, large }: ConvertedLosses, loss: number): bigint | null {
  const value = numberAt(minor, loss);
  if (Number.isNaN(value)) return null;
  return value === Infinity ? (large.get(loss) ?? null) : BigInt(value);
}

/** Each loss in minor units of `currency` at the rate of its day, rounded once. */
export function convertLosses(evidence: Evidence, rates: RateTable, currency: string): ConvertedLosses {
  const { losses } = evidence;
  const days = lossDays(evidence);
  const known = losses.currencies.map(() => new Map<number, Exchange | null>());
  const minor = new Float64Array(losses.count).fill(NaN);
  const large = new Map<number, bigint>();
  for (let loss = 0; loss < losses.count; loss++) {
    const place = numberAt(losses.currency, loss);
    const day = at(days, loss);
    let exchange = known[place]?.get(day);
    if (exchange === undefined) {
      const ratio = rates.ratio(losses.currencies[place] ?? '', currency, day);
      exchange = ratio && new Exchange(ratio);
      known[place]?.set(day, exchange);
    }
    if (exchange === null) continue;
    const value = exchange.convert(numberAt(losses.minor, loss));
    minor[loss] = typeof value === 'number' ? value : Infinity;
    if (typeof value !== 'number') large.set(loss, value);
  }
  return { minor, large };
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
    const minor = numberAt(converted.minor, loss);
    const usd = minor === Infinity ? Number(converted.large.get(loss)) : minor;
    if (Number.isNaN(usd)) continue;
    if (byteAt(losses.kind, loss) !== LOST || byteAt(repeated, loss) || byteAt(reports.intelligence, report)) continue;
    const before = numberAt(lost, report);
    lost[report] = (Number.isNaN(before) ? 0 : before) + usd;
  }
  return lost;
}
