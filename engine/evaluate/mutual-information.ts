/**
 * Normalised mutual information of two clusterings of the same reports, by the mean of their entropies (Danon and others
 * 2005): 1 for the same clustering, 0 where one tells nothing of the other. It is high for clusterings into many small
 * parts, whatever they are, so read it beside the adjusted Rand index.
 *
 * @throws RangeError if they are of different lengths.
 */
export function normalizedMutualInformation(a: Int32Array, b: Int32Array): number {
  if (a.length !== b.length) throw new RangeError('two clusterings of the same reports have the same length');
  const cells = new Map<string, number>();
  a.forEach((label, r) => {
    count(cells, `${label} ${b[r] ?? -1}`);
  });
  const [inA, inB, inBoth] = [entropy(countsOf(a), a.length), entropy(countsOf(b), a.length), entropy(cells, a.length)];
  return inA + inB === 0 ? 1 : Math.min(1, Math.max(0, (2 * (inA + inB - inBoth)) / (inA + inB)));
}

function entropy(counts: ReadonlyMap<unknown, number>, all: number): number {
  return [...counts.values()].reduce((sum, n) => sum - (n / all) * Math.log(n / all), 0);
}

function countsOf(labels: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const label of labels) count(counts, label);
  return counts;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
