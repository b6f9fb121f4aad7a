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

/** Makes operation graphs one after the other; what is known of spells is kept between them. */
export class OperationGraphs {
  /** Uses by the reports in hand; then, of a spell that is shared, minus its node. */
  private readonly uses: Int32Array;

  /** @param kept 1 for each spell that links. */
  constructor(
    private readonly graph: EvidenceGraph,
    private readonly kept: Uint8Array,
  ) {
    this.uses = new Int32Array(graph.spells);
  }

  /** @param reports Ascending. */
  of(reports: Int32Array): OperationGraph {
    const { spells, links } = this.sharedSpells(reports);
    const nodes = reports.length + spells.length;
    const offsets = new Int32Array(nodes + 1);
    const targets = new Int32Array(2 * links);
    const next = this.placesOfSpells(reports.length, spells, offsets, links);
    let end = 0;
    for (let r = 0; r < reports.length; r++) {
      end = this.addLinks(r, reports, targets, end, next);
      offsets[r + 1] = end;
    }
    this.forget(reports);
    return { reports: reports.length, nodes, offsets, targets, spells };
  }

  /** Spells that at least two of the reports use, ascending, and all links to them. */
  private sharedSpells(reports: Int32Array): { spells: Int32Array; links: number } {
    const { uses, kept } = this;
    const { reportOffsets, reportSpells } = this.graph;
    const shared: number[] = [];
    let links = 0;
    for (const report of reports) {
      for (let e = reportOffsets[report]!; e < reportOffsets[report + 1]!; e++) {
        const spell = reportSpells[e]!;
        if (kept[spell] === 0) continue;
        const count = ++uses[spell]!;
        if (count === 2) shared.push(spell);
        if (count > 1) links += count === 2 ? 2 : 1;
      }
    }
    return { spells: Int32Array.from(shared).sort(), links };
  }

  /** Writes where the rows of spells end, behind those of reports, and returns where each begins. */
  private placesOfSpells(reports: number, spells: Int32Array, offsets: Int32Array, links: number): Int32Array {
    const next = new Int32Array(spells.length);
    let end = links;
    for (let i = 0; i < spells.length; i++) {
      next[i] = end;
      end += this.uses[spells[i]!]!;
      offsets[reports + i + 1] = end;
      this.uses[spells[i]!] = -(reports + i);
    }
    return next;
  }

  private addLinks(r: number, reports: Int32Array, targets: Int32Array, start: number, next: Int32Array): number {
    const { uses, kept } = this;
    const { reportOffsets, reportSpells } = this.graph;
    const report = reports[r]!;
    let end = start;
    for (let e = reportOffsets[report]!; e < reportOffsets[report + 1]!; e++) {
      const spell = reportSpells[e]!;
      if (kept[spell] === 0 || uses[spell]! > 0) continue;
      const node = -uses[spell]!;
      targets[end++] = node;
      targets[next[node - reports.length]!++] = r;
    }
    return end;
  }

  private forget(reports: Int32Array): void {
    const { reportOffsets, reportSpells } = this.graph;
    for (const report of reports)
      for (let e = reportOffsets[report]!; e < reportOffsets[report + 1]!; e++) this.uses[reportSpells[e]!] = 0;
  }
}
