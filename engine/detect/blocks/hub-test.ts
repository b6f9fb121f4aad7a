import type { EvidenceGraph } from '../../model/graph.js';
import type { HubFinding } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import type { Parameters } from './parameters.js';

/** What the hub test found, and the spells that link from here on (1) or not (0). */
export interface HubVerdict {
  readonly kept: Uint8Array;
  /** By spell. */
  readonly findings: readonly HubFinding[];
}

/**
 * Finds hubs that no list knows (section 2.3 of the detection rules, section 4 of the rules). q is the share of pairs of a
 * spell's reports, of those attached elsewhere, that fall in one cluster of the hub pass. A low q alone is not enough:
 * on real data 15 of 16 such artifacts belonged to one campaign, whose reports had nothing else in common. So an artifact is
 * dropped only if, in one of its spells, at least three clusters stand on their own without it and none holds half of the
 * reports; then with all of its spells, since the others are mostly too short to be measured.
 *
 * Spells of every size are tested. The rules spare those of up to 60 reports, but these took part in the hub pass: what
 * they could glue they have glued, which speaks for them. With the test B-cubed F1 at 30,000 reports is .006 higher, .01 to
 * .05 where reports are poisoned, campaigns share twice as much or no list knows a hub (ARCHITECTURE has the figures).
 *
 * @param small 1 for each spell that took part in the hub pass.
 * @param clusters Cluster of each report in the hub pass.
 */
export function hubTest(
  graph: EvidenceGraph,
  small: Uint8Array,
  clusters: Clusters,
  parameters: Parameters,
): HubVerdict {
  const findings: HubFinding[] = [];
  const dropped = new Set<number>();
  const counter = new HubCounter(graph, small, clusters, parameters);
  for (let s = 0; s < graph.spells; s++) {
    const reports = graph.spellOffsets[s + 1]! - graph.spellOffsets[s]!;
    const finding = reports < parameters.hubAttached ? null : counter.finding(s);
    if (finding === null) continue;
    if (finding.dropped) dropped.add(finding.artifact);
    findings.push(finding);
  }
  return { kept: Uint8Array.from(graph.spellArtifact, (artifact) => (dropped.has(artifact) ? 0 : 1)), findings };
}

/** Counts for one spell after the other, in arrays that are cleared by what was touched. */
class HubCounter {
  /** Spells of the hub pass that each report has. */
  private readonly smallSpells: Int32Array;
  private readonly clusterSize: Int32Array;
  private readonly attachedIn: Int32Array;
  private readonly touchingIn: Int32Array;
  private readonly touchedBy: Int32Array;

  constructor(
    private readonly graph: EvidenceGraph,
    private readonly small: Uint8Array,
    private readonly clusters: Clusters,
    private readonly parameters: Parameters,
  ) {
    this.smallSpells = new Int32Array(graph.reports);
    for (let r = 0; r < graph.reports; r++)
      for (let e = graph.reportOffsets[r]!; e < graph.reportOffsets[r + 1]!; e++)
        this.smallSpells[r]! += small[graph.reportSpells[e]!]!;
    this.clusterSize = new Int32Array(clusters.count);
    for (const cluster of clusters.of) this.clusterSize[cluster]!++;
    this.attachedIn = new Int32Array(clusters.count);
    this.touchingIn = new Int32Array(clusters.count);
    this.touchedBy = new Int32Array(graph.reports).fill(-1);
  }

  /** Null where nothing speaks against the spell, or too little is known. */
  finding(spell: number): HubFinding | null {
    const { graph, parameters } = this;
    const attached = this.countAttached(spell);
    const { q, most } = this.concentration(spell, attached);
    const fanOut = graph.spellFanOut?.[spell] ?? 0;
    const suspect =
      q < parameters.hubQ ||
      (q < parameters.suspectQ && fanOut >= parameters.suspectFanOut) ||
      fanOut >= parameters.suspectWideFanOut;
    const finding = attached >= parameters.hubAttached && suspect ? this.describe(spell, attached, q, most) : null;
    for (const cluster of this.clustersOfSpell(spell)) this.attachedIn[cluster] = 0;
    return finding;
  }

  private describe(spell: number, attached: number, q: number, most: number): HubFinding {
    const { graph, parameters } = this;
    const start = graph.spellOffsets[spell]!;
    const reports = graph.spellOffsets[spell + 1]! - start;
    const clusters = this.establishedClusters(spell);
    const established = clusters >= parameters.hubClusters && 2 * most < attached;
    const dropped = established && q < parameters.hubQ && graph.spellProtected[spell] === 0;
    const artifact = graph.spellArtifact[spell]!;
    return { artifact, spell: graph.spellReports[start]!, reports, q, attached, clusters, dropped };
  }

  /** Reports of the spell that another, smaller spell ties to something, counted by cluster. */
  private countAttached(spell: number): number {
    const { graph } = this;
    let attached = 0;
    for (let e = graph.spellOffsets[spell]!; e < graph.spellOffsets[spell + 1]!; e++) {
      const report = graph.spellReports[e]!;
      if (this.smallSpells[report]! - this.small[spell]! < 1) continue;
      this.attachedIn[this.clusters.of[report]!]!++;
      attached++;
    }
    return attached;
  }

  private concentration(spell: number, attached: number): { q: number; most: number } {
    let pairs = 0;
    let most = 0;
    for (const cluster of this.clustersOfSpell(spell)) {
      const n = this.attachedIn[cluster]!;
      pairs += (n * (n - 1)) / 2;
      most = Math.max(most, n);
    }
    return { q: attached < 2 ? 1 : pairs / ((attached * (attached - 1)) / 2), most };
  }

  /** Clusters of attached reports with enough reports that do not touch the artifact in any of its spells. */
  private establishedClusters(spell: number): number {
    const { graph, touchingIn, touchedBy } = this;
    const artifact = graph.spellArtifact[spell]!;
    let first = spell;
    while (first > 0 && graph.spellArtifact[first - 1] === artifact) first--;
    for (let s = first; s < graph.spells && graph.spellArtifact[s] === artifact; s++) {
      for (let e = graph.spellOffsets[s]!; e < graph.spellOffsets[s + 1]!; e++) {
        const report = graph.spellReports[e]!;
        if (touchedBy[report] === artifact) continue;
        touchedBy[report] = artifact;
        touchingIn[this.clusters.of[report]!]!++;
      }
    }
    let established = 0;
    for (const cluster of this.clustersOfSpell(spell)) {
      const beside = this.clusterSize[cluster]! - touchingIn[cluster]!;
      if (this.attachedIn[cluster]! > 0 && beside >= this.parameters.hubClusterReports) established++;
    }
    for (let s = first; s < graph.spells && graph.spellArtifact[s] === artifact; s++) {
      for (let e = graph.spellOffsets[s]!; e < graph.spellOffsets[s + 1]!; e++) {
        const report = graph.spellReports[e]!;
        touchedBy[report] = -1;
        touchingIn[this.clusters.of[report]!] = 0;
      }
    }
    return established;
  }

  private clustersOfSpell(spell: number): Set<number> {
    const { graph, clusters } = this;
    const found = new Set<number>();
    for (let e = graph.spellOffsets[spell]!; e < graph.spellOffsets[spell + 1]!; e++)
      found.add(clusters.of[graph.spellReports[e]!]!);
    return found;
  }
}
