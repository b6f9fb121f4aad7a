import { SkeinError } from '../../model/errors.js';
import { openThreads } from '../../threads/open.js';
import type { Threads } from '../../threads/threads.js';
import { PRIVATE, SHARED } from './allocate.js';
import { alone, CREW_CELLS } from './crew.js';
import type { NodeLabels } from './hierarchy.js';
import { hierarchy } from './hierarchy.js';
import type { WeightedGraph } from './weighted-graph.js';
import type { Step } from './work.js';
import work, { nodesOf } from './work.js';

/**
 * Communities of high modularity, in this thread.
 *
 * @param resolution Above 1: smaller communities (Reichardt and Bornholdt 2006).
 * @throws SkeinError `usage` for a resolution that is not above 0.
 */
export function modularityCommunities(graph: WeightedGraph, resolution: number): NodeLabels {
  checkResolution(resolution);
  const steps = hierarchy(graph, resolution, PRIVATE);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    work({ step: value, crew: alone() });
  }
}

/** Steps through fewer nodes are for one thread: calling the others costs more. */
const CREW_NODES = 20_000;

/** Threads that detect together; see `openModularityThreads`. */
export type ModularityThreads = Threads<Parameters<typeof work>[0], undefined>;

/** @throws SkeinError as `openThreads` does. */
export function openModularityThreads(count: number): Promise<ModularityThreads> {
  return openThreads(new URL('./work.js', import.meta.url), count);
}

/**
 * The same communities, to the byte, by as many threads as were opened. A graph whose rows are not in shared memory is copied once for each thread.
 *
 * @throws SkeinError `usage` for a resolution that is not above 0; `worker-failed` if a thread dies: close the threads then.
 */
export async function modularityInThreads(
  graph: WeightedGraph,
  resolution: number,
  threads: ModularityThreads,
): Promise<NodeLabels> {
  if (threads.count === 1) return modularityCommunities(graph, resolution);
  checkResolution(resolution);
  const steps = hierarchy(graph, resolution, SHARED);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (nodesOf(value) < CREW_NODES) work({ step: value, crew: alone() });
    else await share(value, threads);
  }
}

async function share(step: Step, threads: ModularityThreads): Promise<void> {
  const { count } = threads;
  const cells = SHARED.int32(CREW_CELLS);
  await Promise.all(Array.from({ length: count }, (_, place) => threads.run({ step, crew: { place, count, cells } })));
}

function checkResolution(resolution: number): void {
  if (!(resolution > 0)) throw new SkeinError('usage', 'the setting "resolution" must be above 0');
}
