import type { LossColumns } from '../model/graph.js';
import { at, byteAt, groupBy, listOf, numberAt } from './columns.js';

/** Two reports of one loss lie at most this many days apart (rules, section 1). */
export const REPEAT_DAYS = 30;

/**
 * Runs of at least two losses that agree in owner, kind, currency and exact amount, each run in order of day, then
 * report, then place. Never a tolerance: equal within 1 % is wrong more often than it helps (detection rules, section 10).
 *
 * @param owner of each loss, numbered from 0; -1 leaves a loss out.
 * @param day by which each run is ordered.
 */
export function* equalLosses(
  losses: LossColumns,
  owner: Int32Array,
  owners: number,
  day: Int32Array,
): Generator<Int32Array, void, undefined> {
  const groups = groupBy(owner, owners);
  for (let group = 0; group < owners; group++) {
    const list = listOf(groups, group);
    if (list.length < 2) continue;
    list.sort((a, b) => compareAmounts(losses, a, b) || at(day, a) - at(day, b) || a - b);
    let start = 0;
    for (let place = 1; place <= list.length; place++) {
      if (place < list.length && compareAmounts(losses, at(list, start), at(list, place)) === 0) continue;
      if (place - start > 1) yield list.subarray(start, place);
      start = place;
    }
  }
}

function compareAmounts(losses: LossColumns, a: number, b: number): number {
  return (
    byteAt(losses.kind, a) - byteAt(losses.kind, b) ||
    numberAt(losses.currency, a) - numberAt(losses.currency, b) ||
    numberAt(losses.minor, a) - numberAt(losses.minor, b)
  );
}
