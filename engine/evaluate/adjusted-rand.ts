import { contingency } from './contingency.js';

/**
 * Adjusted Rand index (Hubert and Arabie 1985): how far two clusterings of the same reports agree about pairs, 1 for the
 * same clustering, about 0 for agreement by chance.
 *
 * @throws RangeError if they are of different lengths.
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const { reports, inA, inB, inBoth } = contingency(a, b);
  const [pairsInA, pairsInB, together] = [pairsIn(inA), pairsIn(inB), pairsIn(inBoth)];
  const byChance = reports < 2 ? 0 : (pairsInA * pairsInB) / pairs(reports);
  const most = (pairsInA + pairsInB) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}

function pairsIn(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + pairs(n), 0);
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}
