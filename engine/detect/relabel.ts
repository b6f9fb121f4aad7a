/** Labels numbered from 0 in the order in which they first appear, and how many there are. */
export interface Labels {
  readonly community: Int32Array;
  readonly count: number;
}

/**
 * Numbers communities by their smallest member, so that equal partitions have equal bytes whatever a kernel calls them.
 *
 * @param labels One label per report, each at least 0 and below `bound`.
 */
export function numberBySmallest(labels: Int32Array, bound: number): Labels {
  const numberOf = new Int32Array(bound).fill(-1);
  const community = new Int32Array(labels.length);
  let count = 0;
  for (let r = 0; r < labels.length; r++) {
    const label = labels[r]!;
    if (numberOf[label]! < 0) numberOf[label] = count++;
    community[r] = numberOf[label]!;
  }
  return { community, count };
}
