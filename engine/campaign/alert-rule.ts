import type { AlertRule, AlertSettings, Told, UsualVictims } from '../model/alert.js';
import type { Day } from '../model/day.js';

/**
 * The early warning of the detection rules, section 9: at least 4 distinct victims in 7 days (purity of the alerts .98,
 * 26 of 30 new campaigns told, 8 reports after the first). For campaigns younger than 28 days growth tells the same
 * alerts, so it is asked of older ones alone, where 4 victims a week may be what they always have.
 */
export const ALERT_DEFAULTS: AlertSettings = { victims: 4, windowDays: 7, youngDays: 28, growthZ: 3 };

/** Windows before the present one that tell what is usual. */
export const USUAL_WINDOWS = 3;

/** A campaign without a victim in the windows before is taken to have had this many in each: one in all of them. */
const LEAST_USUAL = 1 / USUAL_WINDOWS;

/** A victim's report of a campaign: its day, and which person that is. */
export interface VictimDay {
  readonly day: Day;
  readonly person: number;
}

export interface Verdict {
  readonly rule: AlertRule;
  readonly victims: number;
  readonly usual: UsualVictims | null;
}

/** The first day that the rules look at. */
export function firstDayOfRules(today: Day, { windowDays }: AlertSettings): Day {
  return today - windowDays * (1 + USUAL_WINDOWS) + 1;
}

/**
 * What is to be told of a campaign today, whether or not it was told before; null for nothing.
 *
 * @param firstDay of the campaign; null where none of its reports is dated.
 * @param seen reports by identified victims since `firstDayOfRules`; later ones than today do not count.
 */
export function verdictOf(
  firstDay: Day | null,
  seen: readonly VictimDay[],
  today: Day,
  settings: AlertSettings,
): Verdict | null {
  const { windowDays } = settings;
  const victims = victimsWithin(seen, today, windowDays);
  if (victims < settings.victims) return null;
  if (firstDay === null || firstDay > today - settings.youngDays) return { rule: 'outbreak', victims, usual: null };
  let before = 0;
  for (let window = 1; window <= USUAL_WINDOWS; window++)
    before += victimsWithin(seen, today - window * windowDays, windowDays);
  const usual = Math.max(LEAST_USUAL, before / USUAL_WINDOWS);
  const z = (victims - usual) / Math.sqrt(usual);
  return z >= settings.growthZ ? { rule: 'growth', victims, usual: { perWindow: before / USUAL_WINDOWS, z } } : null;
}

/**
 * Whether it was told before. An outbreak is told of a campaign that nothing was ever told of; growth starts anew when
 * nothing was told for `youngDays`.
 *
 * @param told of this campaign, by whatever id it had.
 */
export function isTold(rule: AlertRule, told: readonly Told[], today: Day, { youngDays }: AlertSettings): boolean {
  return told.some(({ day }) => rule === 'outbreak' || day > today - youngDays);
}

function victimsWithin(seen: readonly VictimDay[], last: Day, windowDays: number): number {
  const people = new Set<number>();
  for (const { day, person } of seen) if (day <= last && day > last - windowDays) people.add(person);
  return people.size;
}
