import type { EvidenceGraph } from '../model/graph.js';
import type { Kernel, Partition, ThreadOptions } from '../model/partition.js';
import { numberBySmallest } from './relabel.js';

/**
 * The same kernel for graphs whose reports are numbered otherwise than by their ids: it sees them in the order of ids,
 * so that the answer depends on the reports and not on who numbered them. Graphs in order are handed on as they are.
 */
export function inIdOrder(kernel: Kernel): Kernel {
  const detect: Kernel['detect'] = (graph, options) => {
    if (isInOrder(graph)) return kernel.detect(graph, options);
    const order = reportsById(graph);
    return inOldNumbers(kernel.detect(renumbered(graph, order), options), order);
  };
  return {
    name: kernel.name,
    fixed: (settings) => kernel.fixed(settings),
    detect,
    ...(kernel.detectInThreads && { detectInThreads: threadsInIdOrder(kernel) }),
    ...(kernel.detectWarm && { detectWarm: warmInIdOrder(kernel.detectWarm) }),
  };
}

type DetectWarm = NonNullable<Kernel['detectWarm']>;

function warmInIdOrder(detectWarm: DetectWarm): DetectWarm {
  return (graph, options, last) => {
    if (isInOrder(graph)) return detectWarm(graph, options, last);
    const order = reportsById(graph);
    const operation = Int32Array.from(order, (old) => last.operation[old]!);
    const campaign = Int32Array.from(order, (old) => last.campaign[old]!);
    return inOldNumbers(detectWarm(renumbered(graph, order), options, { ...last, operation, campaign }), order);
  };
}

function threadsInIdOrder(kernel: Kernel): NonNullable<Kernel['detectInThreads']> {
  return async (graph, options, threads) => {
    if (isInOrder(graph)) return inThreads(kernel, graph, options, threads);
    const order = reportsById(graph);
    return inOldNumbers(await inThreads(kernel, renumbered(graph, order), options, threads), order);
  };
}

/** The labels that are given to reports in the order of their ids, for the reports as they are numbered. */
export async function labelsInIdOrder(
  graph: EvidenceGraph,
  labelsOf: (ordered: EvidenceGraph) => Promise<Int32Array>,
): Promise<Int32Array> {
  if (isInOrder(graph)) return labelsOf(graph);
  const order = reportsById(graph);
  const labels = await labelsOf(renumbered(graph, order));
  const back = new Int32Array(labels.length);
  order.forEach((old, r) => (back[old] = labels[r]!));
  return back;
}

/** By as many threads as the kernel can use. */
export async function inThreads(
  kernel: Kernel,
  graph: EvidenceGraph,
  options: ThreadOptions,
  threads: number,
): Promise<Partition> {
  return kernel.detectInThreads?.(graph, options, threads) ?? kernel.detect(graph, options);
}

function isInOrder({ columns: { idWords }, reports }: EvidenceGraph): boolean {
  for (let r = 1; r < reports; r++) if (compareIds(idWords, r - 1, r) > 0) return false;
  return true;
}

function reportsById({ columns: { idWords }, reports }: EvidenceGraph): Int32Array {
  return Int32Array.from({ length: reports }, (_, r) => r).sort((a, b) => compareIds(idWords, a, b) || a - b);
}

function compareIds(idWords: Uint32Array, a: number, b: number): number {
  for (let word = 0; word < 4; word++) {
    const difference = idWords[4 * a + word]! - idWords[4 * b + word]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** @param order The old number of each new one. */
function renumbered(graph: EvidenceGraph, order: Int32Array): EvidenceGraph {
  const { columns } = graph;
  const newNumber = new Int32Array(graph.reports);
  order.forEach((old, r) => (newNumber[old] = r));
  const rows = Array.from(order, (old) => graph.reportSpells.subarray(...rowOf(graph.reportOffsets, old)));
  const spellReports = graph.spellReports.map((old) => newNumber[old]!);
  for (let s = 0; s < graph.spells; s++) spellReports.subarray(...rowOf(graph.spellOffsets, s)).sort();
  const reportSpells = new Int32Array(graph.edges);
  const reportOffsets = new Int32Array(graph.reports + 1);
  rows.forEach((row, r) => {
    reportSpells.set(row, reportOffsets[r]);
    reportOffsets[r + 1] = reportOffsets[r]! + row.length;
  });
  return {
    ...graph,
    reportOffsets,
    reportSpells,
    spellReports,
    columns: {
      ...columns,
      idWords: columns.idWords.map((_, i) => columns.idWords[4 * order[i >> 2]! + (i & 3)]!),
      day: columns.day.map((_, r) => columns.day[order[r]!]!),
      flags: columns.flags.map((_, r) => columns.flags[order[r]!]!),
      logAmount: columns.logAmount.map((_, r) => columns.logAmount[order[r]!]!),
      category: columns.category.map((_, r) => columns.category[order[r]!]!),
    },
  };
}

function rowOf(offsets: Int32Array, row: number): [start: number, end: number] {
  return [offsets[row]!, offsets[row + 1]!];
}

/** The same answer for the reports as they were numbered: labels, and the reports and labels that findings name. */
function inOldNumbers(found: Partition, order: Int32Array): Partition {
  const { community, count } = labelsInOrder(found.community, order);
  const newLabel = new Int32Array(count);
  order.forEach((old, r) => (newLabel[found.community[r]!] = community[old]!));
  return {
    ...found,
    community,
    count,
    hubs: found.hubs.map((hub) => ({ ...hub, spell: order[hub.spell]! })),
    ...(found.operation === undefined ? {} : { operation: labelsInOrder(found.operation, order).community }),
    ...questionsInOldNumbers(found, newLabel),
  };
}

/** Bridges, weak joints and related pairs, with the labels that communities now have. */
function questionsInOldNumbers({ bridges, weakJoints, related }: Partition, newLabel: Int32Array): Partial<Partition> {
  const relabelled = (labels: readonly number[]) => labels.map((label) => newLabel[label]!).sort((a, b) => a - b);
  return {
    ...(bridges && { bridges: bridges.map((bridge) => ({ ...bridge, communities: relabelled(bridge.communities) })) }),
    ...(weakJoints && {
      weakJoints: weakJoints.map((joint) => ({ ...joint, community: newLabel[joint.community]! })),
    }),
    ...(related && {
      related: related.map((pair) => {
        const [a, b] = relabelled(pair.communities);
        return { ...pair, communities: [a!, b!] as const };
      }),
    }),
  };
}

function labelsInOrder(labels: Int32Array, order: Int32Array) {
  const back = new Int32Array(labels.length);
  order.forEach((old, r) => (back[old] = labels[r]!));
  return numberBySmallest(back, labels.length);
}
