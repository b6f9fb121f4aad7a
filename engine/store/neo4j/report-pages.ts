import { invariant } from '../../model/errors.js';
import { MENTION_ORIGINS } from '../../model/artifact.js';
import type { MentionOrigin } from '../../model/artifact.js';
import type { ReportType } from '../../model/report.js';
import type { EvidenceReport, MentionBatch } from '../store.js';
import type { ReportNode } from './report-row.js';

// A run reads every report and every mention, and nothing else asks for all of them. From a node for each report and a
// relationship for each mention that costs the server eight times what it costs from a few long texts, so what runs read
// stands beside the graph a second time, some reports to a page. The same transaction writes both from the same rows.

/** Reports whose row keys lie in one stretch of so many share a page: one that is replaced has all of it written again. */
export const PAGE_KEYS = 64;

/** As `write/put-report-pages` has it. */
export const PAGE_NAME = 'what runs read of some reports';

/** What runs read of the reports of one stretch of keys, in the order of the keys; each text is one of JSON. */
export interface ReportPage {
  readonly page: number;
  /** Of `ReportLine`s. */
  readonly reports: string;
  /** Of `MentionLine`s, a line for each report. */
  readonly mentions: string;
}

/** Since: the batch that brought the report for the first time. */
export type ReportLine = readonly [
  key: number,
  since: number,
  id: string,
  source: string,
  type: ReportType,
  day: number | null,
  country: string | null,
  fraudType: string | null,
  losses: string,
  unreadableLosses: number,
  victim: string,
  digest: string,
];

/** Behind key and since, a number for each mention (`packedMention`). */
export type MentionLine = readonly [key: number, since: number, ...packed: number[]];

/** What the pages say of one report. */
export interface PagedReport {
  readonly node: ReportNode;
  /** As `victimText` writes it. */
  readonly victim: string;
  /** As `packedMention`, ascending. */
  readonly mentions: readonly number[];
}

const ORIGIN_CODES: ReadonlyMap<MentionOrigin, number> = new Map(MENTION_ORIGINS.map((origin, code) => [origin, code]));
/** More than there are origins. */
const ORIGINS = 4;

export function packedMention(artifact: number, origin: MentionOrigin): number {
  return artifact * ORIGINS + (ORIGIN_CODES.get(origin) ?? 0);
}

export function pageOf(key: number): number {
  return Math.floor(key / PAGE_KEYS);
}

/**
 * The pages as they are with these reports, in the place of older versions where they are there.
 *
 * @param there the pages of these reports as they stand; those that are missing are made.
 * @param seq the batch that brings the reports.
 */
export function pagesWith(
  there: readonly ReportPage[],
  reports: readonly PagedReport[],
  seq: number,
): readonly ReportPage[] {
  const pages = new Map(there.map((page) => [page.page, linesIn(page)]));
  for (const report of reports) {
    const number = pageOf(report.node.key);
    const lines = pages.get(number) ?? new Map<number, Lines>();
    pages.set(number, lines);
    const since = lines.get(report.node.key)?.report[1] ?? seq;
    lines.set(report.node.key, { report: reportLine(report, since), mentions: mentionLine(report, since) });
  }
  return [...pages].sort(([a], [b]) => a - b).map(([page, lines]) => pageFrom(page, lines));
}

interface Lines {
  readonly report: ReportLine;
  readonly mentions: MentionLine;
}

function linesIn({ reports, mentions }: ReportPage): Map<number, Lines> {
  const mentioned = mentionLines(mentions);
  return new Map(
    reportLines(reports).map((report, i) => {
      const line = mentioned[i];
      invariant(line?.[0] === report[0], 'a page has the same reports in both of its texts');
      return [report[0], { report, mentions: line }];
    }),
  );
}

function pageFrom(page: number, lines: ReadonlyMap<number, Lines>): ReportPage {
  const inOrder = [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
  return {
    page,
    reports: JSON.stringify(inOrder.map(({ report }) => report)),
    mentions: JSON.stringify(inOrder.map(({ mentions }) => mentions)),
  };
}

function reportLine({ node, victim }: PagedReport, since: number): ReportLine {
  const { key, id, source, type, day, country, fraudType, losses, unreadableLosses, digest } = node;
  return [key, since, id, source, type, day, country, fraudType, losses ?? '', unreadableLosses, victim, digest];
}

function mentionLine({ node, mentions }: PagedReport, since: number): MentionLine {
  return [node.key, since, ...mentions];
}

/** Trusts what it parses: `pagesWith` alone writes these texts. */
function reportLines(text: string): readonly ReportLine[] {
  return JSON.parse(text) as readonly ReportLine[];
}

function mentionLines(text: string): readonly MentionLine[] {
  return JSON.parse(text) as readonly MentionLine[];
}

/** The reports of a page that were there at the end of a batch. */
export function reportsIn(text: string, seq: number): readonly EvidenceReport[] {
  const found: EvidenceReport[] = [];
  for (const line of reportLines(text)) {
    const [key, since, id, source, type, day, country, fraudType, losses, unreadableLosses, victim, digest] = line;
    if (since > seq) continue;
    found.push({ key, id, source, type, day, country, fraudType, losses, unreadableLosses, victim, digest });
  }
  return found;
}

/**
 * The mentions of the reports that were there at the end of a batch.
 *
 * @param texts of pages.
 * @param before mentions of reports that were others then, by row key.
 */
export function mentionsIn(
  texts: readonly string[],
  seq: number,
  before: ReadonlyMap<number, readonly number[]>,
): MentionBatch {
  const lines = texts.flatMap(mentionLines).filter(([, since]) => since <= seq);
  const then = lines.map((line) => before.get(line[0]));
  const length = lines.reduce((sum, line, i) => sum + (then[i]?.length ?? line.length - 2), 0);
  const batch = {
    length,
    report: new Float64Array(length),
    artifact: new Float64Array(length),
    origin: new Uint8Array(length),
  };
  let row = 0;
  lines.forEach((line, i) => {
    const was = then[i];
    row = was === undefined ? unpack(line, 2, line[0], batch, row) : unpack(was, 0, line[0], batch, row);
  });
  return batch;
}

/** Answers the row behind the last. */
function unpack(packed: readonly number[], from: number, report: number, batch: MentionBatch, row: number): number {
  for (let i = from; i < packed.length; i++, row++) {
    const mention = packed[i] ?? 0;
    const artifact = Math.floor(mention / ORIGINS);
    batch.report[row] = report;
    batch.artifact[row] = artifact;
    batch.origin[row] = mention - artifact * ORIGINS;
  }
  return row;
}
