import { dayFromText } from '../model/day.js';

/**
 * How a text or number says when:
 *
 * - `iso`: `2026-03-04`, `2026-03-04T10:00:00Z`, `2026-03-04 10:00`, with or without fractions and offset;
 * - `epoch`: seconds since 1970, `epoch-ms`: milliseconds;
 * - else a pattern of `YYYY MM DD HH mm ss` and separators, as `DD.MM.YYYY HH:mm`.
 */
export interface TimeFormat {
  readonly format: string;
  /** IANA name (`Europe/Berlin`) that times without an offset are in. A date alone is that day, wherever it was said. */
  readonly timeZone: string;
}

export const CANONICAL_TIME: TimeFormat = { format: 'iso', timeZone: 'UTC' };

/** Reports are from after 1970 and before 2100: anything else is a slip, and never compared with the clock. */
const LAST_MS = Date.UTC(2100, 0, 1);

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/;
const TOKENS = ['YYYY', 'MM', 'DD', 'HH', 'mm', 'ss'] as const;

/** What nearly all times look like. */
const COMMON = /^(?:19[7-9]\d|20\d\d)-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?$/;

/** ISO 8601 in UTC with milliseconds, or null where the value is not a time between 1970 and 2100. */
export function readTime(value: unknown, format = CANONICAL_TIME): string | null {
  if (format === CANONICAL_TIME && typeof value === 'string' && COMMON.test(value) && isDay(value.slice(0, 10)))
    return value.length === 10 ? `${value}T00:00:00.000Z` : `${value.slice(0, 19)}.000Z`;
  const ms = timeMs(value, format);
  return ms === null || !(ms >= 0 && ms < LAST_MS) ? null : new Date(ms).toISOString();
}

/** Days that were asked for: every report asks three times, and there are only some 50,000 in all. */
const DAYS = new Map<string, boolean>();

function isDay(text: string): boolean {
  let known = DAYS.get(text);
  if (known === undefined) {
    known = dayFromText(text) !== null;
    DAYS.set(text, known);
  }
  return known;
}

/** `YYYY-MM-DD` in UTC, or null. */
export function readDay(value: unknown, format = CANONICAL_TIME): string | null {
  return readTime(value, format)?.slice(0, 10) ?? null;
}

function timeMs(value: unknown, { format, timeZone }: TimeFormat): number | null {
  if (format === 'epoch' || format === 'epoch-ms') return epochMs(value, format === 'epoch' ? 1000 : 1);
  if (typeof value !== 'string' || value.length > 64) return null;
  const parts = format === 'iso' ? isoParts(value.trim()) : patternParts(value.trim(), format);
  if (parts === null) return null;
  const ms = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second, parts.ms);
  if (!isOnCalendar(parts, ms)) return null;
  if (parts.dateOnly || (parts.offsetMinutes === null && timeZone === 'UTC')) return ms;
  return parts.offsetMinutes !== null ? ms - parts.offsetMinutes * 60_000 : zonedMs(ms, timeZone);
}

function epochMs(value: unknown, unit: number): number | null {
  const number = typeof value === 'string' && /^\d{1,15}(\.\d{1,9})?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.floor(number * unit) : null;
}

interface TimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly dateOnly: boolean;
  readonly offsetMinutes: number | null;
}

function isoParts(text: string): TimeParts | null {
  const [all, year, month, day, hour, minute, second, fraction, offset] = ISO.exec(text) ?? [];
  if (all === undefined) return null;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    ms: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')),
    dateOnly: hour === undefined,
    offsetMinutes: offset === undefined ? null : minutesOf(offset),
  };
}

function minutesOf(offset: string): number {
  if (offset === 'Z' || offset === 'z') return 0;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return offset.startsWith('-') ? -minutes : minutes;
}

function patternParts(text: string, pattern: string): TimeParts | null {
  if (text.length !== pattern.length) return null;
  const found: Partial<Record<(typeof TOKENS)[number], number>> = {};
  let rest = pattern;
  for (const token of TOKENS) {
    const at = pattern.indexOf(token);
    if (at === -1) continue;
    const digits = text.slice(at, at + token.length);
    if (!/^\d+$/.test(digits)) return null;
    found[token] = Number(digits);
    rest = rest.slice(0, at) + digits + rest.slice(at + token.length);
  }
  if (rest !== text || found.YYYY === undefined || found.MM === undefined || found.DD === undefined) return null;
  const { HH, mm, ss } = found;
  return {
    year: found.YYYY,
    month: found.MM,
    day: found.DD,
    hour: HH ?? 0,
    minute: mm ?? 0,
    second: ss ?? 0,
    ms: 0,
    dateOnly: HH === undefined,
    offsetMinutes: null,
  };
}

/** 30 February and 25:00 would be moved on silently by `Date.UTC`. A leap second is taken as the second after it. */
function isOnCalendar(parts: TimeParts, ms: number): boolean {
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 60) return false;
  const date = new Date(ms - (parts.second === 60 ? 1000 : 0));
  return date.getUTCMonth() === parts.month - 1 && date.getUTCDate() === parts.day;
}

/**
 * The instant at which clocks of the zone show `localMs` (read as if it were UTC). Twice, because the offset belongs to
 * the instant that is looked for; in the hour that summer time skips or repeats, the later reading holds.
 */
function zonedMs(localMs: number, timeZone: string): number {
  const guess = localMs - offsetMs(localMs, timeZone);
  return localMs - offsetMs(guess, timeZone);
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function offsetMs(instantMs: number, timeZone: string): number {
  let clock = CLOCKS.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    CLOCKS.set(timeZone, clock);
  }
  const whole = Math.floor(instantMs / 1000) * 1000;
  return Date.parse(`${clock.format(whole).replace(' ', 'T')}Z`) - whole;
}

/** Whether a profile may name this zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
