import type { Groups } from './columns.js';
import { at, listOf } from './columns.js';

/** How many reports an old and a new campaign share. */
export interface Overlap {
  readonly old: number;
  readonly now: number;
  readonly shared: number;
}

export interface Overlaps {
  /** Only pairs that share something; most shared first, then old, then new number. */
  readonly pairs: readonly Overlap[];
  /** Reports of each old campaign that still exist. */
  readonly oldSize: Int32Array;
  /** Reports of each new campaign that were in any campaign of the last run. */
  readonly nowKnown: Int32Array;
}

/** @param last per report: number of its old campaign, -1 for none. */
export function overlapsOf(members: Groups, last: Int32Array, oldCampaigns: number): Overlaps {
  const oldSize = new Int32Array(oldCampaigns);
  for (const old of last) if (old >= 0) oldSize[old] = at(oldSize, old) + 1;
  const nowKnown = new Int32Array(members.count);
  const pairs: Overlap[] = [];
  if (oldCampaigns === 0) return { pairs, oldSize, nowKnown };
  for (let now = 0; now < members.count; now++) {
    const shared = new Map<number, number>();
    for (const report of listOf(members, now)) {
      const old = at(last, report);
      if (old >= 0) shared.set(old, (shared.get(old) ?? 0) + 1);
    }
    for (const [old, count] of shared) {
      pairs.push({ old, now, shared: count });
      nowKnown[now] = at(nowKnown, now) + count;
    }
  }
  pairs.sort((a, b) => b.shared - a.shared || a.old - b.old || a.now - b.now);
  return { pairs, oldSize, nowKnown };
}
