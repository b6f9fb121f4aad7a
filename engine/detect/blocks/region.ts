import type { LastClustering, WeakJoint } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import type { Links } from './joints.js';

/**
 * Where a warm run looks anew: 1 for reports that were in no campaign last night and link, and for those that share a spell
 * with such a one. What lies further away has the evidence that it had, and stays together as it was.
 *
 * @param reachReports Spells of more reports say little of each pair of them, and reach half of the graph.
 */
export function changedRegion({ graph, kept }: Links, last: LastClustering, reachReports: number): Uint8Array {
  const region = new Uint8Array(graph.reports);
  for (let s = 0; s < graph.spells; s++) {
    if (kept[s] === 0) continue;
    const users = graph.spellReports.subarray(graph.spellOffsets[s], graph.spellOffsets[s + 1]);
    if (!users.some((report) => last.operation[report]! < 0)) continue;
    for (const report of users) if (users.length <= reachReports || last.operation[report]! < 0) region[report] = 1;
  }
  return region;
}

/** What is told of the weak joints of a warm run without looking, and where to look: 1 for reports. */
export interface Doubts {
  readonly carried: readonly WeakJoint[];
  readonly region: Uint8Array;
}

/**
 * A campaign that is what it was, none of its reports being near a new one, has the joints that it had. Weak joints are
 * looked for in the others that had one, and in those that last night were several: elsewhere no evidence is new that could
 * hang two parts together.
 *
 * @param changed As `changedRegion`.
 */
export function doubtsOf(campaigns: Clusters, last: LastClustering, changed: Uint8Array): Doubts {
  const past = pastOf(campaigns, last, changed);
  const jointsOf = new Map<number, WeakJoint[]>();
  for (const joint of last.joints) jointsOf.set(joint.community, [...(jointsOf.get(joint.community) ?? []), joint]);
  const carried: WeakJoint[] = [];
  const doubtful = new Uint8Array(campaigns.count);
  for (let campaign = 0; campaign < campaigns.count; campaign++) {
    const joints = jointsOf.get(past.was[campaign]!) ?? [];
    if (past.isSame[campaign] === 1) carried.push(...joints.map((joint) => ({ ...joint, community: campaign })));
    else if (past.several[campaign] === 1 || joints.length > 0) doubtful[campaign] = 1;
  }
  return { carried, region: Uint8Array.from(campaigns.of, (campaign) => doubtful[campaign]!) };
}

/** By campaign: what it was last night (-1: nothing), whether it was several, and whether it is the same with the same evidence. */
function pastOf(campaigns: Clusters, last: LastClustering, changed: Uint8Array) {
  const was = new Int32Array(campaigns.count).fill(-1);
  const several = new Uint8Array(campaigns.count);
  const isSame = new Uint8Array(campaigns.count).fill(1);
  const size = new Int32Array(campaigns.count);
  const sizeThen = new Map<number, number>();
  campaigns.of.forEach((campaign, r) => {
    const then = last.campaign[r]!;
    size[campaign]!++;
    if (then < 0 || changed[r] === 1) isSame[campaign] = 0;
    if (then < 0) return;
    sizeThen.set(then, (sizeThen.get(then) ?? 0) + 1);
    if (was[campaign]! >= 0 && was[campaign] !== then) several[campaign] = 1;
    was[campaign] = then;
  });
  for (let campaign = 0; campaign < campaigns.count; campaign++)
    if (several[campaign] === 1 || size[campaign] !== sizeThen.get(was[campaign]!)) isSame[campaign] = 0;
  return { was, several, isSame };
}
