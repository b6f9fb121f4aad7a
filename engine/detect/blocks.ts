import type { EvidenceGraph } from '../model/graph.js';
import type { Kernel, Partition } from '../model/partition.js';
import { hubTest } from './blocks/hub-test.js';
import { learnFromBlocks } from './blocks/learn-amounts.js';
import { learnFromReports } from './blocks/learn.js';
import type { Parameters } from './blocks/parameters.js';
import { fixedParameters, readParameters } from './blocks/parameters.js';
import type { HubClusters } from './blocks/run.js';
import { BlocksRun, reportsIn, smallSpells } from './blocks/run.js';
import { openBuckets } from './blocks/buckets.js';
import { lastClusters, warmCampaigns } from './blocks/warm.js';

/** Below this many links, threads take longer to start than one takes to detect. */
const THREADS_PAY = 100_000;

/**
 * Ours: fine blocks by links alone, then joins of blocks that are priced by size and by what time, amounts and the mix of
 * artifacts say (section 2.2 of the detection rules). Blocks are nearly pure; all that can be gained or lost lies in how
 * they are joined. Every move looks at one component alone; what a run learns from all reports is returned as
 * parameters, and under the same ones a component's campaigns depend on nothing outside it. So components can be shared out
 * among threads; the largest of them is one thread's, however large.
 *
 * A warm run starts from the operations of the last one (`blocks/warm`): about half of the work, in one thread.
 *
 * Memory, beside the graph: typed arrays of some 95 bytes a link while fine blocks are found (8 for both rows, about 100 for
 * each linked report or spell, 20 for the level above) and some 150 while they are joined (about 240 for each linked block
 * or spell, 176 more for what is known of a block, 20 for pins and edges), at 1.5 links a report. A process that detected
 * in 1.5 million links grew by 243 bytes a link at its peak: arrays that are done with wait for the collector. Each part that threads work on is copied once more: 12 bytes a link,
 * 40 a report.
 */
export const blocks: Kernel = {
  name: 'blocks',
  fixed: fixedParameters,
  detect(graph, { seed, settings }) {
    const parameters = learnFromReports(graph.columns, readParameters(settings));
    const run = new BlocksRun(graph, seed, parameters);
    const { kept, findings, learned } = judge(graph, run.hubClusters(), parameters);
    return { kernel: 'blocks', seed, ...run.campaigns(kept, learned), hubs: findings, parameters: learned };
  },
  async detectInThreads(graph, options, threads): Promise<Partition> {
    if (threads === 1 || graph.edges < (options.threadsPay ?? THREADS_PAY)) return this.detect(graph, options);
    const { seed, settings } = options;
    const parameters = learnFromReports(graph.columns, readParameters(settings));
    const buckets = await openBuckets(graph, seed, threads);
    try {
      const { kept, findings, learned } = judge(graph, await buckets.hubClusters(parameters), parameters);
      const found = await buckets.campaigns(kept, learned);
      return { kernel: 'blocks', seed, ...found, hubs: findings, parameters: learned };
    } finally {
      await buckets.close();
    }
  },
  detectWarm(graph, { seed, settings }, last) {
    const parameters = learnFromReports(graph.columns, readParameters(settings));
    const { kept, findings } = hubTest(graph, smallSpells(graph, parameters), lastClusters(last), parameters);
    const found = warmCampaigns({ graph, kept }, last, seed, parameters);
    return { kernel: 'blocks', seed, ...found, hubs: findings, parameters };
  },
};

/** Which spells are hubs, and what the blocks say of amounts. */
function judge(graph: EvidenceGraph, { blockOf, clusterOf }: HubClusters, parameters: Parameters) {
  const verdict = hubTest(graph, smallSpells(graph, parameters), reportsIn(clusterOf, blockOf), parameters);
  return { ...verdict, learned: learnFromBlocks(graph.columns, blockOf, clusterOf, parameters) };
}
