import { marketAt } from '../markets.js';

/**
 * Numbers that nobody can be called on, and that numbering plans still take for valid: ranges that regulators keep for
 * films (Ofcom, ACMA, ARCEP, Bundesnetzagentur; 555-01xx in North America). They hold some 154,000 numbers; when those of
 * a country are used up, and in countries that keep none, numbers come from +878 10, the ITU's code for Universal
 * Personal Telecommunications, a service that never came to be.
 */
interface Range {
  readonly country: string;
  readonly callingCode: string;
  /** What is dialled before the number within the country. */
  readonly trunk: string;
  /** National significant numbers without their last `digits`. */
  readonly prefixes: readonly string[];
  readonly digits: number;
}

const NORTH_AMERICAN_AREAS =
  '202 205 206 207 208 212 213 214 215 216 303 304 305 307 312 313 314 315 316 317 401 402 404 405 406 407 408 410 412 ' +
  '413 501 502 503 504 505 507 508 509 512 513';

function range(country: string, callingCode: string, trunk: string, digits: number, prefixes: string): Range {
  return { country, callingCode, trunk, prefixes: prefixes.split(' '), digits };
}

const RANGES: readonly Range[] = [
  range(
    'GB',
    '44',
    '0',
    3,
    '1134960 1144960 1164960 1174960 1184960 1214960 1314960 1414960 1514960 1614960 1914980 2079460 2890180 ' +
      '2920180 3069990',
  ),
  range('US', '1', '', 2, NORTH_AMERICAN_AREAS.replace(/\d+/g, '$&55501')),
  range('AU', '61', '0', 4, '25550 27010 35550 37010 75550 77010 85550 87010'),
  range('FR', '33', '0', 4, '19900 26191 35301 46571 53649'),
  range('DE', '49', '0', 3, '3023125 6990009 4066969 2214710 8999998'),
];

/** Odd and no multiple of 5, so that steps of it visit every number of a range once before the first comes again. */
const STRIDE = 7919;

export interface PhoneNumber {
  /** E.164 without the plus. */
  readonly digits: string;
  /** Within its country, or null where the number is of no country. */
  readonly national: string | null;
  readonly country: string | null;
  readonly callingCode: string;
}

/**
 * The number of an artifact. `ordinal` counts the phones at home in a market, `artifact` all artifacts; distinct ones give
 * distinct numbers.
 */
export function phoneNumber(ordinal: number, artifact: number, market: number): PhoneNumber {
  const { countries } = marketAt(market);
  const home = countries[ordinal % countries.length] ?? '';
  const found = RANGES.find((candidate) => candidate.country === home);
  const place = placeInCountry(countries, ordinal);
  if (found !== undefined && place < capacity(found)) return inRange(found, (place * STRIDE) % capacity(found));
  return unassignedNumber(artifact);
}

/** A number of +878 10, which is of no country. */
export function unassignedNumber(number: number): PhoneNumber {
  return { digits: `87810${String(number).padStart(10, '0')}`, national: null, country: null, callingCode: '878' };
}

/** How many phones of the market before this one are of the same country (which may stand in the list several times). */
function placeInCountry(countries: readonly string[], ordinal: number): number {
  const home = countries[ordinal % countries.length];
  const perRound = countries.filter((country) => country === home).length;
  const before = countries.slice(0, ordinal % countries.length).filter((country) => country === home).length;
  return Math.floor(ordinal / countries.length) * perRound + before;
}

function capacity(of: Range): number {
  return of.prefixes.length * 10 ** of.digits;
}

function inRange(of: Range, place: number): PhoneNumber {
  const perPrefix = 10 ** of.digits;
  const prefix = of.prefixes[Math.floor(place / perPrefix)] ?? '';
  const number = prefix + String(place % perPrefix).padStart(of.digits, '0');
  return {
    digits: of.callingCode + number,
    national: of.trunk + number,
    country: of.country,
    callingCode: of.callingCode,
  };
}
