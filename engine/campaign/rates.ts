import { createHash } from 'node:crypto';
import type { Day } from '../model/day.js';
import { NO_DAY, dayText } from '../model/day.js';
import { minorDigits } from '../model/money.js';

/** A positive decimal number, exactly: `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** What one minor unit of one currency is in minor units of another: `over / under`. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

/** Rates of one source: how much of each currency one unit of `base` is, on some days. */
export interface RateSeries {
  readonly source: string;
  readonly licence: string;
  readonly base: string;
  /** Ascending, one for each day. */
  readonly rows: readonly RateRow[];
}

export interface RateRow {
  readonly day: Day;
  readonly rates: ReadonlyMap<string, Decimal>;
}

/** Rates older than this are no rates: a quarter, so that a table with a row for each quarter serves every day. */
export const MAX_RATE_AGE_DAYS = 92;

const ONE: Decimal = { digits: 1n, scale: 0 };

/**
 * Exchange rates by day. A day takes the latest row on or before it that names both currencies and is at most
 * `MAX_RATE_AGE_DAYS` old; so there is none before the first row, and none long after the last. Both sides of a cross
 * rate come from one row of one source. Of several series the earlier one wins wherever it has an answer.
 */
export class RateTable {
  constructor(private readonly series: readonly RateSeries[]) {}

  /** Where the rates come from, and their days, for the manifest of a run. */
  get described(): string {
    return this.series
      .map(({ source, rows }) => {
        const first = rows[0];
        const last = rows.at(-1);
        return first && last ? `${source}, ${dayText(first.day)} to ${dayText(last.day)}` : `${source}, empty`;
      })
      .join('; ');
  }

  /** Of each series: the last day that it has, or null. */
  get lastDays(): readonly (Day | null)[] {
    return this.series.map(({ rows }) => rows.at(-1)?.day ?? null);
  }

  /**
   * The table as it was when its series ended on these days: rates come in day by day, and what was known stays as it is. A
   * table of other series is given back whole.
   */
  until(lastDays: readonly (Day | null)[]): RateTable {
    if (lastDays.length !== this.series.length) return this;
    return new RateTable(
      this.series.map((series, place) => {
        const last = lastDays[place] ?? -Infinity;
        return { ...series, rows: series.rows.filter(({ day }) => day <= last) };
      }),
    );
  }

  /** sha256 over all of it (hex), to know the same table again. */
  get digest(): string {
    const digest = createHash('sha256');
    for (const { source, base, rows } of this.series) {
      digest.update(JSON.stringify([source, base]));
      for (const { day, rates } of rows)
        for (const [currency, { digits, scale }] of rates) digest.update(`${day} ${currency} ${digits}e-${scale};`);
    }
    return digest.digest('hex');
  }

  /** The ratio between two currencies on a day (`NO_DAY`: unknown), or null where the table has none. */
  ratio(from: string, to: string, day: Day): Ratio | null {
    const digitsFrom = minorDigits(from);
    const digitsTo = minorDigits(to);
    if (digitsFrom === null || digitsTo === null) return null;
    if (from === to) return { over: 1n, under: 1n };
    if (day === NO_DAY) return null;
    for (const series of this.series) {
      const pair = pairOn(series, from, to, day);
      if (pair) return ratioOf(pair, digitsFrom, digitsTo);
    }
    return null;
  }
}

interface Pair {
  readonly from: Decimal;
  readonly to: Decimal;
}

function pairOn({ base, rows }: RateSeries, from: string, to: string, day: Day): Pair | null {
  for (let place = lastOnOrBefore(rows, day); place >= 0; place--) {
    const row = rows[place];
    if (row === undefined || row.day < day - MAX_RATE_AGE_DAYS) return null;
    const rateFrom = from === base ? ONE : row.rates.get(from);
    const rateTo = to === base ? ONE : row.rates.get(to);
    if (rateFrom && rateTo) return { from: rateFrom, to: rateTo };
  }
  return null;
}

function lastOnOrBefore(rows: readonly RateRow[], day: Day): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.day ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function ratioOf({ from, to }: Pair, digitsFrom: number, digitsTo: number): Ratio {
  return {
    over: to.digits * 10n ** BigInt(from.scale + digitsTo),
    under: from.digits * 10n ** BigInt(to.scale + digitsFrom),
  };
}

/** Whole minor units, halves to the even neighbour so that sums of many do not drift. `minor` must not be negative. */
export function convert(minor: bigint, { over, under }: Ratio): bigint {
  const exact = minor * over;
  const whole = exact / under;
  const twice = (exact % under) * 2n;
  return twice > under || (twice === under && whole % 2n === 1n) ? whole + 1n : whole;
}
