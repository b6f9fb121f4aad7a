/** The words of briefings: figures, days and names as they stand on a page. */
import {
  dayText,
  grouped,
  moneyText,
  type ArtifactKind,
  type Campaign,
  type Day,
  type Ledger,
  type Money,
  type SetAsideReason,
} from '../../../engine/index.js';
import { shownText } from '../shown.js';

export { grouped, plural } from '../../../engine/index.js';
import type { Span } from './document.js';

/** Control, direction and invisible characters: nothing that a reader could not see may stand on a page. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const MAX_NAME = 100;

/** One line of visible characters, cut where it is too long for a page. */
export function visible(text: string, most = 500): string {
  const line = text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
  const characters = Array.from(line.slice(0, 2 * most));
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

export function artifact(one: { readonly kind: ArtifactKind; readonly shown: string }): Span {
  return { artifact: visible(shownText(one), MAX_NAME) };
}

/** A country with fewer reports than this is not named on a page that is handed around: see `SMALL_CELLS`. */
export const SMALL_CELL = 3;

/**
 * The title, without the country where it is one of a few reports: with a date and an amount it could point at a person.
 */
export function titleOf({ title, countries }: Campaign): string {
  const only = countries.length === 1 ? countries[0] : undefined;
  const place = only !== undefined && only.reports < SMALL_CELL ? `, ${only.value}` : '';
  return visible(place !== '' && title.endsWith(place) ? title.slice(0, -place.length) : title, 160);
}

export function money({ currency, minor }: Money): string {
  return `${visible(currency, 3)} ${grouped(moneyText({ currency, minor }))}`;
}

/** Whole units, for charts and narrow columns: what is cut off is said where it is used. */
export function wholeMoney(currency: string, minor: bigint): string {
  return grouped(moneyText({ currency, minor }).split('.')[0] ?? '0');
}

export function lost({ converted }: Ledger): string {
  return money({ currency: converted.currency, minor: converted.lostMinor });
}

export function missing({ converted }: Ledger): string {
  return converted.missingCurrencies.length === 0
    ? ''
    : `without ${converted.missingCurrencies.map((one) => visible(one, 3)).join(', ')}, which had no rate`;
}

export function day(one: Day | null): string {
  return one === null ? '-' : dayText(one);
}

/** `2026-03-04 05:06 UTC` for an instant as the manifest has it. */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

export function span(first: Day | null, last: Day | null): string {
  return first === null || last === null ? 'no dated report' : `${dayText(first)} to ${dayText(last)}`;
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;
}

/** What an artifact's role in a campaign means. */
export const ROLE_WORDS: Readonly<Record<SetAsideReason, string>> = {
  links: 'link reports of the campaign',
  'single-use': 'are named by one report alone',
  'kind-never-links': 'are of a kind that never links',
  listed: 'stand on a list of benign infrastructure',
  'derived-once': 'follow from another artifact that is counted already',
  hub: 'serve many campaigns (hubs)',
};
