/**
 * The night's first phase: the store's streams become the columns of `model/graph`. Strings are looked at while they
 * pass and not kept.
 */
import { sketchIn } from '../artifact/template.js';
import { ARTIFACT_KINDS, type ArtifactKind } from '../model/artifact.js';
import { invariant } from '../model/errors.js';
import type { Evidence } from '../model/graph.js';
import { dayFromText, NO_DAY } from '../model/day.js';
import { LOSS_KINDS } from '../model/money.js';
import { VICTIM_FIELDS } from '../model/report.js';
import type { EvidenceSource } from '../store/store.js';
import { float64, int32, uint16, uint8 } from './growing.js';
import { mentionColumns, readDerivations } from './load-links.js';
import { renumber, WordNumbers } from './number-words.js';
import { joinTemplates, type ArtifactRows } from './join-templates.js';
import { readReports, type ReportRows } from './load-reports.js';

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

/** Reads one consistent view whole. Memory: about 60 bytes a report, 20 an artifact and 10 a mention. */
export async function loadEvidence(source: EvidenceSource, views: ArtifactViews): Promise<Loaded> {
  const rows = await readReports(source);
  const { artifacts, protectedArtifacts, artifactOfKey } = joinTemplates(await readArtifacts(source, views));
  const mentions = await mentionColumns(source, rows.columns.count, artifacts.count, rows.reportOfKey, artifactOfKey);
  const derivations = await readDerivations(source, artifactOfKey);
  const losses = await readLosses(source, rows);
  const victims = await readVictims(source, rows);
  rows.digest.update(victims.field).update(bytesOf(victims.report)).update(bytesOf(victims.token));
  const evidence: Evidence = { reports: rows.columns, artifacts, mentions, derivations, losses, victims };
  return { evidence, protectedArtifacts, reportOfKey: rows.reportOfKey, inputDigest: rows.digest.digest('hex') };
}

async function readArtifacts(source: EvidenceSource, views: ArtifactViews): Promise<ArtifactRows> {
  const key = float64();
  const kind = uint8();
  const listed = uint16();
  const protectedArtifacts = uint8();
  const sketches = uint8();
  const lists: string[] = [];
  const codeOfKind = new Map(ARTIFACT_KINDS.map((name, code) => [name, code]));
  for await (const batch of source.artifacts()) {
    for (const artifact of batch) {
      key.push(artifact.key);
      kind.push(codeOfKind.get(artifact.kind) ?? 0);
      listed.push(listNumber(lists, views.listed(artifact.kind, artifact.folded)));
      protectedArtifacts.push(views.protectedFromHubTest(artifact.kind, artifact.folded) ? 1 : 0);
      if (artifact.kind === 'template') for (const byte of sketchIn(artifact.folded)) sketches.push(byte);
    }
  }
  const artifacts = { count: key.length, key: key.take(), kind: kind.take(), listed: listed.take(), lists };
  return { artifacts, protectedArtifacts: protectedArtifacts.take(), sketches: sketches.take() };
}

/** Lists are few; their order is that of the artifacts, which are sorted. */
function listNumber(lists: string[], name: string | null): number {
  if (name === null) return 0;
  const place = lists.indexOf(name);
  return place >= 0 ? place + 1 : lists.push(name);
}

async function readLosses(source: EvidenceSource, rows: ReportRows): Promise<Evidence['losses']> {
  const report = int32();
  const kind = uint8();
  const currency = uint16();
  const minor = float64();
  const day = int32();
  const currencies = new WordNumbers();
  for await (const batch of source.losses()) {
    for (const loss of batch) {
      report.push(rows.reportOfKey[loss.report] ?? -1);
      kind.push(LOSS_KINDS.indexOf(loss.kind));
      currency.push(currencies.of(loss.currency));
      minor.push(loss.minor);
      day.push(loss.at === null ? NO_DAY : (dayFromText(loss.at) ?? NO_DAY));
    }
  }
  const { words, placeOf } = currencies.sorted();
  const column = currency.take();
  renumber(column, placeOf);
  const reports = report.take();
  invariant(ascending(reports), 'losses come in the order of reports');
  return {
    count: reports.length,
    report: reports,
    kind: kind.take(),
    currency: column,
    minor: minor.take(),
    day: day.take(),
    currencies: words,
  };
}

async function readVictims(source: EvidenceSource, rows: ReportRows): Promise<Evidence['victims']> {
  const report = int32();
  const field = uint8();
  const token = int32();
  const numbers = new Map<string, number>();
  for await (const batch of source.victims()) {
    for (const victim of batch) {
      const known = numbers.get(victim.token) ?? numbers.size;
      numbers.set(victim.token, known);
      report.push(rows.reportOfKey[victim.report] ?? -1);
      field.push(VICTIM_FIELDS.indexOf(victim.field));
      token.push(known);
    }
  }
  const reports = report.take();
  invariant(ascending(reports), 'victims come in the order of reports');
  return { report: reports, field: field.take(), token: token.take(), tokens: numbers.size };
}

function ascending(column: Int32Array): boolean {
  return column.every((value, row) => value >= 0 && (row === 0 || value >= (column[row - 1] ?? 0)));
}

function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
