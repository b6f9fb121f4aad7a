import { UndirectedGraph } from 'graphology';
import communities from 'graphology-communities-louvain';
import { SkeinError } from '../model/errors.js';
import type { EvidenceGraph } from '../model/graph.js';
import type { Kernel } from '../model/partition.js';
import { numberBySmallest } from './relabel.js';
import { readSettings } from './settings.js';
import { seededRandom } from './splitmix.js';

const DEFAULTS = {
  /** Above 1: smaller communities (Reichardt and Bornholdt 2006). */
  resolution: 1,
  /** Whether an edge weighs its kind's prior, or 1 as the library has it. */
  weighted: false,
};

/** The library keeps its nodes in a Map, and V8's stops there. */
const MAX_NODES = 16_777_216;

/**
 * The reference: Louvain (Blondel and others 2008) as `graphology-communities-louvain` ships it, seeded and fed in
 * sorted order, because it gives another answer for another order of insertion. What it does not promise, and ours does:
 * its communities may fall apart in the evidence graph, its modularity looks at the whole graph, so that a report in one
 * component moves another component's communities, and at 1 kB per edge it is for small data.
 */
export const louvain: Kernel = {
  name: 'louvain',
  fixed: (settings) => readSettings('louvain', DEFAULTS, settings),
  detect(graph, { seed, settings }) {
    const { resolution, weighted } = readSettings('louvain', DEFAULTS, settings);
    if (!(resolution > 0)) throw new SkeinError('usage', 'the setting "resolution" must be above 0');
    if (graph.reports + graph.spells > MAX_NODES)
      throw new SkeinError('usage', `the kernel "louvain" takes at most ${MAX_NODES} reports and spells`);
    const labels = libraryLabels(graph, seed, resolution, weighted ? 'weight' : null);
    const { community, count } = numberBySmallest(labels, 2 * graph.reports + graph.spells);
    return { kernel: 'louvain', seed, community, count, hubs: [], parameters: { resolution, weighted } };
  },
};

/** Reports without links keep labels of their own, above all that the library can give. */
function libraryLabels(graph: EvidenceGraph, seed: number, resolution: number, weight: string | null): Int32Array {
  const labels = Int32Array.from({ length: graph.reports }, (_, r) => graph.reports + graph.spells + r);
  if (graph.edges === 0) return labels;
  const given = communities(libraryGraph(graph), { resolution, getEdgeWeight: weight, rng: seededRandom(seed) });
  for (let r = 0; r < graph.reports; r++) {
    const label = given[`r${r}`];
    if (label !== undefined) labels[r] = label;
  }
  return labels;
}

function libraryGraph(graph: EvidenceGraph): UndirectedGraph {
  const library = new UndirectedGraph();
  for (let r = 0; r < graph.reports; r++)
    if (graph.reportOffsets[r]! < graph.reportOffsets[r + 1]!) library.addNode(`r${r}`);
  for (let s = 0; s < graph.spells; s++) library.addNode(`s${s}`);
  for (let r = 0; r < graph.reports; r++) {
    for (let e = graph.reportOffsets[r]!; e < graph.reportOffsets[r + 1]!; e++) {
      const spell = graph.reportSpells[e]!;
      library.addEdge(`r${r}`, `s${spell}`, { weight: graph.spellPrior[spell]! });
    }
  }
  return library;
}
