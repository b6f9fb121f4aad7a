import type { EvidenceGraph } from '../../model/graph.js';

/**
 * The reports of one operation and the spells that at least two of them share, numbered within it: nodes 0 to `reports` - 1
 * are reports in ascending order, the spells follow.
 */
export interface OperationGraph {
  readonly reports: number;
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** Spell of the evidence graph of each spell node, from node `reports` on. */
  readonly spells: Int32Array;
}

/** Makes operation graphs one after the other; the numbers of spells are kept between them. */
export class OperationGraphs {
  private readonly uses: Int32Array;
  private readonly nodeOf: Int32Array;

  /** @param kept 1 for each spell that links. */
  constructor(
    private readonly graph: EvidenceGraph,
    private readonly kept: Uint8Array,
  ) {
    this.uses = new Int32Array(graph.spells);
    this.nodeOf = new Int32Array(graph.spells);
  }

  /** @param reports Ascending. */
  of(reports: Int32Array): OperationGraph {
    const spells = this.sharedSpells(reports);
    spells.forEach((spell, i) => (this.nodeOf[spell] = reports.length + i));
    const nodes = reports.length + spells.length;
    const offsets = new Int32Array(nodes + 1);
    this.eachLink(reports, (r, node) => {
      offsets[r + 1]!++;
      offsets[node + 1]!++;
    });
    for (let node = 0; node < nodes; node++) offsets[node + 1]! += offsets[node]!;
    const next = offsets.slice(0, -1);
    const targets = new Int32Array(offsets[nodes]!);
    this.eachLink(reports, (r, node) => {
      targets[next[r]!++] = node;
      targets[next[node]!++] = r;
    });
    for (const report of reports) this.eachSpell(report, (spell) => (this.uses[spell] = 0));
    return { reports: reports.length, nodes, offsets, targets, spells };
  }

  private sharedSpells(reports: Int32Array): Int32Array {
    const shared: number[] = [];
    for (const report of reports)
      this.eachSpell(report, (spell) => {
        if (++this.uses[spell]! === 2) shared.push(spell);
      });
    return Int32Array.from(shared).sort();
  }

  private eachLink(reports: Int32Array, visit: (report: number, spellNode: number) => void): void {
    reports.forEach((report, r) => {
      this.eachSpell(report, (spell) => {
        if (this.uses[spell]! > 1) visit(r, this.nodeOf[spell]!);
      });
    });
  }

  private eachSpell(report: number, visit: (spell: number) => void): void {
    const { reportOffsets, reportSpells } = this.graph;
    for (let e = reportOffsets[report]!; e < reportOffsets[report + 1]!; e++)
      if (this.kept[reportSpells[e]!] === 1) visit(reportSpells[e]!);
  }
}
