import type { EvidenceGraph } from '../../model/graph.js';

/**
 * What nodes are moved on: reports and spells at first, then clusters of them. Every edge stands in the rows of both its
 * ends; there are no loops, for what is inside a node moves with it. Nodes that hold reports come first, by their
 * smallest report, so that numbers order the same way in a component and in the whole graph.
 */
export interface MoveGraph {
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** Multiples of `WEIGHT_UNIT`. */
  readonly weights: Float64Array;
  /** Reports in each node; 0 for spells. */
  readonly size: Int32Array;
  /** Smallest report that each node holds, or touches if it holds none. */
  readonly firstReport: Int32Array;
  /** Component of each node; -1 for nodes without an edge, which never move. */
  readonly component: Int32Array;
  /** Smallest report of each component. */
  readonly componentFirst: Int32Array;
}

/** Weights are whole multiples of this, so that their sums do not depend on the order of adding. */
export const WEIGHT_UNIT = 2 ** -20;

export function wholeWeight(weight: number): number {
  return Math.round(weight / WEIGHT_UNIT) * WEIGHT_UNIT;
}

/**
 * Reports (nodes 0 to `reports` - 1) and spells (after them), joined by edges of prior / sqrt(d - 1) for a spell of d
 * reports: flat weights let hubs glue, and 1 / (d - 1) starves big campaigns (section 2.6 of the detection rules).
 *
 * @param kept 1 for each spell that takes part.
 */
export function reportGraph(graph: EvidenceGraph, kept: Uint8Array): MoveGraph {
  const nodes = graph.reports + graph.spells;
  const { offsets, targets, weights } = reportEdges(graph, kept);
  const firstReport = new Int32Array(nodes);
  for (let r = 0; r < graph.reports; r++) firstReport[r] = r;
  for (let s = 0; s < graph.spells; s++) firstReport[graph.reports + s] = graph.spellReports[graph.spellOffsets[s]!]!;
  const size = new Int32Array(nodes).fill(1, 0, graph.reports);
  return { nodes, offsets, targets, weights, size, firstReport, ...componentsOf(nodes, offsets, targets, firstReport) };
}

function reportEdges(graph: EvidenceGraph, kept: Uint8Array) {
  const { reports, spells, reportOffsets, reportSpells, spellOffsets, spellReports } = graph;
  const offsets = new Int32Array(reports + spells + 1);
  const targets = new Int32Array(2 * graph.edges);
  const weights = new Float64Array(2 * graph.edges);
  const weightOf = spellWeights(graph);
  let end = 0;
  for (let r = 0; r < reports; r++) {
    for (let e = reportOffsets[r]!; e < reportOffsets[r + 1]!; e++) {
      const spell = reportSpells[e]!;
      if (kept[spell] === 0) continue;
      targets[end] = reports + spell;
      weights[end++] = weightOf[spell]!;
    }
    offsets[r + 1] = end;
  }
  for (let s = 0; s < spells; s++) {
    if (kept[s] === 1) {
      targets.set(spellReports.subarray(spellOffsets[s], spellOffsets[s + 1]), end);
      weights.fill(weightOf[s]!, end, (end += spellOffsets[s + 1]! - spellOffsets[s]!));
    }
    offsets[reports + s + 1] = end;
  }
  return { offsets, targets: targets.subarray(0, end), weights: weights.subarray(0, end) };
}

function spellWeights(graph: EvidenceGraph): Float64Array {
  return graph.spellPrior.map((prior, s) =>
    wholeWeight(prior / Math.sqrt(graph.spellOffsets[s + 1]! - graph.spellOffsets[s]! - 1)),
  );
}

/** Breadth first over all nodes with an edge; components are numbered by their smallest node. */
export function componentsOf(
  nodes: number,
  offsets: Int32Array,
  targets: Int32Array,
  firstReport: Int32Array,
): Pick<MoveGraph, 'component' | 'componentFirst'> {
  const component = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  const starts: number[] = [];
  for (let start = 0; start < nodes; start++) {
    if (component[start]! >= 0 || offsets[start] === offsets[start + 1]) continue;
    component[start] = starts.length;
    queue[0] = start;
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const target = targets[e]!;
        if (component[target]! >= 0) continue;
        component[target] = starts.length;
        queue[tail++] = target;
      }
    }
    starts.push(start);
  }
  return { component, componentFirst: Int32Array.from(starts, (start) => firstReport[start]!) };
}
