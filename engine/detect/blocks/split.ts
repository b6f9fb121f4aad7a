import type { EvidenceGraph } from '../../model/graph.js';
import type { Clusters } from './aggregate.js';
import type { MoveGraph } from './move-graph.js';

/** Cuts each cluster into its connected parts: when a node that held two others together moves on, nobody tells them. */
export function connectedParts(graph: MoveGraph, { of }: Clusters): Clusters {
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
  const parent = Int32Array.from({ length: graph.reports }, (_, r) => r);
  const seenIn = new Int32Array(count).fill(-1);
  const first = new Int32Array(count);
  for (let s = 0; s < graph.spells; s++) {
    if (kept[s] === 0) continue;
    for (let e = graph.spellOffsets[s]!; e < graph.spellOffsets[s + 1]!; e++) {
      const report = graph.spellReports[e]!;
      const cluster = of[report]!;
      if (seenIn[cluster] === s) unite(parent, first[cluster]!, report);
      else {
        seenIn[cluster] = s;
        first[cluster] = report;
      }
    }
  }
  return rootsAsClusters(parent);
}

/** Smaller numbers become roots, so the root of a set is its smallest report. */
function unite(parent: Int32Array, a: number, b: number): void {
  const x = rootOf(parent, a);
  const y = rootOf(parent, b);
  if (x < y) parent[y] = x;
  else parent[x] = y;
}

function rootOf(parent: Int32Array, start: number): number {
  let node = start;
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]!]!;
    node = parent[node]!;
  }
  return node;
}

function rootsAsClusters(parent: Int32Array): Clusters {
  const of = new Int32Array(parent.length);
  let count = 0;
  for (let r = 0; r < parent.length; r++) {
    const root = rootOf(parent, r);
    of[r] = root === r ? count++ : of[root]!;
  }
  return { count, of };
}
