import type { EvidenceGraph } from '../model/graph.js';
import type { Store } from './store.js';

export interface ServerDetectOptions {
  readonly seed: number;
  /** Above 1: smaller communities (Reichardt and Bornholdt 2006). */
  readonly gamma: number;
  /** Weight of each spell's edges. */
  readonly weights: Float64Array;
}

/**
 * What a store may offer beside the port: the programs of its own server look for communities. It is no kernel, since it
 * waits for another process whose version and memory decide too; the graph is handed to it, so that it sees what kernels see.
 */
export interface ServerDetection {
  /**
   * A label for each report: Leiden (Traag and others 2019) as Neo4j Graph Data Science has it, on reports and spells.
   * Labels are at least 0 and below twice the number of reports.
   *
   * @throws SkeinError `missing-program` where the server has no Graph Data Science, `store-failed`.
   */
  leidenLabels(graph: EvidenceGraph, options: ServerDetectOptions): Promise<Int32Array>;
}

export function serverDetectionOf(store: Store): ServerDetection | null {
  return hasDetection(store) ? store : null;
}

function hasDetection(store: Store): store is Store & ServerDetection {
  return 'leidenLabels' in store;
}
