import type { EvidenceGraph } from '../../model/graph.js';
import type { Bridge } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import { clustersOf, membersOf } from './aggregate.js';
import type { Articulation, Articulations } from './articulations.js';
import { articulations } from './articulations.js';
import type { OperationGraph } from './operation-graph.js';
import { OperationGraphs } from './operation-graph.js';
import type { Parameters } from './parameters.js';
import { PartSums } from './part-sums.js';
import type { Terms } from './terms.js';
import { UnionFind } from '../../model/union-find.js';

/** Campaigns, and the bridges between those that are one operation. */
export interface Campaigns {
  readonly clusters: Clusters;
  readonly bridges: readonly Bridge[];
}

export interface BridgeRules {
  readonly parameters: Parameters;
  readonly terms: Terms;
}

/**
 * Cuts operations into campaigns (section 2.4 of the detection rules, section 4 of the rules): every spell whose removal
 * leaves two parts of at least `bridgeReports` reports is a bridge, and is cut unless dates and amounts vouch for the
 * join. The spell stays with the part that uses it most; loose parts follow the largest part they touch. What is cut is
 * not forgotten: a bridge is a question for an analyst.
 *
 * @param operations Connected clusters of reports.
 * @param kept 1 for each spell that links.
 */
export function cutBridges(
  graph: EvidenceGraph,
  operations: Clusters,
  kept: Uint8Array,
  rules: BridgeRules,
): Campaigns {
  const { parameters } = rules;
  const labels = Int32Array.from(operations.of);
  const { starts, members } = membersOf(operations);
  const graphs = new OperationGraphs(graph, kept);
  const cuts: Cut[] = [];
  for (let o = 0; o < operations.count && parameters.bridgeCut !== 'never'; o++) {
    const reports = members.subarray(starts[o], starts[o + 1]);
    if (reports.length < 2 * parameters.bridgeReports) continue;
    const sides = cutOperation(graph, reports, graphs.of(reports), rules);
    if (sides === null) continue;
    reports.forEach((report, r) => (labels[report] = operations.count + reports[sides.of[r]!]!));
    cuts.push(...sides.cuts);
  }
  if (cuts.length === 0) return { clusters: operations, bridges: [] };
  const clusters = clustersOf(labels, operations.count + graph.reports);
  return { clusters, bridges: cuts.map((cut) => bridgeOf(cut, clusters)) };
}

interface Cut {
  readonly artifact: number;
  /** Reports of the operation that use it, in the evidence graph. */
  readonly reports: readonly number[];
}

function bridgeOf({ artifact, reports }: Cut, { of }: Clusters): Bridge {
  return { artifact, communities: [...new Set(reports.map((report) => of[report]!))].sort((a, b) => a - b) };
}

/** For each report of an operation the smallest report of its side, both as places; null where nothing is cut. */
function cutOperation(graph: EvidenceGraph, reports: Int32Array, operation: OperationGraph, rules: BridgeRules) {
  const found = articulations(operation);
  const bridges = found.spells.filter((spell) => isBridge(spell, operation.reports, rules.parameters.bridgeReports));
  if (bridges.length === 0) return null;
  const vouching = new Vouching(graph, reports, operation, found, rules);
  const united = new Map(bridges.map((bridge) => [bridge.node, vouching.partsThatStay(bridge)]));
  for (const [node, stay] of united) if (stay === 'all') united.delete(node);
  if (united.size === 0) return null;
  const sets = new UnionFind(operation.reports);
  for (let node = operation.reports; node < operation.nodes; node++)
    uniteUsers(operation, node, united.get(node) ?? 'all', sets);
  followLargest(operation, [...united.keys()], rules.parameters.bridgeReports, sets);
  const cuts = [...united.keys()].map((node) => ({
    artifact: graph.spellArtifact[operation.spells[node - operation.reports]!]!,
    reports: usersOf(operation, node).map((r) => reports[r]!),
  }));
  return { of: Int32Array.from(reports, (_, r) => sets.rootOf(r)), cuts };
}

function isBridge({ starts, ends }: Articulation, reports: number, least: number): boolean {
  let rest = reports;
  let large = 0;
  starts.forEach((start, i) => {
    rest -= ends[i]! - start;
    if (ends[i]! - start >= least) large++;
  });
  return large + (rest >= least ? 1 : 0) >= 2;
}

function usersOf({ offsets, targets }: OperationGraph, node: number): number[] {
  return [...targets.subarray(offsets[node], offsets[node + 1])];
}

/** Users of a spell that stay together: all of it, or those for which the function says so. */
type Staying = 'all' | ((report: number) => boolean);

function uniteUsers(operation: OperationGraph, node: number, stay: Staying, sets: UnionFind): void {
  let first = -1;
  for (const report of usersOf(operation, node)) {
    if (stay !== 'all' && !stay(report)) continue;
    if (first < 0) first = report;
    else sets.unite(first, report);
  }
}

/** Which parts around a bridge stay with the part that uses it most. */
class Vouching {
  private readonly sums: PartSums | null;

  constructor(
    graph: EvidenceGraph,
    reports: Int32Array,
    private readonly operation: OperationGraph,
    private readonly found: Articulations,
    private readonly rules: BridgeRules,
  ) {
    const inOrder = found.order.map((r) => reports[r]!);
    this.sums = rules.parameters.bridgeCut === 'always' ? null : new PartSums(graph.columns, inOrder);
  }

  /** Parts are numbered as those of the articulation; the rest is -1. */
  partsThatStay(bridge: Articulation): Staying {
    const partOf = (report: number) => partAt(bridge, this.found.place[report]!);
    const uses = new Map<number, number>();
    for (const report of usersOf(this.operation, bridge.node))
      uses.set(partOf(report), (uses.get(partOf(report)) ?? 0) + 1);
    const parts = [...uses.keys()].sort((a, b) => a - b);
    const home = parts.reduce((best, part) => (uses.get(part)! > uses.get(best)! ? part : best));
    const { bridgeReports } = this.rules.parameters;
    const vouched = this.vouchedWith(bridge, home);
    const staying = new Set(parts.filter((part) => part === home || vouched(part)));
    if (parts.every((part) => staying.has(part) || this.sizeOf(bridge, part) < bridgeReports)) return 'all';
    return (report) => staying.has(partOf(report));
  }

  private sizeOf({ starts, ends }: Articulation, part: number): number {
    if (part >= 0) return ends[part]! - starts[part]!;
    return starts.reduce((rest, start, i) => rest - (ends[i]! - start), this.operation.reports);
  }

  /** Home is summed once for all that ask: a spell can have thousands of parts, and home may be what is outside of them. */
  private vouchedWith(bridge: Articulation, home: number): (part: number) => boolean {
    const { sums } = this;
    if (sums === null) return () => false;
    const { starts, ends } = bridge;
    const { vouchAmounts } = this.rules.parameters;
    sums.set(0, starts, ends, home);
    return (part) => {
      if (this.sizeOf(bridge, part) < vouchAmounts) return false;
      sums.set(1, starts, ends, part);
      return sums.vouch(this.rules.terms, vouchAmounts);
    };
  }
}

/** The part whose stretch holds a place, or -1. */
function partAt({ starts, ends }: Articulation, place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low > 0 && place < ends[low - 1]! ? low - 1 : -1;
}

/** Sides that are too small to stand alone go, over a cut spell, to the largest side that it leads to. */
function followLargest(operation: OperationGraph, cutNodes: readonly number[], least: number, sets: UnionFind): void {
  for (let changed = true; changed;) {
    changed = false;
    const size = new Int32Array(operation.reports);
    for (let r = 0; r < operation.reports; r++) size[sets.rootOf(r)]!++;
    const largestBeside = new Map<number, number>();
    for (const node of cutNodes) {
      const roots = [...new Set(usersOf(operation, node).map((r) => sets.rootOf(r)))];
      for (const root of roots) if (size[root]! < least) noteLargest(largestBeside, root, roots, size);
    }
    for (const [root, other] of [...largestBeside].sort((a, b) => a[0] - b[0])) {
      if (sets.rootOf(root) !== root || sets.rootOf(root) === sets.rootOf(other)) continue;
      sets.unite(root, other);
      changed = true;
    }
  }
}

function noteLargest(largest: Map<number, number>, root: number, roots: readonly number[], size: Int32Array): void {
  for (const other of roots) {
    const known = largest.get(root);
    if (other === root) continue;
    if (known === undefined || size[other]! > size[known]! || (size[other] === size[known] && other < known))
      largest.set(root, other);
  }
}
