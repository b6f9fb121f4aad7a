import { hash } from 'node:crypto';
import { NO_DAY } from '../model/day.js';
import type { ReportColumns } from '../model/graph.js';
import type { Level } from '../model/campaign.js';
import type { CampaignId } from '../model/ids.js';
import { at } from './columns.js';
import { reportIdAt } from './report-id.js';

/** Crockford's base32: no i, l, o or u, so an id survives being read out on the phone. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const HALF_DIGITS = 6;
const BITS_PER_DIGIT = 5;

/** The report that stands for a founding: the smallest by (day, id), undated ones last. */
export function founderOf(members: Int32Array, { day }: ReportColumns): number {
  let founder = at(members, 0);
  for (const report of members) if (foundingDay(at(day, report)) < foundingDay(at(day, founder))) founder = report;
  return founder;
}

function foundingDay(day: number): number {
  return day === NO_DAY ? Infinity : day;
}

const PREFIXES: Readonly<Record<Level, string>> = { campaign: 'c', operation: 'o' };

/**
 * A new id from the founding evidence (rules, section 1): sha256 over level, day and report id, with a counter where
 * that id was ever used. Adds it to `used`.
 */
export function mintId(level: Level, founder: number, reports: ReportColumns, used: Set<CampaignId>): CampaignId {
  const day = at(reports.day, founder);
  const founding = [level, day === NO_DAY ? '' : day, reportIdAt(reports.idWords, founder)].join('\0');
  for (let counter = 0; ; counter++) {
    const text = counter === 0 ? founding : `${founding}\0${counter}`;
    const id = `${PREFIXES[level]}-${digitsOf(hash('sha256', text, 'hex'))}`;
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

/**
 * The first 60 bits of a hash.
 *
 * @param hexadecimal the hash.
 */
export function digitsOf(hexadecimal: string): string {
  const high = Number.parseInt(hexadecimal.slice(0, 8), 16);
  const low = Number.parseInt(hexadecimal.slice(8, 15), 16);
  return halfOf(high >>> 2) + halfOf(((high & 3) << 28) | low);
}

/** 30 bits. */
function halfOf(bits: number): string {
  let digits = '';
  for (let place = HALF_DIGITS - 1; place >= 0; place--)
    digits += DIGITS[(bits >>> (place * BITS_PER_DIGIT)) & 31] ?? '';
  return digits;
}
