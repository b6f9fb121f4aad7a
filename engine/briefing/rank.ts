import type { Campaign } from '../model/campaign.js';
import { compareText } from '../model/ids.js';

/** Most lost first, then most victims. */
export function byLost(a: Campaign, b: Campaign): number {
  return order(b.ledger.converted.lostMinor, a.ledger.converted.lostMinor) || victims(b) - victims(a) || byId(a, b);
}

/** Most victims first, then most lost. */
export function byVictims(a: Campaign, b: Campaign): number {
  return victims(b) - victims(a) || order(b.ledger.converted.lostMinor, a.ledger.converted.lostMinor) || byId(a, b);
}

/**
 * The first of both orders, taken in turns: what took most money, what hit most people, what took the second most money
 * ... so that neither a single large loss nor many small ones can hide the other.
 */
export function inTurns(
  byMoney: readonly Campaign[],
  byPeople: readonly Campaign[],
  limit: number,
): readonly Campaign[] {
  const taken = new Map<string, Campaign>();
  for (let place = 0; place < Math.max(byMoney.length, byPeople.length) && taken.size < limit; place++)
    for (const one of [byMoney[place], byPeople[place]])
      if (one !== undefined && taken.size < limit && !taken.has(one.id)) taken.set(one.id, one);
  return [...taken.values()];
}

function victims({ victims: { distinct } }: Campaign): number {
  return distinct;
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byId(a: Campaign, b: Campaign): number {
  return compareText(a.id, b.id);
}
