import type { BatchPlan, MentionRow } from './batch-plan.js';
import type { Work } from './database.js';
import { packedMention, pageOf, pagesWith, type PagedReport, type ReportPage } from './report-pages.js';
import { cypher } from './statements.js';

const TO_CHANGE = cypher<{ pages: readonly number[] }, ReportPage>('read/pages-to-change');
const PUT = cypher<{ rows: readonly ReportPage[] }, never>('write/put-report-pages');

/** Pages are some ten kilobytes each. */
const PAGES_AT_ONCE = 200;

type Planned = Pick<BatchPlan, 'newReports' | 'replaced' | 'pseudonyms' | 'mentions'>;

/** Writes what runs read of the reports of a batch, from the same rows as the graph, in the same transaction. */
export async function putReportPages(work: Work, plan: Planned, seq: number): Promise<void> {
  const reports = pagedReports(plan);
  const pages = [...new Set(reports.map(({ node }) => pageOf(node.key)))].sort((a, b) => a - b);
  for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
    const few = pages.slice(from, from + PAGES_AT_ONCE);
    const theirs = new Set(few);
    const there = await work.run(TO_CHANGE, { pages: few });
    const those = reports.filter(({ node }) => theirs.has(pageOf(node.key)));
    await work.run(PUT, { rows: pagesWith(there, those, seq) });
  }
}

function pagedReports({ newReports, replaced, pseudonyms, mentions }: Planned): readonly PagedReport[] {
  const victims = new Map(pseudonyms.map(({ report, tokens }) => [report, tokens]));
  const mentioned = packedByReport(mentions);
  return [...newReports, ...replaced].map((node) => ({
    node,
    victim: victims.get(node.key) ?? '',
    mentions: mentioned.get(node.key) ?? [],
  }));
}

function packedByReport(mentions: readonly MentionRow[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [report, artifact, origin] of mentions) {
    const known = found.get(report);
    if (known === undefined) found.set(report, [packedMention(artifact, origin)]);
    else known.push(packedMention(artifact, origin));
  }
  return found;
}
