import type { Tally } from '../model/campaign.js';

export interface TitleEvidence {
  readonly fraudTypes: readonly Tally[];
  readonly countries: readonly Tally[];
  readonly reports: number;
  /** The strongest artifact, already defanged; null where nothing links the reports. */
  readonly around: string | null;
}

export const MAX_TITLE = 120;
const MAX_TYPE = 40;
const MAX_AROUND = 60;

/** A type speaks for a campaign if at least one in so many of its reports is of it: one report must not name thousands. */
const TYPE_SHARE = 10;

/** Types that say by themselves that they are a crime; to others `fraud` is added. */
const CRIME = /fraud|scam|phish|extort|theft|ransom|launder|compromise|impersonat|spoof|mule|swindle|hack|malware/;

/**
 * A title from the evidence, as `Investment fraud around fastprofit[.]example, 14 countries`. Attackers wrote part of
 * it: control, direction and zero-width characters are taken out and each part is bounded. Nothing of a victim is in it.
 */
export function titleOf({ fraudTypes, countries, reports, around }: TitleEvidence): string {
  const named = around === null ? '' : bounded(clean(around), MAX_AROUND);
  const type = fraudTypes[0];
  const speaks = type !== undefined && type.reports * TYPE_SHARE >= reports;
  const what = typeText(speaks ? type.value : undefined) + (named === '' ? '' : ` around ${named}`);
  return bounded(`${what}, ${placeText(countries) ?? `${reports} reports`}`, MAX_TITLE);
}

/** Letters, digits and spaces alone: a type is a word of the source's own and could carry a link. */
function typeText(type: string | undefined): string {
  const words = bounded(clean((type ?? '').replace(/[^\p{L}\p{N}\p{M}]/gu, ' ')), MAX_TYPE);
  if (words === '' || words === 'other' || words === 'unknown') return 'Campaign';
  const crime = CRIME.test(words) ? words : `${words} fraud`;
  return crime.replace(/^./u, (first) => first.toUpperCase());
}

function placeText(countries: readonly Tally[]): string | null {
  const first = countries[0];
  if (first === undefined) return null;
  return countries.length === 1 ? clean(first.value) : `${countries.length} countries`;
}

function clean(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Cuts between characters, never inside one, and says so. */
function bounded(text: string, limit: number): string {
  const characters = Array.from(text.slice(0, 4 * limit));
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
