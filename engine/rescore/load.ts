/**
 * The night's first phase: the store's streams become the columns of `model/graph`. Strings are looked at while they
 * pass and not kept.
 */
import type { Evidence } from '../model/graph.js';
import { UNWATCHED, type Watch } from '../model/watch.js';
import type { EvidenceSource } from '../store/store.js';
import { joinTemplates } from './join-templates.js';
import { readArtifacts, type ArtifactViews } from './load-artifacts.js';
import { mentionColumns, readDerivations } from './load-links.js';
import { readReports } from './load-reports.js';

export interface Loaded {
  readonly evidence: Evidence;
  /** Per artifact: 1 where the hub test may not drop it. */
  readonly protectedArtifacts: Uint8Array;
  /** Number of each report by its row key, -1 where there is none. */
  readonly reportOfKey: Int32Array;
  /** sha256 over all of it, in hexadecimal. */
  readonly inputDigest: string;
}

/**
 * Reads one consistent view whole. Memory: about 110 bytes a report, half of it given back at once, 45 a victim's token,
 * 15 an artifact and 20 a mention.
 */
export async function loadEvidence(
  source: EvidenceSource,
  views: ArtifactViews,
  watch: Watch = UNWATCHED,
): Promise<Loaded> {
  const counts = await source.counts();
  watch.step('reports', { unit: 'reports', of: counts.reports });
  const { columns: reports, losses, victims, reportOfKey, digest } = await readReports(source, counts.reports, watch);
  digest.update(victims.field).update(bytesOf(victims.report)).update(bytesOf(victims.token));
  watch.step('artifacts', { unit: 'artifacts', of: counts.artifacts });
  const rows = await readArtifacts(source, counts.artifacts, views, watch);
  watch.step('templates');
  const { artifacts, protectedArtifacts, artifactOfKey } = joinTemplates(rows);
  watch.step('mentions', { unit: 'mentions', of: counts.mentions });
  const numbers = { reports: reports.count, artifacts: artifacts.count, reportOfKey, artifactOfKey };
  const mentions = await mentionColumns(source, counts.mentions, numbers, watch);
  watch.step('derivations');
  const derivations = await readDerivations(source, artifactOfKey);
  const evidence: Evidence = { reports, artifacts, mentions, derivations, losses, victims };
  return { evidence, protectedArtifacts, reportOfKey, inputDigest: digest.digest('hex') };
}

function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
