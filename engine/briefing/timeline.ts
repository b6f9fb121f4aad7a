import { dayFromText, dayText, type Day } from '../model/day.js';
import { dayOfReport, lostIn } from './report-sums.js';
import type { BriefedReport, BriefingSource } from './source.js';

export const PERIOD_UNITS = ['day', 'week', 'month', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** What was reported in one stretch of time. */
export interface Period {
  readonly firstDay: Day;
  readonly reports: number;
  /** As reported, in the run's currency; what had no rate is missing. */
  readonly lostMinor: bigint;
}

export interface Timeline {
  readonly unit: PeriodUnit;
  /** From the first report to the last, empty periods too. */
  readonly periods: readonly Period[];
  /** Reports without a date, and what they say was lost: in no period. */
  readonly undated: Omit<Period, 'firstDay'>;
  /** Losses that had no rate: in no period. */
  readonly unconverted: number;
}

/** More bars than this nobody can read on a page: then the next longer unit is taken. */
const MAX_PERIODS = 40;

export class TimelineSheet {
  readonly #days = new Map<Day, { reports: number; lostMinor: bigint }>();
  readonly #undated = { reports: 0, lostMinor: 0n };
  #unconverted = 0;

  add(report: BriefedReport, source: BriefingSource): void {
    const day = dayOfReport(report);
    const sum = day === null ? this.#undated : (this.#days.get(day) ?? { reports: 0, lostMinor: 0n });
    if (day !== null) this.#days.set(day, sum);
    sum.reports++;
    for (const { convertedMinor } of lostIn(report, source)) {
      if (convertedMinor === null) this.#unconverted++;
      else sum.lostMinor += convertedMinor;
    }
  }

  close(): Timeline {
    const days = [...this.#days.keys()].sort((a, b) => a - b);
    const [first, last] = [days[0], days.at(-1)];
    const rest = { undated: { ...this.#undated }, unconverted: this.#unconverted };
    if (first === undefined || last === undefined) return { unit: 'day', periods: [], ...rest };
    const unit = unitFor(first, last);
    const periods = new Map(startsOf(unit, first, last).map((day) => [day, { reports: 0, lostMinor: 0n }]));
    for (const [day, { reports, lostMinor }] of this.#days) {
      const period = periods.get(startOf(unit, day));
      if (period === undefined) continue;
      period.reports += reports;
      period.lostMinor += lostMinor;
    }
    return { unit, periods: [...periods].map(([firstDay, sum]) => ({ firstDay, ...sum })), ...rest };
  }
}

function unitFor(first: Day, last: Day): PeriodUnit {
  return PERIOD_UNITS.find((unit) => startsOf(unit, first, last).length <= MAX_PERIODS) ?? 'year';
}

function startsOf(unit: PeriodUnit, first: Day, last: Day): Day[] {
  const starts: Day[] = [];
  // One more than can be used is enough to see that the unit is too short.
  for (let day = startOf(unit, first); day <= last && (unit === 'year' || starts.length <= MAX_PERIODS);)
    day = startOf(unit, starts[starts.push(day) - 1] ?? day, 1);
  return starts;
}

/** 1970-01-01 was a Thursday. */
const THURSDAY = 3;

/** First day of the period in which a day lies, or of one that many periods later. Weeks begin on Monday (ISO 8601). */
function startOf(unit: PeriodUnit, day: Day, later = 0): Day {
  if (unit === 'day') return day + later;
  if (unit === 'week') return day - ((((day + THURSDAY) % 7) + 7) % 7) + 7 * later;
  const [year = 1970, month = 1] = dayText(day).split('-').map(Number);
  const months = unit === 'year' ? 12 * (year + later) : 12 * year + month - 1 + later;
  const text = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return dayFromText(text) ?? day;
}
