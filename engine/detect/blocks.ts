import type { Kernel } from '../model/partition.js';
import { fineBlocks } from './blocks/fine.js';
import { LINKS_ONLY, powers } from './blocks/join-rule.js';
import { reportGraph } from './blocks/move-graph.js';
import { connectedReports } from './blocks/split.js';
import { clustersOf } from './blocks/aggregate.js';
import { readSettings } from './settings.js';

const DEFAULTS = {
  /** Price of size (section 2.6 of the detection rules). */
  beta: 0.1,
  /** Exponent of size. */
  p: 0.7,
  rounds: 3,
};

/** Ours: campaigns as communities whose price of joining grows with their size. */
export const blocks: Kernel = {
  name: 'blocks',
  detect(graph, { seed, settings }) {
    const parameters = readSettings('blocks', DEFAULTS, settings);
    const kept = new Uint8Array(graph.spells).fill(1);
    const rule = { beta: parameters.beta, power: powers(graph.reports, parameters.p), company: LINKS_ONLY };
    const seeding = { seed, idWords: graph.columns.idWords };
    const fine = fineBlocks(reportGraph(graph, kept), rule, parameters.rounds, seeding, 0);
    const found = connectedReports(graph, kept, clustersOf(fine.of.slice(0, graph.reports)));
    return { kernel: 'blocks', seed, community: found.of, count: found.count, hubs: [], parameters };
  },
};
