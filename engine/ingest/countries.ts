import { createRequire } from 'node:module';
import codes from 'i18n-iso-countries/index.js';
import { cleanText } from './text.js';

const COUNTRY_CODES = new Set(Object.keys(codes.getAlpha2Codes()));

/** Codes and names that people use although ISO 3166-1 does not. */
const COLLOQUIAL: readonly (readonly [string, string])[] = [
  ['uk', 'GB'],
  ['el', 'GR'],
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['northern ireland', 'GB'],
];

/** ISO 3166-1 alpha-2 for a code of two or three letters or a name in any of 78 languages; null where it is unknown. */
export function readCountry(value: unknown): string | null {
  const text = cleanText(value);
  if (text === null || text.length > 80) return null;
  const code = text.toUpperCase();
  if (COUNTRY_CODES.has(code)) return code;
  const byCode = /^[A-Z]{3}$/.test(code) ? codes.alpha3ToAlpha2(code) : undefined;
  return byCode ?? countryNames().get(foldCountry(text)) ?? null;
}

/** Loaded on first use: most files give codes, and 78 languages take a tenth of a second. */
let names: ReadonlyMap<string, string> | null = null;

function countryNames(): ReadonlyMap<string, string> {
  names ??= allNames(createRequire(import.meta.url)('i18n-iso-countries') as typeof codes);
  return names;
}

/** English wins where a name means one country in English and another elsewhere; other ambiguous names are left out. */
function allNames(countries: typeof codes): ReadonlyMap<string, string> {
  const known = new Map([...namesIn(countries, 'en'), ...COLLOQUIAL]);
  const foreign = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const language of countries.langs())
    for (const [name, country] of namesIn(countries, language)) {
      if ((foreign.get(name) ?? country) !== country) ambiguous.add(name);
      foreign.set(name, country);
    }
  for (const [name, country] of foreign) if (!known.has(name) && !ambiguous.has(name)) known.set(name, country);
  return known;
}

function namesIn(countries: typeof codes, language: string): (readonly [string, string])[] {
  const byCountry: Readonly<Record<string, readonly string[]>> = countries.getNames(language, { select: 'all' });
  return Object.entries(byCountry).flatMap(([country, all]) =>
    all.map((name) => [foldCountry(name), country] as const),
  );
}

function foldCountry(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}
