import type { LastClustering } from '../../model/partition.js';
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
 * Where weak joints are looked for: 1 for reports of operations in which there was one last night, and of those that last
 * night were several. In the others no evidence is new that could hang two parts together.
 */
export function doubtfulRegion(operations: Clusters, last: LastClustering): Uint8Array {
  const from = new Int32Array(operations.count).fill(-1);
  const doubtful = new Uint8Array(operations.count);
  operations.of.forEach((operation, r) => {
    const was = last.operation[r]!;
    if (was < 0) return;
    if (last.weak[was] === 1 || (from[operation]! >= 0 && from[operation] !== was)) doubtful[operation] = 1;
    from[operation] = was;
  });
  return Uint8Array.from(operations.of, (operation) => doubtful[operation]!);
}
