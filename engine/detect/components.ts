import type { EvidenceGraph } from '../model/graph.js';
import type { Kernel } from '../model/partition.js';
import { readSettings } from './settings.js';

/** The component of each report and spell, numbered by the smallest report. */
export interface Components {
  readonly count: number;
  readonly ofReport: Int32Array;
  readonly ofSpell: Int32Array;
}

/** The baseline: whatever hangs together is one community. One hub is enough to put strangers into one heap. */
export const components: Kernel = {
  name: 'components',
  fixed: (settings) => readSettings('components', {}, settings),
  detect(graph, { seed, settings }) {
    readSettings('components', {}, settings);
    const { ofReport, count } = connectedComponents(graph);
    return { kernel: 'components', seed, community: ofReport, count, hubs: [], parameters: {} };
  },
};

/** Breadth first from each report that no earlier one reached. Linear in reports and edges. */
export function connectedComponents(graph: EvidenceGraph): Components {
  const ofReport = new Int32Array(graph.reports).fill(-1);
  const ofSpell = new Int32Array(graph.spells).fill(-1);
  const queue = new Int32Array(graph.reports);
  let count = 0;
  for (let start = 0; start < graph.reports; start++) {
    if (ofReport[start]! >= 0) continue;
    ofReport[start] = count;
    queue[0] = start;
    for (let head = 0, tail = 1; head < tail; head++) tail = reach(graph, ofReport, ofSpell, queue, head, tail, count);
    count++;
  }
  return { count, ofReport, ofSpell };
}

/** Queues what shares a spell with the report at `head`; returns the queue's new end. */
function reach(
  graph: EvidenceGraph,
  ofReport: Int32Array,
  ofSpell: Int32Array,
  queue: Int32Array,
  head: number,
  end: number,
  label: number,
): number {
  let tail = end;
  const report = queue[head]!;
  for (let e = graph.reportOffsets[report]!; e < graph.reportOffsets[report + 1]!; e++) {
    const spell = graph.reportSpells[e]!;
    if (ofSpell[spell]! >= 0) continue;
    ofSpell[spell] = label;
    for (let f = graph.spellOffsets[spell]!; f < graph.spellOffsets[spell + 1]!; f++) {
      const other = graph.spellReports[f]!;
      if (ofReport[other]! >= 0) continue;
      ofReport[other] = label;
      queue[tail++] = other;
    }
  }
  return tail;
}
