import type { Handling, Reliability, Tlp } from '../model/handling.js';
import { TLP_LEVELS } from '../model/handling.js';
import { compareText } from '../model/ids.js';
import { MAX_RELEASABLE_TO } from './limits.js';
import { cleanText, cut } from './text.js';
import type { Victim } from './victim.js';

const MAX_ORGANISATION_LENGTH = 128;

/** `handling` of a record, no organisation of which is its victim; null where the contributor said nothing. */
export function readHandling(value: unknown, victim: Victim): Handling | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Readonly<Record<string, unknown>>;
  const tlp = readTlp(record['tlp']);
  const listed = Array.isArray(record['releasableTo']) ? record['releasableTo'].slice(0, MAX_RELEASABLE_TO) : [];
  const organisations = listed
    .map((name) => cleanText(name)?.toLowerCase() ?? null)
    .filter((name) => name !== null)
    .filter((name) => !victim.givenAwayBy(name))
    .map((name) => cut(name, MAX_ORGANISATION_LENGTH));
  if (tlp === null && organisations.length === 0) return null;
  return { tlp, releasableTo: [...new Set(organisations)].sort(compareText) };
}

/**
 * The level in `amber`, `TLP:AMBER` or the first edition's `white`. A marking that is there but unknown is read as `red`:
 * who wrote it wanted some restriction.
 */
export function readTlp(value: unknown): Tlp | null {
  const word = cleanText(value)
    ?.toLowerCase()
    .replace(/^tlp\s*[:-]?\s*/, '')
    .replace(/\s/g, '');
  if (word === undefined || word === '') return null;
  if (word === 'white') return 'clear';
  return TLP_LEVELS.find((level) => level === word) ?? 'red';
}

/** The stricter of two; null says nothing. */
export function stricter(a: Tlp | null, b: Tlp | null): Tlp | null {
  if (a === null || b === null) return a ?? b;
  return TLP_LEVELS.indexOf(a) >= TLP_LEVELS.indexOf(b) ? a : b;
}

/** `reliability` of a record on the Admiralty scale; what is off the scale is not said. */
export function readReliability(value: unknown): Reliability | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Readonly<Record<string, unknown>>;
  const letter = cleanText(record['source'])?.toUpperCase() ?? '';
  const number = Number(record['information']);
  const source = /^[A-F]$/.test(letter) ? letter : null;
  const information = Number.isInteger(number) && number >= 1 && number <= 6 ? number : null;
  return source === null && information === null ? null : { source, information };
}
