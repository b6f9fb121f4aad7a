import type { EvidenceGraph } from '../../model/graph.js';

/**
 * Reports and spells in an order in which neighbours stand near each other: ids are hashes, so in the order of ids every
 * look at a neighbour would be a look at memory that no cache holds (at three million edges this order alone halved a
 * sweep of moves). Nothing that is found depends on it: ties and orders go by ids.
 */
export interface Numbering {
  /** Report at each place; those without a link have none. */
  readonly reportAt: Int32Array;
  /** Place of each report, or -1. */
  readonly reportPlace: Int32Array;
  readonly spellAt: Int32Array;
  readonly spellPlace: Int32Array;
}

/** Spells of more reports than this put what is far apart side by side: the search does not go on through them. */
const WIDEST = 64;

/**
 * Breadth first from each report that no earlier one reached.
 *
 * @param region Where it is given, reports that it has 0 for have no place.
 */
export function numberingOf(graph: EvidenceGraph, region?: Uint8Array): Numbering {
  const reportPlace = new Int32Array(graph.reports).fill(-1);
  // Whoever has a place already is passed over.
  if (region !== undefined) for (let r = 0; r < graph.reports; r++) if (region[r] === 0) reportPlace[r] = graph.reports;
  const spellPlace = new Int32Array(graph.spells).fill(-1);
  const reportAt = new Int32Array(graph.reports);
  const spellAt = new Int32Array(graph.spells);
  let placed = 0;
  let spells = 0;
  for (let start = 0; start < graph.reports; start++) {
    if (reportPlace[start]! >= 0 || graph.reportOffsets[start] === graph.reportOffsets[start + 1]) continue;
    let head = placed;
    reportAt[placed] = start;
    reportPlace[start] = placed++;
    for (; head < placed; head++) {
      const report = reportAt[head]!;
      for (let e = graph.reportOffsets[report]!; e < graph.reportOffsets[report + 1]!; e++) {
        const spell = graph.reportSpells[e]!;
        if (spellPlace[spell]! >= 0) continue;
        spellAt[spells] = spell;
        spellPlace[spell] = spells++;
        placed = placeReports(graph, spell, reportAt, reportPlace, placed);
      }
    }
  }
  if (region !== undefined) for (let r = 0; r < graph.reports; r++) if (region[r] === 0) reportPlace[r] = -1;
  return { reportAt: reportAt.subarray(0, placed), reportPlace, spellAt: spellAt.subarray(0, spells), spellPlace };
}

/** As reports and spells are numbered: for graphs of few nodes, where it is not worth looking for neighbours. */
export function plainNumbering(graph: EvidenceGraph): Numbering {
  const reportPlace = new Int32Array(graph.reports).fill(-1);
  const reportAt = new Int32Array(graph.reports);
  let placed = 0;
  for (let r = 0; r < graph.reports; r++) {
    if (graph.reportOffsets[r] === graph.reportOffsets[r + 1]) continue;
    reportPlace[r] = placed;
    reportAt[placed++] = r;
  }
  const spellAt = Int32Array.from({ length: graph.spells }, (_, s) => s);
  return { reportAt: reportAt.subarray(0, placed), reportPlace, spellAt, spellPlace: spellAt };
}

function placeReports(
  { spellOffsets, spellReports }: EvidenceGraph,
  spell: number,
  reportAt: Int32Array,
  reportPlace: Int32Array,
  end: number,
): number {
  const from = spellOffsets[spell]!;
  const to = spellOffsets[spell + 1]!;
  if (to - from > WIDEST) return end;
  let placed = end;
  for (let e = from; e < to; e++) {
    const report = spellReports[e]!;
    if (reportPlace[report]! >= 0) continue;
    reportAt[placed] = report;
    reportPlace[report] = placed++;
  }
  return placed;
}
