import type { EvidenceGraph } from '../../model/graph.js';
import type { Clusters } from './aggregate.js';
import type { MoveGraph } from './move-graph.js';
import { UnionFind } from '../../model/union-find.js';

/**
 * Cuts each cluster into its connected parts: when a node that held two others together moves on, nobody tells them.
 *
 * @param of Label of each node.
 */
export function connectedParts(graph: MoveGraph, of: Int32Array): Clusters {
  const part = new Int32Array(graph.nodes).fill(-1);
  const queue = new Int32Array(graph.nodes);
  let count = 0;
  for (let start = 0; start < graph.nodes; start++) {
    if (part[start]! >= 0) continue;
    part[start] = count;
    queue[0] = start;
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const target = graph.targets[e]!;
        if (part[target]! >= 0 || of[target] !== of[node]) continue;
        part[target] = count;
        queue[tail++] = target;
      }
    }
    count++;
  }
  return { count, of: part };
}

/**
 * The same for clusters of reports, which are connected as long as they share spells, whoever else uses them.
 *
 * @param of Cluster of each report, below `count`.
 * @param kept 1 for each spell that links.
 */
export function connectedReports(graph: EvidenceGraph, kept: Uint8Array, { count, of }: Clusters): Clusters {
  const sets = new UnionFind(graph.reports);
  const seenIn = new Int32Array(count).fill(-1);
  const first = new Int32Array(count);
  for (let s = 0; s < graph.spells; s++) {
    if (kept[s] === 0) continue;
    for (let e = graph.spellOffsets[s]!; e < graph.spellOffsets[s + 1]!; e++) {
      const report = graph.spellReports[e]!;
      const cluster = of[report]!;
      if (seenIn[cluster] === s) sets.unite(first[cluster]!, report);
      else {
        seenIn[cluster] = s;
        first[cluster] = report;
      }
    }
  }
  return setsAsClusters(sets, graph.reports);
}

function setsAsClusters(sets: UnionFind, reports: number): Clusters {
  const of = new Int32Array(reports);
  let count = 0;
  for (let r = 0; r < reports; r++) {
    const root = sets.rootOf(r);
    of[r] = root === r ? count++ : of[root]!;
  }
  return { count, of };
}
