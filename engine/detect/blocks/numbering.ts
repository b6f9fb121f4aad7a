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

/** Breadth first from each report that no earlier one reached. */
export function numberingOf(graph: EvidenceGraph): Numbering {
  const reportPlace = new Int32Array(graph.reports).fill(-1);
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
  return { reportAt: reportAt.subarray(0, placed), reportPlace, spellAt: spellAt.subarray(0, spells), spellPlace };
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
