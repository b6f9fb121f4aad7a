import type { MoveGraph } from './move-graph.js';

/** Clusters numbered by their smallest node. */
export interface Clusters {
  readonly count: number;
  /** Cluster of each node. */
  readonly of: Int32Array;
}

/** @param community Label of each node, below `bound`. */
export function clustersOf(community: Int32Array, bound = community.length): Clusters {
  const numberOf = new Int32Array(bound).fill(-1);
  const of = new Int32Array(community.length);
  let count = 0;
  for (let node = 0; node < community.length; node++) {
    const label = community[node]!;
    if (numberOf[label]! < 0) numberOf[label] = count++;
    of[node] = numberOf[label]!;
  }
  return { count, of };
}

/** Labels whose names are the smallest node of each cluster, as `LocalMoves` takes them. */
export function smallestNodes({ count, of }: Clusters): Int32Array {
  const smallest = new Int32Array(count).fill(-1);
  const labels = new Int32Array(of.length);
  for (let node = 0; node < of.length; node++) {
    if (smallest[of[node]!]! < 0) smallest[of[node]!] = node;
    labels[node] = smallest[of[node]!]!;
  }
  return labels;
}

/** Every node alone. */
export function alone(nodes: number): Int32Array {
  const labels = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) labels[node] = node;
  return labels;
}

/** The graph between clusters: sizes and weights add up, edges inside a cluster go. */
export function aggregate(graph: MoveGraph, clusters: Clusters): MoveGraph {
  const { count, of } = clusters;
  const size = new Int32Array(count);
  const component = new Int32Array(count).fill(-1);
  const firstReport = new Int32Array(count).fill(0x7fffffff);
  for (let node = 0; node < graph.nodes; node++) {
    const cluster = of[node]!;
    size[cluster]! += graph.size[node]!;
    component[cluster] = graph.component[node]!;
    if (graph.firstReport[node]! < firstReport[cluster]!) firstReport[cluster] = graph.firstReport[node]!;
  }
  const edges = edgesBetween(graph, clusters);
  return { nodes: count, ...edges, size, firstReport, component, componentFirst: graph.componentFirst };
}

function edgesBetween(graph: MoveGraph, { count, of }: Clusters) {
  const { starts, members } = membersOf({ count, of });
  const offsets = new Int32Array(count + 1);
  const targets = new Int32Array(graph.targets.length);
  const weights = new Float64Array(graph.targets.length);
  const placeOf = new Int32Array(count).fill(-1);
  let end = 0;
  for (let cluster = 0; cluster < count; cluster++) {
    const start = end;
    for (let i = starts[cluster]!; i < starts[cluster + 1]!; i++) {
      const node = members[i]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const other = of[graph.targets[e]!]!;
        if (other === cluster) continue;
        // A place before this row's start is left over from an earlier row.
        if (placeOf[other]! < start) {
          placeOf[other] = end;
          targets[end++] = other;
        }
        weights[placeOf[other]!]! += graph.weights[e]!;
      }
    }
    offsets[cluster + 1] = end;
  }
  return { offsets, targets: targets.slice(0, end), weights: weights.slice(0, end) };
}

/** The nodes of cluster c, ascending: `members[starts[c] .. starts[c + 1]]`. */
export function membersOf({ count, of }: Clusters): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const cluster of of) starts[cluster + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, -1);
  const members = new Int32Array(of.length);
  for (let node = 0; node < of.length; node++) members[next[of[node]!]!++] = node;
  return { starts, members };
}
