import { invariant } from '../model/errors.js';
import type { DerivationColumns, MentionColumns } from '../model/graph.js';
import type { EvidenceSource } from '../store/store.js';
import { float64, int32, uint8 } from './growing.js';

/**
 * Mentions by report, artifacts ascending: two stable counting sorts (by artifact, then by report) put any order of
 * arrival into this one.
 */
export async function mentionColumns(
  source: EvidenceSource,
  reports: number,
  artifacts: number,
  reportOfKey: Int32Array,
  artifactOfKey: Int32Array,
): Promise<MentionColumns> {
  const report = int32();
  const artifact = int32();
  const origin = uint8();
  for await (const batch of source.mentions()) {
    for (let row = 0; row < batch.length; row++) {
      report.push(reportOfKey[batch.report[row] ?? -1] ?? -1);
      artifact.push(artifactOfKey[batch.artifact[row] ?? -1] ?? -1);
      origin.push(batch.origin[row] ?? 0);
    }
  }
  const rows = { report: report.take(), artifact: artifact.take(), origin: origin.take() };
  invariant(!rows.report.includes(-1) && !rows.artifact.includes(-1), 'mentions name known reports and artifacts');
  const byArtifact = sortedBy(rows.artifact, artifacts, rows.report, rows.artifact, rows.origin);
  const byReport = sortedBy(byArtifact.first, reports, byArtifact.first, byArtifact.second, byArtifact.third);
  return { offsets: byReport.offsets, artifact: byReport.second, origin: byReport.third };
}

/** Three parallel columns in the order of `keys` (0 .. count - 1), equal keys in their old order. */
function sortedBy(keys: Int32Array, count: number, first: Int32Array, second: Int32Array, third: Uint8Array) {
  const offsets = new Int32Array(count + 1);
  for (const key of keys) offsets[key + 1] = (offsets[key + 1] ?? 0) + 1;
  for (let key = 0; key < count; key++) offsets[key + 1] = (offsets[key + 1] ?? 0) + (offsets[key] ?? 0);
  const next = offsets.slice();
  const sorted = {
    offsets,
    first: new Int32Array(keys.length),
    second: new Int32Array(keys.length),
    third: new Uint8Array(keys.length),
  };
  keys.forEach((key, row) => {
    const place = next[key] ?? 0;
    next[key] = place + 1;
    sorted.first[place] = first[row] ?? 0;
    sorted.second[place] = second[row] ?? 0;
    sorted.third[place] = third[row] ?? 0;
  });
  return sorted;
}

/** Derivations by child, then parent. They are few beside the mentions, so plain sorting does. */
export async function readDerivations(source: EvidenceSource, artifactOfKey: Int32Array): Promise<DerivationColumns> {
  const pairs = float64();
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
