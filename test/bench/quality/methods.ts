import { kernelOf } from '../../../engine/detect/kernels.js';
import type { Scores } from '../../../engine/evaluate/scores.js';
import { scoreClustering } from '../../../engine/evaluate/scores.js';
import type { TopErrors } from '../../../engine/evaluate/top-errors.js';
import { topErrors } from '../../../engine/evaluate/top-errors.js';
import type { KernelName, Partition } from '../../../engine/model/partition.js';
import { cpuSeconds } from '../measure.js';
import type { Case } from './line.js';

/** One way to find campaigns. */
export interface Method {
  readonly name: string;
  readonly kernel: KernelName;
  readonly settings?: Readonly<Record<string, number | string | boolean>>;
  /** Whether benign lists are used. */
  readonly lists: boolean;
  readonly level?: 'campaign' | 'operation';
}

const LINKS_ONLY = { time: 'off', profile: 'off', amount: 'off', category: 'off' };

export const OURS = 'blocks, campaigns';
export const STRICT = 'blocks, strict';

export const METHODS: readonly Method[] = [
  { name: OURS, kernel: 'blocks', lists: true, level: 'campaign' },
  { name: 'blocks, operations', kernel: 'blocks', lists: true, level: 'operation' },
  { name: STRICT, kernel: 'blocks', lists: true, settings: { preset: 'strict' } },
  { name: 'blocks, links only', kernel: 'blocks', lists: true, settings: LINKS_ONLY },
  { name: 'components', kernel: 'components', lists: false },
  { name: 'components, minus lists', kernel: 'components', lists: true },
  { name: 'louvain', kernel: 'louvain', lists: false },
  { name: 'louvain, minus lists', kernel: 'louvain', lists: true },
];

/** One method on one data set. */
export interface Result {
  readonly method: string;
  /** Against what genuine links can show. */
  readonly recoverable: Scores;
  /** Against the true campaigns, reports without a usable link included. */
  readonly absolute: Scores;
  readonly top: TopErrors;
  readonly cpu: number;
}

const RUN_SEED = 1;

export async function resultsOf(found: Case, methods: readonly Method[] = METHODS): Promise<Result[]> {
  const results: Result[] = [];
  const known = new Map<string, { partition: Partition; cpu: number }>();
  for (const method of methods) {
    const key = JSON.stringify([method.kernel, method.settings, method.lists]);
    const { partition, cpu } = known.get(key) ?? (await run(found, method));
    known.set(key, { partition, cpu });
    results.push({ ...scored(found, labelsOf(partition, method)), method: method.name, cpu });
  }
  return results;
}

async function run(found: Case, { kernel, settings = {}, lists }: Method) {
  const graph = lists ? found.listed : found.unlisted;
  const { result, cpu } = await cpuSeconds(() => kernelOf(kernel).detect(graph, { seed: RUN_SEED, settings }));
  return { partition: result, cpu };
}

function labelsOf({ community, operation }: Partition, { level }: Method): Int32Array {
  return level === 'operation' ? (operation ?? community) : community;
}

function scored({ truth, counted }: Case, labels: Int32Array) {
  return {
    recoverable: scoreClustering(labels, truth.recoverable),
    absolute: scoreClustering(labels, truth.campaign),
    top: topErrors(labels, truth.recoverable, counted),
  };
}
