import type { EvidenceGraph } from '../../model/graph.js';
import type { Parameters } from './parameters.js';
import type { Found, HubClusters } from './run.js';
import { BlocksRun } from './run.js';

/** A step of the run on some components, which are the whole graph of the task. */
export type Task = {
  readonly graph: EvidenceGraph;
  readonly seed: number;
  readonly parameters: Parameters;
} & ({ readonly step: 'hub clusters' } | { readonly step: 'campaigns'; readonly kept: Uint8Array });

/** What a thread does. */
export default function work(task: Task): HubClusters | Found {
  const run = new BlocksRun(task.graph, task.seed, task.parameters);
  return task.step === 'campaigns' ? run.campaigns(task.kept, task.parameters) : run.hubClusters();
}
