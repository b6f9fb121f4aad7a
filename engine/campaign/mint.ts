import { createHash } from 'node:crypto';
import { NO_DAY } from '../model/day.js';
import type { ReportColumns } from '../model/graph.js';
import type { Level } from '../model/campaign.js';
import type { CampaignId } from '../model/ids.js';
import { at } from './columns.js';
import { reportIdAt } from './report-id.js';

/** Crockford's base32: no i, l, o or u, so an id survives being read out on the phone. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_DIGITS = 12;
const BITS_PER_DIGIT = 5n;

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
    const id = `${PREFIXES[level]}-${digitsOf(createHash('sha256').update(text).digest())}`;
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

/** The first 60 bits of a hash. */
export function digitsOf(hash: Buffer): string {
  let bits = hash.readBigUInt64BE() >> 4n;
  let digits = '';
  for (let place = 0; place < ID_DIGITS; place++) {
    digits = (DIGITS[Number(bits & 31n)] ?? '') + digits;
    bits >>= BITS_PER_DIGIT;
  }
  return digits;
}
