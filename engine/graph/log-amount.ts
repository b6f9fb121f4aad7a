import { LOG_AMOUNT_UNITS } from '../model/graph.js';

/** Stands for "no amount" in columns of log amounts. */
export const NO_AMOUNT = -1;

/**
 * Natural logarithm of an amount, in `LOG_AMOUNT_UNITS`: amounts of up to one dollar count as one dollar.
 *
 * @param lostUsdMinor US cents; NaN, zero and less mean that nothing is known to be lost.
 */
export function logAmount(lostUsdMinor: number): number {
  if (!(lostUsdMinor > 0)) return NO_AMOUNT;
  return Math.round(Math.log(Math.max(lostUsdMinor / 100, 1)) * LOG_AMOUNT_UNITS);
}
