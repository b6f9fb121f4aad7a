import type { EvidenceGraph } from '../../model/graph.js';
import type { Numbering } from './numbering.js';

/**
 * What nodes are moved on: reports and spells at first, then clusters of them. Every edge stands in the rows of both its
 * ends, the rows in the order of ids; there are no loops, for what is inside a node moves with it. Nodes are numbered so
 * that neighbours are near each other in memory; whatever must not depend on that goes by `inOrder` and `rank`.
 */
export interface MoveGraph {
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** Multiples of `WEIGHT_UNIT`; null where an edge weighs what its ends have in `linkWeight`, added up. */
  readonly weights: Float64Array | null;
  readonly linkWeight: Float64Array;
  /** Reports in each node; 0 for spells. */
  readonly size: Int32Array;
  /** Smallest report that each node holds, or touches if it holds none. */
  readonly firstReport: Int32Array;
  /** Component of each node; -1 for nodes without an edge, which never move. */
  readonly component: Int32Array;
  /** Smallest report of each component. */
  readonly componentFirst: Int32Array;
  /** Nodes by their smallest report, then those without any, by their smallest spell; and where each stands among them. */
  readonly inOrder: Int32Array;
  readonly rank: Int32Array;
}

/** Weights are whole multiples of this, so that their sums do not depend on the order of adding. */
export const WEIGHT_UNIT = 2 ** -20;

export function wholeWeight(weight: number): number {
  return Math.round(weight / WEIGHT_UNIT) * WEIGHT_UNIT;
}

/** For graphs whose edges have weights of their own. */
export const NO_LINK_WEIGHTS = new Float64Array(0);

/**
 * Reports (first, by place) and spells (after them, by place), joined by edges of prior / sqrt(d - 1) for a spell of d
 * reports: flat weights let hubs glue, and 1 / (d - 1) starves big campaigns (section 2.6 of the detection rules).
 *
 * @param kept 1 for each spell that takes part.
 */
export function reportGraph(graph: EvidenceGraph, numbering: Numbering, kept: Uint8Array): MoveGraph {
  const { reportAt, spellAt } = numbering;
  const reports = reportAt.length;
  const nodes = reports + spellAt.length;
  const firstReport = new Int32Array(nodes);
  firstReport.set(reportAt);
  const linkWeight = new Float64Array(nodes);
  spellAt.forEach((spell, i) => {
    const start = graph.spellOffsets[spell]!;
    firstReport[reports + i] = graph.spellReports[start]!;
    const others = graph.spellOffsets[spell + 1]! - start - 1;
    linkWeight[reports + i] = wholeWeight(graph.spellPrior[spell]! / Math.sqrt(others));
  });
  const size = new Int32Array(nodes).fill(1, 0, reports);
  const { offsets, targets } = reportEdges(graph, numbering, kept);
  const components = componentsOf(nodes, offsets, targets, firstReport);
  return { nodes, offsets, targets, weights: null, linkWeight, size, firstReport, ...components, ...byId(numbering) };
}

function reportEdges(graph: EvidenceGraph, numbering: Numbering, kept: Uint8Array) {
  const { reportAt, reportPlace, spellAt, spellPlace } = numbering;
  const { reportOffsets, reportSpells, spellOffsets, spellReports } = graph;
  const reports = reportAt.length;
  const offsets = new Int32Array(reports + spellAt.length + 1);
  const targets = new Int32Array(2 * graph.edges);
  let end = 0;
  for (let i = 0; i < reports; i++) {
    const report = reportAt[i]!;
    for (let e = reportOffsets[report]!; e < reportOffsets[report + 1]!; e++) {
      const spell = reportSpells[e]!;
      if (kept[spell] === 1) targets[end++] = reports + spellPlace[spell]!;
    }
    offsets[i + 1] = end;
  }
  for (let i = 0; i < spellAt.length; i++) {
    const spell = spellAt[i]!;
    if (kept[spell] === 1)
      for (let e = spellOffsets[spell]!; e < spellOffsets[spell + 1]!; e++) {
        const place = reportPlace[spellReports[e]!]!;
        if (place >= 0) targets[end++] = place;
      }
    offsets[reports + i + 1] = end;
  }
  return { offsets, targets: targets.subarray(0, end) };
}

/** All nodes of the report graph in the order of ids. */
function byId({ reportAt, reportPlace, spellAt, spellPlace }: Numbering): Pick<MoveGraph, 'inOrder' | 'rank'> {
  const inOrder = new Int32Array(reportAt.length + spellAt.length);
  let count = 0;
  for (const place of reportPlace) if (place >= 0) inOrder[count++] = place;
  for (const place of spellPlace) if (place >= 0) inOrder[count++] = reportAt.length + place;
  return { inOrder, rank: ranksOf(inOrder) };
}

export function ranksOf(inOrder: Int32Array): Int32Array {
  const rank = new Int32Array(inOrder.length);
  for (let i = 0; i < inOrder.length; i++) rank[inOrder[i]!] = i;
  return rank;
}

/** Breadth first over all nodes with an edge. */
export function componentsOf(
  nodes: number,
  offsets: Int32Array,
  targets: Int32Array,
  firstReport: Int32Array,
): Pick<MoveGraph, 'component' | 'componentFirst'> {
  const component = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  const firsts: number[] = [];
  for (let start = 0; start < nodes; start++) {
    if (component[start]! >= 0 || offsets[start] === offsets[start + 1]) continue;
    component[start] = firsts.length;
    queue[0] = start;
    let first = firstReport[start]!;
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head]!;
      if (firstReport[node]! < first) first = firstReport[node]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const target = targets[e]!;
        if (component[target]! >= 0) continue;
        component[target] = firsts.length;
        queue[tail++] = target;
      }
    }
    firsts.push(first);
  }
  return { component, componentFirst: Int32Array.from(firsts) };
}
