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

/**
 * What a warm run looks at whole: 1 for the reports of operations that something new came to, and that hung together by a
 * weak joint last night. There a mistake is likely, and the joints that were told need not be those of today.
 *
 * @param changed As `changedRegion`.
 */
export function doubtfulRegion(last: LastClustering, changed: Uint8Array): Uint8Array {
  const hasJoint = new Set(last.joints.map(({ community }) => community));
  const touched = new Uint8Array(last.count);
  const doubted = new Uint8Array(last.count);
  last.operation.forEach((operation, r) => {
    if (operation < 0) return;
    if (changed[r] === 1) touched[operation] = 1;
    if (hasJoint.has(last.campaign[r]!)) doubted[operation] = 1;
  });
  return Uint8Array.from(last.operation, (operation) =>
    operation < 0 ? 0 : touched[operation]! & doubted[operation]!,
  );
}

/**
 * The weak joints of last night that are told again: those of campaigns that were not looked at whole and are still
 * together. No report of them is near a new one, so no evidence is new that could make a joint stronger.
 *
 * @param looked As `doubtfulRegion`.
 */
export function carriedJoints(campaigns: Clusters, last: LastClustering, looked: Uint8Array): WeakJoint[] {
  const now = new Map<number, number>();
  for (const { community } of last.joints) now.set(community, NOWHERE);
  last.campaign.forEach((then, r) => {
    const campaign = now.get(then);
    if (campaign === undefined) return;
    const isStill = looked[r] === 0 && (campaign === NOWHERE || campaign === campaigns.of[r]);
    now.set(then, isStill ? campaigns.of[r]! : APART);
  });
  return last.joints.flatMap((joint) => {
    const community = now.get(joint.community) ?? NOWHERE;
    return community >= 0 ? [{ ...joint, community }] : [];
  });
}

const NOWHERE = -1;
const APART = -2;
