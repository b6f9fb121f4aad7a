import { createHmac } from 'node:crypto';
import { compareText } from '../model/ids.js';
import type { VictimField, VictimToken } from '../model/report.js';
import { VICTIM_FIELDS } from '../model/report.js';

/** 32 bytes that only this data directory knows (see `victim-key`). */
export type VictimKey = Buffer;

/**
 * Keyed pseudonyms for the fields that tell a victim apart, sorted by field: HMAC-SHA-256 (RFC 2104) over the field's name,
 * NUL and the folded value, the first 128 bits in hexadecimal. Without the key a token cannot be tried out
 * against lists of people, which a plain hash of a phone number can within minutes.
 */
export function pseudonyms(key: VictimKey, identity: ReadonlyMap<VictimField, string>): readonly VictimToken[] {
  const tokens: VictimToken[] = [];
  for (const field of IN_ORDER) {
    const folded = identity.get(field);
    if (folded !== undefined) tokens.push({ field, token: keyed(key, `${field}\0${folded}`) });
  }
  return tokens;
}

const IN_ORDER = [...VICTIM_FIELDS].sort(compareText);

/**
 * A check value that tells nothing of the key: the store keeps it, so that filling one store with two keys (one person would
 * become two) is noticed.
 */
export function keyCheck(key: VictimKey): string {
  return keyed(key, 'skein key check').slice(0, 16);
}

function keyed(key: VictimKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}
