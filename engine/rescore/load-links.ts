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
 * Mentions by report, artifacts ascending, whatever their order of arrival: a counting sort by report, then each report's
 * few by themselves.
 *
 * @param count of all mentions.
 */
export async function mentionColumns(
  source: EvidenceSource,
  count: number,
  numbers: Numbers,
  watch: Watch,
): Promise<MentionColumns> {
  const rows = { report: new Int32Array(count), packed: new Int32Array(count) };
  let length = 0;
  for await (const batch of source.mentions()) {
    invariant(length + batch.length <= count, 'a store counts its mentions as it tells them');
    invariant(takeMentions(batch, numbers, rows, length), 'mentions name known reports and artifacts');
    length += batch.length;
    watch.through(batch.length);
  }
  invariant(length === count, 'a store counts its mentions as it tells them');
  const { offsets, packed } = byReport(rows, numbers.reports);
  for (let report = 0; report < numbers.reports; report++)
    sortRow(packed, offsets[report] ?? 0, offsets[report + 1] ?? 0);
  const origin = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    origin[row] = (packed[row] ?? 0) & ORIGIN_MASK;
    packed[row] = (packed[row] ?? 0) >>> ORIGIN_BITS;
  }
  return { offsets, artifact: packed, origin };
}

/** An artifact and the origin of its mention stand in one number, so that sorting moves both. */
const ORIGIN_BITS = 2;
const ORIGIN_MASK = 3;
const MOST_ARTIFACTS = 2 ** (31 - ORIGIN_BITS);

interface MentionRows {
  readonly report: Int32Array;
  readonly packed: Int32Array;
}

/** False where a mention names what is not known. */
function takeMentions(batch: MentionBatch, numbers: Numbers, rows: MentionRows, from: number): boolean {
  const { reportOfKey, artifactOfKey } = numbers;
  invariant(numbers.artifacts < MOST_ARTIFACTS, 'there are fewer artifacts than half a billion');
  let lowest = 0;
  for (let row = 0; row < batch.length; row++) {
    const report = reportOfKey[batch.report[row] ?? -1] ?? -1;
    const artifact = artifactOfKey[batch.artifact[row] ?? -1] ?? -1;
    rows.report[from + row] = report;
    rows.packed[from + row] = (artifact << ORIGIN_BITS) | (batch.origin[row] ?? 0);
    lowest = Math.min(lowest, report, artifact);
  }
  return lowest >= 0;
}

function byReport({ report, packed }: MentionRows, reports: number) {
  const offsets = new Int32Array(reports + 1);
  for (let row = 0; row < report.length; row++) {
    const after = (report[row] ?? 0) + 1;
    offsets[after] = (offsets[after] ?? 0) + 1;
  }
  for (let r = 0; r < reports; r++) offsets[r + 1] = (offsets[r + 1] ?? 0) + (offsets[r] ?? 0);
  const next = offsets.slice();
  const sorted = new Int32Array(packed.length);
  for (let row = 0; row < report.length; row++) {
    const r = report[row] ?? 0;
    const to = next[r] ?? 0;
    next[r] = to + 1;
    sorted[to] = packed[row] ?? 0;
  }
  return { offsets, packed: sorted };
}

const SHORT_ROW = 32;

/** By insertion, as most reports mention a few artifacts; some mention thousands. */
function sortRow(packed: Int32Array, from: number, to: number): void {
  if (to - from > SHORT_ROW) {
    packed.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const mention = packed[i] ?? 0;
    let place = i;
    for (; place > from && (packed[place - 1] ?? 0) > mention; place--) packed[place] = packed[place - 1] ?? 0;
    packed[place] = mention;
  }
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
  const columns = { child: new Int32Array(sorted.length), parent: new Int32Array(sorted.length) };
  for (let row = 0; row < sorted.length; row++) {
    const pair = sorted[row] ?? 0;
    const child = Math.floor(pair / artifacts);
    columns.child[row] = child;
    columns.parent[row] = pair - child * artifacts;
  }
  return columns;
}
