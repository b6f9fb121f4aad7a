import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import { NO_DAY } from '../../engine/model/day.js';
import type { Evidence } from '../../engine/model/graph.js';
import { reportsIn } from '../../engine/store/report-text.js';
import type { EvidenceArtifact, EvidenceReport, Store } from '../../engine/store/store.js';
import { artifactsIn } from '../../engine/store/template-text.js';
import { collect } from './store-view.js';

/** What the store holds, as columns and rows. */
export interface Columns {
  readonly rows: readonly EvidenceReport[];
  readonly artifactRows: readonly EvidenceArtifact[];
  /** Row numbers of report and artifact. */
  readonly pairs: readonly (readonly [report: number, artifact: number])[];
  readonly evidence: Evidence;
  /** Of the evidence. */
  readonly moment: number;
}

export async function columns(store: Store): Promise<Columns> {
  const source = await store.openEvidence();
  const rows = (await collect(source.reports())).flatMap(reportsIn);
  const artifactRows = (await collect(source.artifacts())).flatMap(artifactsIn);
  const mentions = await collect(source.mentions());
  const moment = await source.moment();
  await source.close();
  const reportRow = new Map(rows.map((row, i) => [row.key, i]));
  const artifactRow = new Map(artifactRows.map((row, i) => [row.key, i]));
  const pairs = mentions
    .flatMap((batch) => Array.from(batch.report, (key, i) => [key, batch.artifact[i]!] as const))
    .map(([report, artifact]) => [reportRow.get(report)!, artifactRow.get(artifact)!] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { rows, artifactRows, pairs, evidence: evidenceOf(rows, artifactRows, pairs), moment };
}

function evidenceOf(
  rows: readonly EvidenceReport[],
  artifactRows: readonly EvidenceArtifact[],
  pairs: Columns['pairs'],
): Evidence {
  const none = new Int32Array(0);
  const offsets = Int32Array.from({ length: rows.length + 1 }, (_, row) => pairs.filter(([r]) => r < row).length);
  return {
    reports: {
      count: rows.length,
      key: Float64Array.from(rows, (row) => row.key),
      idWords: new Uint32Array(rows.length * 4),
      day: Int32Array.from(rows, (row) => row.day ?? NO_DAY),
      intelligence: new Uint8Array(rows.length),
      source: none,
      country: none,
      fraudType: none,
      unreadableLosses: new Uint16Array(rows.length),
      sources: [],
      countries: [],
      fraudTypes: [],
    },
    artifacts: {
      count: artifactRows.length,
      key: Float64Array.from(artifactRows, (row) => row.key),
      kind: Uint8Array.from(artifactRows, (row) => ARTIFACT_KINDS.indexOf(row.kind)),
      listed: new Uint16Array(artifactRows.length),
      lists: [],
    },
    mentions: {
      offsets,
      artifact: Int32Array.from(pairs, ([, artifact]) => artifact),
      origin: new Uint8Array(pairs.length),
    },
    derivations: { child: none, parent: none },
    losses: {
      count: 0,
      report: none,
      kind: new Uint8Array(0),
      currency: new Uint16Array(0),
      minor: new Float64Array(0),
      day: none,
      currencies: [],
    },
    victims: { report: none, field: new Uint8Array(0), token: none, tokens: 0 },
  };
}
