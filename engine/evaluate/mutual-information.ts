import { contingency } from './contingency.js';

/**
 * Normalised mutual information of two clusterings of the same reports, by the mean of their entropies (Danon and others
 * 2005): 1 for the same clustering, 0 where one tells nothing of the other. It is high for clusterings into many small
 * parts, whatever they are, so read it beside the adjusted Rand index.
 *
 * @throws RangeError if they are of different lengths.
 */
export function normalizedMutualInformation(a: Int32Array, b: Int32Array): number {
  const { reports, inA, inB, inBoth } = contingency(a, b);
  const [ofA, ofB, ofBoth] = [entropy(inA, reports), entropy(inB, reports), entropy(inBoth, reports)];
  return ofA + ofB === 0 ? 1 : Math.min(1, Math.max(0, (2 * (ofA + ofB - ofBoth)) / (ofA + ofB)));
}

function entropy(counts: readonly number[], all: number): number {
  return counts.reduce((sum, n) => sum - (n / all) * Math.log(n / all), 0);
}
