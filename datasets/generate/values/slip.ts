import type { Draws } from '../draws.js';

/**
 * A name as someone types it who slips once in its first word: two letters change places, one is doubled, or one is left
 * out. The rest, with the serial that makes a name unique, stays.
 */
export function slip(name: string, draws: Draws): string {
  const word = /^[a-z]+/.exec(name)?.[0] ?? '';
  if (word.length < 3) return `x${name}`;
  const place = 1 + draws.below(word.length - 2);
  const [a, b] = [word.charAt(place), word.charAt(place + 1)];
  const way = a === b ? 1 + draws.below(2) : draws.below(3);
  const typed = [b + a, a + a + b, b][way] ?? b;
  return word.slice(0, place) + typed + name.slice(place + 2);
}
