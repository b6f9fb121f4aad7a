import { hash } from 'node:crypto';
import { compareText } from '../model/ids.js';
import type { Report } from '../model/report.js';

/** Deeper values than this are nobody's record; recursion must end somewhere. */
const MAX_DEPTH = 64;

/**
 * sha256 (hex) over a report's content but its victim (see `Report.digest`). Every part of it is made by this program with its
 * keys in one order, so plain JSON is canonical here, and five times as fast as sorting keys.
 */
export function contentDigest(report: Omit<Report, 'victim' | 'digest'>): string {
  return hash('sha256', JSON.stringify(report));
}

/**
 * sha256 (hex) over a record in canonical JSON, to refer to records whose source has no reference of its own: equal records
 * have one reference, whatever the order of their keys.
 */
export function recordDigest(record: unknown): string {
  return hash('sha256', canonicalJson(record)).slice(0, 32);
}

/** JSON with keys sorted by code point, without `undefined`; what is deeper than `MAX_DEPTH` is written as null. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (depth === MAX_DEPTH) return 'null';
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item, depth + 1)).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort(compareText)) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`);
  }
  return `{${members.join(',')}}`;
}
