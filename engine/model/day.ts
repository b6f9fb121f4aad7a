/** A day: whole days since 1970-01-01 in UTC. */
export type Day = number;

/** Stands for "no date" in columns of days. */
export const NO_DAY = -2147483648;

const DAY_MS = 86_400_000;

/** The UTC day of an instant given in milliseconds since 1970. */
export function dayOfMs(ms: number): Day {
  return Math.floor(ms / DAY_MS);
}

/** `2026-03-04` for a day. */
export function dayText(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day written as `YYYY-MM-DD`, or null where it is not a date of the calendar. */
export function dayFromText(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const day = dayOfMs(ms);
  return dayText(day) === text ? day : null; // 2026-02-30 is read by some engines as 2 March
}
