import type { EvidenceGraph } from '../../model/graph.js';
import type { Clusters } from './aggregate.js';

/**
 * Which clusters use which spells, and how often: the pins of spell s are `cluster` and `uses` at
 * `offsets[s] .. offsets[s + 1]`. Only spells that at least two clusters use.
 */
export interface Pins {
  readonly offsets: Int32Array;
  readonly cluster: Int32Array;
  readonly uses: Int32Array;
  readonly prior: Float64Array;
  /** Number of each spell in the evidence graph, ascending. */
  readonly spell: Int32Array;
}

/** The pins of clusters of reports. @param kept 1 for each spell that links. */
export function pinsOf(graph: EvidenceGraph, kept: Uint8Array, clusters: Clusters): Pins {
  const { spellOffsets, spellReports, spellPrior } = graph;
  const out = new PinWriter(kept.length, spellReports.length, clusters.count);
  for (let s = 0; s < kept.length; s++) {
    if (kept[s] === 0) continue;
    for (let e = spellOffsets[s]!; e < spellOffsets[s + 1]!; e++) out.add(clusters.of[spellReports[e]!]!, 1);
    out.endSpell(spellPrior[s]!, s);
  }
  return out.pins();
}

/**
 * The pins after clusters have merged: uses add up, spells inside one cluster go.
 *
 * @param merged Negative for clusters whose component is done; their spells go too.
 */
export function mergePins(pins: Pins, merged: Clusters): Pins {
  const out = new PinWriter(pins.prior.length, pins.cluster.length, merged.count);
  for (let s = 0; s < pins.prior.length; s++) {
    if (merged.of[pins.cluster[pins.offsets[s]!]!]! < 0) continue;
    for (let e = pins.offsets[s]!; e < pins.offsets[s + 1]!; e++) out.add(merged.of[pins.cluster[e]!]!, pins.uses[e]!);
    out.endSpell(pins.prior[s]!, pins.spell[s]!);
  }
  return out.pins();
}

/** Writes pins spell by spell, adding up those of one cluster. */
class PinWriter {
  private readonly offsets: Int32Array;
  private readonly cluster: Int32Array;
  private readonly uses: Int32Array;
  private readonly prior: Float64Array;
  private readonly spell: Int32Array;
  private readonly placeOf: Int32Array;
  private spells = 0;
  private start = 0;
  private end = 0;

  constructor(mostSpells: number, mostPins: number, clusters: number) {
    this.offsets = new Int32Array(mostSpells + 1);
    this.cluster = new Int32Array(mostPins);
    this.uses = new Int32Array(mostPins);
    this.prior = new Float64Array(mostSpells);
    this.spell = new Int32Array(mostSpells);
    this.placeOf = new Int32Array(clusters).fill(-1);
  }

  add(cluster: number, uses: number): void {
    const place = this.placeOf[cluster]!;
    // A place may be left over from an earlier spell, or from one that was dropped: then the cluster there differs.
    if (place >= this.start && place < this.end && this.cluster[place] === cluster) {
      this.uses[place]! += uses;
      return;
    }
    this.placeOf[cluster] = this.end;
    this.cluster[this.end] = cluster;
    this.uses[this.end++] = uses;
  }

  endSpell(prior: number, spell: number): void {
    if (this.end - this.start < 2) {
      this.end = this.start;
      return;
    }
    this.spell[this.spells] = spell;
    this.prior[this.spells++] = prior;
    this.offsets[this.spells] = this.end;
    this.start = this.end;
  }

  pins(): Pins {
    return {
      offsets: this.offsets.slice(0, this.spells + 1),
      cluster: this.cluster.slice(0, this.end),
      uses: this.uses.slice(0, this.end),
      prior: this.prior.slice(0, this.spells),
      spell: this.spell.slice(0, this.spells),
    };
  }
}

/**
 * The cluster with most uses of each spell; of several, the one that comes first by id.
 *
 * @param label What clusters count as here.
 * @param rank Place of each label in the order of ids.
 */
export function homesOf(pins: Pins, label: Int32Array, rank: Int32Array): Int32Array {
  const homes = new Int32Array(pins.prior.length);
  const uses = new Int32Array(rank.length);
  for (let s = 0; s < homes.length; s++) {
    const start = pins.offsets[s]!;
    const end = pins.offsets[s + 1]!;
    let home = -1;
    for (let e = start; e < end; e++) uses[label[pins.cluster[e]!]!]! += pins.uses[e]!;
    for (let e = start; e < end; e++) {
      const cluster = label[pins.cluster[e]!]!;
      const more = home < 0 ? 1 : uses[cluster]! - uses[home]!;
      if (more > 0 || (more === 0 && rank[cluster]! < rank[home]!)) home = cluster;
    }
    for (let e = start; e < end; e++) uses[label[pins.cluster[e]!]!] = 0;
    homes[s] = home;
  }
  return homes;
}
