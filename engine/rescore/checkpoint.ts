import { createHash, type Hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { EvidenceGraph } from '../model/graph.js';
import type { FixedParameters, KernelName, LastClustering, Partition } from '../model/partition.js';
import type { Store } from '../store/store.js';

/** All that the communities depend on: the same, and they are. */
export interface FoundIn {
  readonly graph: EvidenceGraph;
  readonly kernel: KernelName;
  readonly seed: number;
  /** All that is known of the parameters beforehand: another build may know others. */
  readonly settings: FixedParameters;
  readonly version: string;
  /** Where a warm run starts; null for a cold one. */
  readonly last: LastClustering | null;
}

/**
 * Finds the communities, or takes them from a night that had found them in the same evidence and then broke off: finding
 * them is about half of a cold night. They are kept until `dropCheckpoint`.
 *
 * @param onResumed Told if they are taken.
 * @throws SkeinError `store-failed`, and what `find` throws.
 */
export async function foundOnce(
  store: Store,
  foundIn: FoundIn,
  find: () => Promise<Partition>,
  onResumed?: () => void,
): Promise<Partition> {
  const key = keyOf(foundIn);
  const kept = await store.checkpoint(key);
  if (kept !== null) {
    onResumed?.();
    // Only `keepCheckpoint` below writes it, and the key tells of version and kernel.
    return deserialize(kept) as Partition;
  }
  const partition = await find();
  await store.keepCheckpoint(key, serialize(partition));
  return partition;
}

/** sha256; the versions of Node too, for they decide what the bytes mean. */
function keyOf({ graph, kernel, seed, version, last, ...given }: FoundIn): string {
  const settings = Object.entries(given.settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256');
  digest.update(JSON.stringify([kernel, seed, settings, version, process.versions.node, last?.joints ?? null]));
  addColumns(digest, graph);
  addColumns(digest, graph.columns);
  if (last !== null) addColumns(digest, last);
  return digest.digest('hex');
}

/** Whatever columns there are, by name, each with its length; and the numbers and flags beside them. */
function addColumns(digest: Hash, columns: object): void {
  for (const [name, value] of Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!ArrayBuffer.isView(value)) {
      if (typeof value !== 'object') digest.update(`${name} ${String(value)};`);
      continue;
    }
    digest.update(`${name} ${value.byteLength};`);
    digest.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
}
