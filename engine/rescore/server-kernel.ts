import { kernelOf, KERNELS } from '../detect/kernels.js';
import { inThreads, labelsInIdOrder } from '../detect/id-order.js';
import { numberBySmallest } from '../detect/relabel.js';
import { readSettings } from '../detect/settings.js';
import { adjustedRand } from '../evaluate/adjusted-rand.js';
import { normalizedMutualInformation } from '../evaluate/mutual-information.js';
import { SkeinError } from '../model/errors.js';
import type { EvidenceGraph } from '../model/graph.js';
import type { DetectOptions, FixedParameters, Kernel, KernelName, Partition } from '../model/partition.js';
import { serverDetectionOf } from '../store/server-detection.js';
import type { Store } from '../store/store.js';

/** The kernel that is none: the store's server finds the communities. It stands here, where store and detection meet. */
export const SERVER_KERNEL = 'gds-leiden' satisfies KernelName;

const DEFAULTS = {
  /** Above 1: smaller communities (Reichardt and Bornholdt 2006). */
  gamma: 1,
  /** Whether an edge weighs its kind's prior, or 1. */
  weighted: true,
  /** Whether the own detection runs too, to tell how far the two agree. */
  agreement: true,
};

export interface Wanted extends DetectOptions {
  readonly kernel: KernelName;
  /** By default 1. */
  readonly threads?: number | undefined;
}

/**
 * Communities of the graph by the kernel of this name, the store's server included.
 *
 * @throws SkeinError `usage` for a name, a setting or a store that does not fit, `missing-program`, and what kernels throw.
 */
export async function partitionOf(store: Store, graph: EvidenceGraph, wanted: Wanted): Promise<Partition> {
  const { kernel, seed, settings, threads = 1 } = wanted;
  if (kernel === SERVER_KERNEL) return inServer(store, graph, { seed, settings });
  return inThreads(kernelOf(kernel), graph, { seed, settings }, threads);
}

/**
 * As `Kernel.fixed`; null for the store's server, which no run goes on from, and for a kernel that there no longer is.
 *
 * @throws SkeinError `usage` for a setting that does not fit.
 */
export function fixedParameters(kernel: KernelName, settings: DetectOptions['settings']): FixedParameters | null {
  return KERNELS.find(({ name }) => name === kernel)?.fixed(settings) ?? null;
}

/** The warm start of the kernel of this name, where it has one. */
export function warmKernelOf(name: KernelName): Kernel['detectWarm'] {
  return name === SERVER_KERNEL ? undefined : kernelOf(name).detectWarm;
}

async function inServer(store: Store, graph: EvidenceGraph, { seed, settings }: DetectOptions): Promise<Partition> {
  const server = serverDetectionOf(store);
  if (server === null)
    throw new SkeinError(
      'usage',
      `the detector "${SERVER_KERNEL}" runs in Neo4j with Graph Data Science, and the store is another`,
    );
  const { gamma, weighted, agreement } = readSettings(SERVER_KERNEL, DEFAULTS, settings);
  if (!(gamma > 0)) throw new SkeinError('usage', 'the setting "gamma" must be above 0');
  const weights = weighted ? graph.spellPrior : new Float64Array(graph.spells).fill(1);
  const labels = await labelsInIdOrder(graph, (ordered) => server.leidenLabels(ordered, { seed, gamma, weights }));
  const { community, count } = numberBySmallest(labels, 2 * graph.reports);
  const parameters = { gamma, weighted, agreement, ...(agreement && agreementWithOurs(community, graph, seed)) };
  return { kernel: SERVER_KERNEL, seed, community, count, hubs: [], parameters };
}

/** How far the communities are those of our own kernel on the same graph. */
function agreementWithOurs(community: Int32Array, graph: EvidenceGraph, seed: number): Partition['parameters'] {
  const ours = kernelOf('blocks').detect(graph, { seed, settings: {} });
  const { community: campaigns, operation: operations = campaigns } = ours;
  return {
    campaignsAdjustedRand: rounded(adjustedRand(community, campaigns)),
    campaignsMutualInformation: rounded(normalizedMutualInformation(community, campaigns)),
    operationsAdjustedRand: rounded(adjustedRand(community, operations)),
    operationsMutualInformation: rounded(normalizedMutualInformation(community, operations)),
  };
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
