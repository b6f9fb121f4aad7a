import type { MoveGraph } from './move-graph.js';
import { ranksOf } from './move-graph.js';

/** Clusters of nodes or reports, numbered from 0. */
export interface Clusters {
  readonly count: number;
  /** Cluster of each. */
  readonly of: Int32Array;
}

/** Clusters numbered by their smallest member. @param community Label of each, below `bound`. */
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

/** Labels as `LocalMoves` takes them: each cluster is named by that of its nodes which comes first by id. */
export function firstNodes({ count, of }: Clusters, inOrder: Int32Array): Int32Array {
  const first = new Int32Array(count).fill(-1);
  for (const node of inOrder) if (first[of[node]!]! < 0) first[of[node]!] = node;
  const labels = new Int32Array(of.length);
  for (let node = 0; node < of.length; node++) labels[node] = first[of[node]!]!;
  return labels;
}

/** Every node alone. */
export function alone(nodes: number): Int32Array {
  const labels = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) labels[node] = node;
  return labels;
}

/** The nodes of the next level: clusters of those of this one, without the components that are done. */
export interface NextNodes extends Clusters {
  /** Next node of each node; -1 where its component is done. */
  readonly of: Int32Array;
  /** What the columns of `MoveGraph` say of the next nodes. */
  readonly columns: Pick<MoveGraph, 'nodes' | 'firstReport' | 'component' | 'componentFirst' | 'inOrder' | 'rank'>;
}

/**
 * Makes nodes of the clusters of the first `members` nodes, in components that are active and have more than one of them;
 * the others are set inactive, for nothing can move there any more.
 *
 * @param community Label of each node: a node.
 */
export function nextNodes(graph: MoveGraph, community: Int32Array, members: number, active: Uint8Array): NextNodes {
  const { component, componentFirst } = graph;
  stopSingles(component, community, members, active);
  const numberOf = new Int32Array(graph.nodes).fill(-1);
  const of = new Int32Array(members).fill(-1);
  let count = 0;
  for (let node = 0; node < members; node++) {
    const c = component[node]!;
    if (c < 0 || active[c] === 0) continue;
    const label = community[node]!;
    if (numberOf[label]! < 0) numberOf[label] = count++;
    of[node] = numberOf[label]!;
  }
  return { count, of, columns: { componentFirst, ...columnsOf(graph, count, of) } };
}

/** Sets components of one cluster inactive. */
function stopSingles(component: Int32Array, community: Int32Array, members: number, active: Uint8Array): void {
  const first = new Int32Array(active.length).fill(-1);
  const several = new Uint8Array(active.length);
  for (let node = 0; node < members; node++) {
    const c = component[node]!;
    if (c < 0) continue;
    if (first[c]! < 0) first[c] = community[node]!;
    else if (first[c] !== community[node]) several[c] = 1;
  }
  for (let c = 0; c < active.length; c++) active[c]! &= several[c]!;
}

function columnsOf(graph: MoveGraph, count: number, of: Int32Array) {
  const firstReport = new Int32Array(count).fill(0x7fffffff);
  const component = new Int32Array(count);
  for (let node = 0; node < of.length; node++) {
    const next = of[node]!;
    if (next < 0) continue;
    component[next] = graph.component[node]!;
    if (graph.firstReport[node]! < firstReport[next]!) firstReport[next] = graph.firstReport[node]!;
  }
  const inOrder = new Int32Array(count);
  const seen = new Uint8Array(count);
  let ordered = 0;
  for (let i = 0; ordered < count; i++) {
    const node = graph.inOrder[i]!;
    const next = node < of.length ? of[node]! : -1;
    if (next < 0 || seen[next] === 1) continue;
    seen[next] = 1;
    inOrder[ordered++] = next;
  }
  return { nodes: count, firstReport, component, inOrder, rank: ranksOf(inOrder) };
}

/** The nodes of cluster c: `members[starts[c] .. starts[c + 1]]`, ascending. Nodes of a negative cluster are left out. */
export function membersOf({ count, of }: Clusters): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const cluster of of) if (cluster >= 0) starts[cluster + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, -1);
  const members = new Int32Array(starts[count]!);
  for (let node = 0; node < of.length; node++) if (of[node]! >= 0) members[next[of[node]!]!++] = node;
  return { starts, members };
}
