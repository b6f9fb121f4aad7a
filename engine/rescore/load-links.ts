import { invariant } from '../model/errors.js';
import type { DerivationColumns, MentionColumns } from '../model/graph.js';
import type { Watch } from '../model/watch.js';
import type { EvidenceSource, MentionBatch } from '../store/store.js';
import { NumberRows } from './growing.js';

/** How many there are, and the number of each by its row key (-1 where there is none). */
export interface Numbers {
  readonly reports: number;
  readonly artifacts: number;
  readonly reportOfKey: Int32Array;
  readonly artifactOfKey: Int32Array;
}

/**
 * Mentions by report, artifacts ascending: two stable counting sorts (by artifact, then by report) put any order of
 * arrival into this one.
 *
 * @param count of all mentions.
 */
export async function mentionColumns(
  source: EvidenceSource,
  count: number,
  numbers: Numbers,
  watch: Watch,
): Promise<MentionColumns> {
  const rows = { report: new Int32Array(count), artifact: new Int32Array(count), origin: new Uint8Array(count) };
  let length = 0;
  for await (const batch of source.mentions()) {
    invariant(length + batch.length <= count, 'a store counts its mentions as it tells them');
    invariant(takeMentions(batch, numbers, rows, length), 'mentions name known reports and artifacts');
    length += batch.length;
    watch.through(batch.length);
  }
  invariant(length === count, 'a store counts its mentions as it tells them');
  const byArtifact = placesInOrder(rows.artifact, numbers.artifacts);
  const byReport = placesInOrder(rows.report, numbers.reports, byArtifact.places);
  return {
    offsets: byReport.offsets,
    artifact: byReport.places.map((place) => rows.artifact[place] ?? 0),
    origin: Uint8Array.from(byReport.places, (place) => rows.origin[place] ?? 0),
  };
}

interface MentionRows {
  readonly report: Int32Array;
  readonly artifact: Int32Array;
  readonly origin: Uint8Array;
}

/** False where a mention names what is not known. */
function takeMentions(batch: MentionBatch, numbers: Numbers, rows: MentionRows, from: number): boolean {
  const { reportOfKey, artifactOfKey } = numbers;
  let lowest = 0;
  for (let row = 0; row < batch.length; row++) {
    const report = reportOfKey[batch.report[row] ?? -1] ?? -1;
    const artifact = artifactOfKey[batch.artifact[row] ?? -1] ?? -1;
    rows.report[from + row] = report;
    rows.artifact[from + row] = artifact;
    rows.origin[from + row] = batch.origin[row] ?? 0;
    lowest = Math.min(lowest, report, artifact);
  }
  return lowest >= 0;
}

/** Places of the keys (0 .. count - 1) by key, those of one key as in `before`, or in their own order. */
function placesInOrder(keys: Int32Array, count: number, before?: Int32Array) {
  const offsets = new Int32Array(count + 1);
  for (let place = 0; place < keys.length; place++) {
    const after = (keys[place] ?? 0) + 1;
    offsets[after] = (offsets[after] ?? 0) + 1;
  }
  for (let key = 0; key < count; key++) offsets[key + 1] = (offsets[key + 1] ?? 0) + (offsets[key] ?? 0);
  const next = offsets.slice();
  const places = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const place = before === undefined ? i : (before[i] ?? 0);
    const key = keys[place] ?? 0;
    const to = next[key] ?? 0;
    next[key] = to + 1;
    places[to] = place;
  }
  return { offsets, places };
}

/** Derivations by child, then parent. They are few beside the mentions, so plain sorting does. */
export async function readDerivations(source: EvidenceSource, artifactOfKey: Int32Array): Promise<DerivationColumns> {
  const pairs = new NumberRows();
  const artifacts = artifactOfKey.length;
  for await (const batch of source.derivations()) {
    for (let row = 0; row < batch.length; row++) {
      const child = artifactOfKey[batch.child[row] ?? -1] ?? -1;
      const parent = artifactOfKey[batch.parent[row] ?? -1] ?? -1;
      invariant(child >= 0 && parent >= 0, 'derivations name known artifacts');
      pairs.push(child * artifacts + parent);
    }
  }
  const sorted = pairs.take().sort();
  return {
    child: Int32Array.from(sorted, (pair) => Math.floor(pair / artifacts)),
    parent: Int32Array.from(sorted, (pair) => pair % artifacts),
  };
}
