/** How many reports two clusterings put into each cluster, and into each pair of clusters. */
export interface Contingency {
  readonly reports: number;
  readonly inA: readonly number[];
  readonly inB: readonly number[];
  /** Of each pair that shares a report. */
  readonly inBoth: readonly number[];
}

/** @throws RangeError if they are of different lengths. */
export function contingency(a: Int32Array, b: Int32Array): Contingency {
  if (a.length !== b.length) throw new RangeError('two clusterings of the same reports have the same length');
  const [inA, inB] = [new Map<number, number>(), new Map<number, number>()];
  const inBoth = new Map<string, number>();
  a.forEach((label, r) => {
    const other = b[r] ?? -1;
    count(inA, label);
    count(inB, other);
    count(inBoth, `${label} ${other}`);
  });
  return { reports: a.length, inA: [...inA.values()], inB: [...inB.values()], inBoth: [...inBoth.values()] };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
