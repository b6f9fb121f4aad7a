/**
 * Adjusted Rand index (Hubert and Arabie 1985): how far two clusterings of the same reports agree about pairs, 1 for the
 * same clustering, about 0 for agreement by chance.
 *
 * @throws RangeError if they are of different lengths.
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  if (a.length !== b.length) throw new RangeError('two clusterings of the same reports have the same length');
  const cells = new Map<string, number>();
  a.forEach((label, r) => {
    count(cells, `${label} ${b[r] ?? -1}`);
  });
  const together = pairsIn(cells);
  const inA = pairsIn(countsOf(a));
  const inB = pairsIn(countsOf(b));
  const byChance = a.length < 2 ? 0 : (inA * inB) / pairs(a.length);
  const most = (inA + inB) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}

function countsOf(labels: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const label of labels) count(counts, label);
  return counts;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}
