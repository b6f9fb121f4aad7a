import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SkeinError } from '../model/errors.js';
import { recordDigest } from './digest.js';
import type { ArtifactJson, FieldJson, LossJson, ProfileJson, WhenJson } from './profile-schema.js';
import { readTime } from './times.js';

/** How the records of one feed become canonical reports. */
export interface Profile {
  readonly name: string;
  readonly format: 'jsonl' | 'csv';
  /** What it was made of, for making it anew in another thread. */
  readonly json: ProfileJson;
  /** Columns without which a CSV cannot be read; one of each group must be there. */
  readonly requires: readonly (readonly string[])[];
  /** Every path that it looks at. */
  readonly reads: ReadonlySet<string>;
  /** A record to the canonical shape; what is no object comes back as it is, to be rejected as such. */
  map(record: unknown): unknown;
}

/**
 * A shipped profile by its name, or any profile by the path of its file.
 *
 * @throws SkeinError `config` where there is none, or it is not one.
 */
export async function loadProfile(nameOrPath: string, profilesDir: string): Promise<Profile> {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath);
  const path = isName ? join(profilesDir, `${nameOrPath}.json`) : nameOrPath;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is not JSON' : isName ? 'is no profile that ships' : 'cannot be read';
    throw new SkeinError('config', `profile ${nameOrPath}: ${path} ${what}`, cause);
  }
  // The schema's compiler takes a third of a second to load, which most commands have no use for.
  const { checkProfile } = await import('./profile-schema.js');
  return compileProfile(checkProfile(value, nameOrPath));
}

export function compileProfile(json: ProfileJson): Profile {
  const required = [json.source, json.ref].map(requiredPaths).filter((paths) => paths.length > 0);
  return {
    name: json.name,
    format: json.format,
    json,
    requires: [...required, ...(json.requires ?? []).map((column) => [column])],
    reads: new Set(pathsIn(json)),
    map: (record) => (isRecord(record) ? mapRecord(json, record) : record),
  };
}

/** A text that is no path (a word of `values`, a kind) does no harm here: it only names a column that is not missed. */
function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

function requiredPaths(field: FieldJson | undefined): readonly string[] {
  if (field === undefined) return [];
  if (typeof field === 'string') return [field];
  return field.constant !== undefined || field.default !== undefined || field.path === undefined
    ? []
    : listOf(field.path);
}

type Item = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapRecord(json: ProfileJson, record: Item): Item {
  const zone = json.timeZone ?? 'UTC';
  const report = {
    source: pick(json.source, record),
    type: json.type,
    reportedAt: when(json.reportedAt, record, zone),
    incidentAt: when(json.incidentAt, record, zone),
    fraudType: pick(json.fraudType, record),
    country: pick(json.country, record),
    losses: (json.losses ?? []).flatMap((mapping) => mapLosses(mapping, record, zone)),
    artifacts: (json.artifacts ?? []).flatMap((mapping) => mapArtifacts(mapping, record)),
    narrative: narrativeOf(json, record),
    handling: handlingOf(json, record),
  };
  // The digest is taken without the victim: an unkeyed one could be tried out against lists of people. Two victims with
  // equal reports would then be one, so a feed with victims must give its references.
  const hashed = json.victim === undefined ? recordDigest(report) : undefined;
  const ref = json.ref === undefined ? hashed : (pick(json.ref, record) ?? hashed);
  return { ...report, ref, victim: victimOf(json, record, zone) };
}

function mapArtifacts(mapping: ArtifactJson, record: Item): Item[] {
  const items = mapping.each === undefined ? [record] : valuesAt(record, mapping.each);
  return items.flatMap((item) => {
    const kind = typeof mapping.kind === 'string' ? mapping.kind : pick(mapping.kind, item);
    const found = isRecord(item) ? listOf(mapping.value ?? []).flatMap((path) => valuesAt(item, path)) : [item];
    const values = mapping.split === undefined ? found : found.flatMap((value) => splitText(value, mapping.split));
    return values.filter((value) => value !== '').map((value) => ({ kind, value, role: mapping.role }));
  });
}

function splitText(value: unknown, separator = ';'): readonly unknown[] {
  return typeof value === 'string' ? value.split(separator).map((part) => part.trim()) : [value];
}

/** A record without an amount has no loss; one with an amount that cannot be read has an unreadable one. */
function mapLosses(mapping: LossJson, record: Item, zone: string): Item[] {
  const items = mapping.each === undefined ? [record] : valuesAt(record, mapping.each);
  return items.flatMap((item) => {
    const amount = pick(mapping.amount, item);
    if (amount === undefined) return [];
    const loss = {
      currency: pick(mapping.currency, item),
      kind: pick(mapping.kind, item),
      at: when(mapping.at, item, zone),
    };
    return [{ ...loss, amount: plainAmount(amount, mapping.decimal) }];
  });
}

function plainAmount(amount: unknown, decimal: '.' | ',' | undefined): unknown {
  if (typeof amount !== 'string' || decimal === undefined) return amount;
  const plain = amount.replace(decimal === ',' ? /[.\s'\u2019]/g : /[,\s'\u2019]/g, '');
  return decimal === ',' ? plain.replace(',', '.') : plain;
}

function victimOf(json: ProfileJson, record: Item, zone: string): Item | undefined {
  if (json.victim === undefined) return undefined;
  const { birthDate, ...fields } = json.victim;
  const victim: Record<string, unknown> = { birthDate: when(birthDate, record, zone) };
  for (const [name, field] of Object.entries(fields)) victim[name] = pick(field, record);
  return victim;
}

function narrativeOf(json: ProfileJson, record: Item): string | undefined {
  const texts = listOf(json.narrative ?? []).flatMap((path) => valuesAt(record, path));
  return texts.length === 0 ? undefined : texts.filter((text) => typeof text === 'string').join('\n');
}

function handlingOf(json: ProfileJson, record: Item): Item | undefined {
  if (json.handling === undefined) return undefined;
  const names = listOf(json.handling.releasableTo ?? []).flatMap((path) => valuesAt(record, path));
  return { tlp: pick(json.handling.tlp, record), releasableTo: names.flatMap((name) => splitText(name)) };
}

/** Stands for a time that is there and cannot be read; the draft check refuses it. */
const UNREADABLE_TIME = 'unreadable';

/** ISO in UTC; undefined where nothing is said. */
function when(json: WhenJson | undefined, item: unknown, zone: string): unknown {
  if (json === undefined) return undefined;
  const { path, format = 'iso', timeZone = zone } = typeof json === 'string' ? { path: json } : json;
  const value = pick({ path }, item);
  if (value === undefined) return undefined;
  return readTime(value, { format, timeZone }) ?? UNREADABLE_TIME;
}

/** The first value that says something; undefined where none does. */
function pick(field: FieldJson | undefined, item: unknown): unknown {
  if (field === undefined) return undefined;
  if (typeof field === 'string') return pick({ path: field }, item);
  if (field.constant !== undefined) return field.constant;
  const found = isRecord(item) ? listOf(field.path ?? []).flatMap((path) => valuesAt(item, path)) : [item];
  const said = found.filter((value) => value !== null && value !== undefined && value !== '');
  if (field.values === undefined) return said[0] ?? field.default;
  for (const value of said) {
    if (typeof value !== 'string') continue;
    const word = value.toLowerCase();
    for (const [theirs, ours] of Object.entries(field.values)) if (theirs.toLowerCase() === word) return ours;
  }
  return field.default;
}

function listOf(paths: string | readonly string[]): readonly string[] {
  return typeof paths === 'string' ? [paths] : paths;
}

/** All values at a path, lists on the way opened. Only own properties count. */
export function valuesAt(record: Item, path: string): readonly unknown[] {
  if (Object.hasOwn(record, path)) return opened(record[path]);
  let level: readonly unknown[] = [record];
  for (const key of path.split('.'))
    level = level.flatMap((item) => (isRecord(item) && Object.hasOwn(item, key) ? opened(item[key]) : []));
  return level;
}

function opened(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
