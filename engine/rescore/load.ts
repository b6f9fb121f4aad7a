/**
 * The night's first phase: the store's streams become the columns of `model/graph`. Strings are looked at while they
 * pass and not kept.
 */
import { sketchIn } from '../artifact/template.js';
import { SKETCH_BYTES } from '../artifact/template/sketch.js';
import { ARTIFACT_KINDS, type ArtifactKind } from '../model/artifact.js';
import { invariant } from '../model/errors.js';
import type { Evidence } from '../model/graph.js';
import { UNWATCHED, type Watch } from '../model/watch.js';
import type { EvidenceSource } from '../store/store.js';
import { joinTemplates, type ArtifactRows } from './join-templates.js';
import { mentionColumns, readDerivations } from './load-links.js';
import { readReports } from './load-reports.js';

/** What the lists and kinds say of an artifact, asked once while its text passes by. */
export interface ArtifactViews {
  /** Name of the benign list that holds it, or null. */
  readonly listed: (kind: ArtifactKind, folded: string) => string | null;
  /** Whether the hub test may never drop it. */
  readonly protectedFromHubTest: (kind: ArtifactKind, folded: string) => boolean;
}

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
 * Reads one consistent view whole. Memory: about 110 bytes a report, half of it given back at once, 25 a victim's token,
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

async function readArtifacts(
  source: EvidenceSource,
  count: number,
  views: ArtifactViews,
  watch: Watch,
): Promise<ArtifactRows> {
  const artifacts = {
    count,
    key: new Float64Array(count),
    kind: new Uint8Array(count),
    listed: new Uint16Array(count),
  };
  const protectedArtifacts = new Uint8Array(count);
  const sketches: Uint8Array[] = [];
  const lists: string[] = [];
  const codeOfKind = new Map(ARTIFACT_KINDS.map((name, code) => [name, code]));
  let row = 0;
  for await (const batch of source.artifacts()) {
    for (const { key, kind, folded } of batch) {
      artifacts.key[row] = key;
      artifacts.kind[row] = codeOfKind.get(kind) ?? 0;
      artifacts.listed[row] = listNumber(lists, views.listed(kind, folded));
      protectedArtifacts[row++] = views.protectedFromHubTest(kind, folded) ? 1 : 0;
    }
    sketches.push(sketchesOf(batch));
    watch.through(batch.length);
  }
  invariant(row === count, 'a store counts its artifacts as it tells them');
  return { artifacts: { ...artifacts, lists }, protectedArtifacts, sketches: Buffer.concat(sketches) };
}

/** Artifacts come by kind, so that templates stand together. */
function sketchesOf(batch: readonly { readonly kind: ArtifactKind; readonly folded: string }[]): Uint8Array {
  const templates = batch.filter(({ kind }) => kind === 'template');
  const sketches = new Uint8Array(templates.length * SKETCH_BYTES);
  templates.forEach(({ folded }, i) => {
    sketches.set(sketchIn(folded), i * SKETCH_BYTES);
  });
  return sketches;
}

/** Lists are few; their order is that of the artifacts, which are sorted. */
function listNumber(lists: string[], name: string | null): number {
  if (name === null) return 0;
  const place = lists.indexOf(name);
  return place >= 0 ? place + 1 : lists.push(name);
}

function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
