import type { EvidenceGraph } from '../../model/graph.js';
import { openThreads } from '../../threads/open.js';
import type { Clusters } from './aggregate.js';
import { clustersOf, membersOf } from './aggregate.js';
import { mergeFound } from './merge-found.js';
import type { Parameters } from './parameters.js';
import type { GraphPart } from './part-graph.js';
import { partGraph } from './part-graph.js';
import type { Found, HubClusters } from './run.js';
import { UnionFind } from '../../model/union-find.js';
import type { Task } from './work.js';

/** The components of a graph, shared out among threads. */
export interface Buckets {
  hubClusters(parameters: Parameters): Promise<HubClusters>;
  campaigns(kept: Uint8Array, parameters: Parameters): Promise<Found>;
  close(): Promise<void>;
}

/** @throws SkeinError as `openThreads` does. */
export async function openBuckets(graph: EvidenceGraph, seed: number, count: number): Promise<Buckets> {
  const parts = partsOf(graph, count);
  const threads = await openThreads<Task, HubClusters | Found>(new URL('./work.js', import.meta.url), count);
  return {
    async hubClusters(parameters) {
      const step = 'hub clusters';
      const told = parts.map((part) => threads.run({ step, graph: part.graph, seed, parameters }));
      return mergeHubClusters(graph.reports, parts, (await Promise.all(told)) as HubClusters[]);
    },
    async campaigns(kept, parameters) {
      const told = parts.map(({ graph: part, spells }) => {
        const keptThere = Uint8Array.from(spells, (spell) => kept[spell]!);
        return threads.run({ step: 'campaigns', graph: part, seed, parameters, kept: keptThere });
      });
      return mergeFound(graph.reports, parts, (await Promise.all(told)) as Found[]);
    },
    close: () => threads.close(),
  };
}

/** Components, the largest first, each to the part that has the fewest links so far. Reports without links are in none. */
function partsOf(graph: EvidenceGraph, count: number): GraphPart[] {
  const component = componentOfReports(graph);
  const links = new Int32Array(component.count);
  for (let r = 0; r < graph.reports; r++)
    links[component.of[r]!]! += graph.reportOffsets[r + 1]! - graph.reportOffsets[r]!;
  const load = new Float64Array(count);
  const partOf = new Int32Array(component.count).fill(-1);
  const largestFirst = Array.from(links.keys()).sort((a, b) => links[b]! - links[a]! || a - b);
  for (const c of largestFirst) {
    if (links[c] === 0) break;
    const lightest = load.indexOf(Math.min(...load));
    partOf[c] = lightest;
    load[lightest]! += links[c]!;
  }
  const ofReport = component.of.map((c) => partOf[c]!);
  const ofSpell = new Int32Array(graph.spells);
  for (let s = 0; s < graph.spells; s++) ofSpell[s] = ofReport[graph.spellReports[graph.spellOffsets[s]!]!]!;
  const reports = membersOf({ count, of: ofReport });
  const spells = membersOf({ count, of: ofSpell });
  return Array.from({ length: count }, (_, i) =>
    partGraph(
      graph,
      reports.members.subarray(reports.starts[i], reports.starts[i + 1]),
      spells.members.subarray(spells.starts[i], spells.starts[i + 1]),
    ),
  ).filter(({ graph: part }) => part.reports > 0);
}

function componentOfReports(graph: EvidenceGraph): Clusters {
  const sets = new UnionFind(graph.reports);
  for (let s = 0; s < graph.spells; s++) {
    const start = graph.spellOffsets[s]!;
    for (let e = start + 1; e < graph.spellOffsets[s + 1]!; e++)
      sets.unite(graph.spellReports[start]!, graph.spellReports[e]!);
  }
  return clustersOf(Int32Array.from({ length: graph.reports }, (_, r) => sets.rootOf(r)));
}

/** Blocks by their smallest report, clusters by their smallest block, as one thread numbers them. */
function mergeHubClusters(reports: number, parts: readonly GraphPart[], told: readonly HubClusters[]): HubClusters {
  const labels = Int32Array.from({ length: reports }, (_, r) => r);
  parts.forEach((part, i) => {
    const first = firstsOf(told[i]!.blockOf);
    told[i]!.blockOf.of.forEach((block, r) => (labels[part.reports[r]!] = part.reports[first[block]!]!));
  });
  const blockOf = clustersOf(labels);
  const clusters = Int32Array.from({ length: blockOf.count }, (_, block) => block);
  parts.forEach((part, i) => {
    const { blockOf: blocks, clusterOf } = told[i]!;
    const firstReport = firstsOf(blocks);
    const firstBlock = firstsOf(clusterOf);
    const there = (block: number) => blockOf.of[part.reports[firstReport[block]!]!]!;
    clusterOf.of.forEach((cluster, block) => (clusters[there(block)] = there(firstBlock[cluster]!)));
  });
  return { blockOf, clusterOf: clustersOf(clusters) };
}

/** The first member of each cluster. */
export function firstsOf({ count, of }: Clusters): Int32Array {
  const first = new Int32Array(count).fill(-1);
  for (let i = 0; i < of.length; i++) if (first[of[i]!]! < 0) first[of[i]!] = i;
  return first;
}
