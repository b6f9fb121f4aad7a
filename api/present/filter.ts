/** The words with which campaigns are asked for, the same in HTTP and on the command line (rules, section 3). */
import {
  CAMPAIGN_SORTS,
  dayFromText,
  DEFAULT_PAGE,
  LEVELS,
  MAX_PAGE,
  minorDigits,
  type CampaignFilter,
  type CampaignSort,
  type Level,
} from '../../engine/index.js';

export interface FilterWords {
  /** `campaign` where nothing is said. */
  readonly level?: string;
  /** Only campaigns of this operation. */
  readonly operation?: string;
  readonly type?: string;
  readonly country?: string;
  readonly currency?: string;
  /** Decimal text in the reporting currency. */
  readonly minLoss?: string;
  readonly minVictims?: number;
  readonly minReports?: number;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
  readonly sort?: string;
  readonly order?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Names the word that cannot be read, and why; never repeats what it held. */
export interface WordFault {
  readonly word: keyof FilterWords;
  readonly reason: string;
}

export type FilterReading = { readonly filter: CampaignFilter } | { readonly fault: WordFault };

/** The longest search text, cursor or looked-up value that is read at all. */
export const MAX_WORD = 2048;

/**
 * Reads the words into what the store understands. `currency` is the reporting currency, in which `minLoss` is given.
 * A word that cannot be read is a fault, not an exception.
 */
export function readFilter(words: FilterWords, currency: string): FilterReading {
  const fault = formFault(words) ?? rangeFault(words);
  if (fault !== null) return { fault };
  const minLossMinor = words.minLoss === undefined ? undefined : minorOf(words.minLoss, currency);
  if (minLossMinor === null) return { fault: { word: 'minLoss', reason: `must be an amount in ${currency}` } };
  const sort = words.sort === undefined ? 'lost' : (words.sort as CampaignSort);
  return {
    filter: {
      level: (words.level ?? 'campaign') as Level,
      operation: words.operation,
      type: words.type?.trim().toLowerCase(),
      country: words.country?.toUpperCase(),
      currency: words.currency?.toUpperCase(),
      minLossMinor,
      minVictims: words.minVictims,
      minReports: words.minReports,
      from: dayOf(words.from),
      to: dayOf(words.to),
      q: words.q,
      sort,
      order: words.order === undefined ? (sort === 'id' ? 'asc' : 'desc') : (words.order as 'asc' | 'desc'),
      limit: words.limit ?? DEFAULT_PAGE,
      cursor: words.cursor,
    },
  };
}

/** Whole minor units of a decimal text, or null where it is no amount of the currency: `10000.5` USD is 1000050. */
export function minorOf(text: string, currency: string): bigint | null {
  const digits = minorDigits(currency) ?? 0;
  const match = /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return null;
  return BigInt((match[1] ?? '') + fraction.padEnd(digits, '0'));
}

function formFault(words: FilterWords): WordFault | null {
  return levelFault(words) ?? codeFault(words) ?? choiceFault(words);
}

function levelFault({ level, operation }: FilterWords): WordFault | null {
  if (level !== undefined && !LEVELS.some((one) => one === level))
    return { word: 'level', reason: `must be one of ${LEVELS.join(', ')}` };
  if (level === 'operation' && operation !== undefined)
    return { word: 'operation', reason: 'names the operation whose campaigns are listed: leave the level out' };
  return null;
}

function codeFault(words: FilterWords): WordFault | null {
  if (words.country !== undefined && !/^[A-Za-z]{2}$/.test(words.country))
    return { word: 'country', reason: 'must be a country code of two letters, as in DE' };
  if (words.currency !== undefined && minorDigits(words.currency.toUpperCase()) === null)
    return { word: 'currency', reason: 'must be a currency of ISO 4217, as in EUR' };
  for (const word of ['from', 'to'] as const)
    if (words[word] !== undefined && dayFromText(words[word]) === null)
      return { word, reason: 'must be a day of the calendar as YYYY-MM-DD' };
  return null;
}

function choiceFault(words: FilterWords): WordFault | null {
  if (words.sort !== undefined && !CAMPAIGN_SORTS.some((sort) => sort === words.sort))
    return { word: 'sort', reason: `must be one of ${CAMPAIGN_SORTS.join(', ')}` };
  if (words.order !== undefined && words.order !== 'asc' && words.order !== 'desc')
    return { word: 'order', reason: 'must be asc or desc' };
  for (const word of ['operation', 'type', 'q', 'cursor'] as const)
    if (words[word] !== undefined && (words[word].length === 0 || words[word].length > MAX_WORD))
      return { word, reason: `must hold 1 to ${MAX_WORD} characters` };
  return null;
}

function rangeFault(words: FilterWords): WordFault | null {
  for (const word of ['minVictims', 'minReports'] as const)
    if (words[word] !== undefined && !(Number.isSafeInteger(words[word]) && words[word] >= 0))
      return { word, reason: 'must be a whole number from 0' };
  const limit = words.limit ?? DEFAULT_PAGE;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    return { word: 'limit', reason: `must be a whole number from 1 to ${MAX_PAGE}` };
  const from = dayOf(words.from);
  const to = dayOf(words.to);
  if (from !== undefined && to !== undefined && from > to) return { word: 'to', reason: 'must not be before from' };
  return null;
}

function dayOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : (dayFromText(text) ?? undefined);
}
