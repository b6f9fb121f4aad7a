import { createHash } from 'node:crypto';
import type { BenignLists } from '../artifact/lists.js';
import type { RateTable } from '../campaign/rates.js';
import type { Campaign } from '../model/campaign.js';
import { SET_ASIDE_REASONS, type EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import type { NewsCounts, RunNews } from '../model/provisional.js';
import type { RunCounts, RunManifest, RunStart } from '../model/run.js';
import { writeFacts } from '../store/campaign-facts.js';
import type { RunBody } from './campaigns.js';
import type { Loaded } from './load.js';

export interface ManifestGiven {
  readonly run: number;
  readonly previous: number | null;
  readonly moment: number;
  readonly loaded: Loaded;
  readonly graph: EvidenceGraph;
  readonly partition: Partition;
  readonly body: RunBody;
  readonly outputDigest: string;
  readonly settings: RunManifest['settings'];
  readonly start: RunStart;
  readonly lists: BenignLists;
  readonly rates: RateTable;
  readonly currency: string;
  /** The day that counts as today. */
  readonly asOf: string | null;
  readonly version: string;
  readonly now: () => number;
  readonly startedMs: number;
  readonly durationsMs: Readonly<Record<string, number>>;
  readonly peakBytes: number | null;
}

/** What was read, with which parameters, and what came out: enough to make the run again and compare it. */
export function manifestOf(given: ManifestGiven): RunManifest {
  const { loaded, partition } = given;
  return {
    run: given.run,
    previous: given.previous,
    restores: null,
    startedAt: new Date(given.startedMs).toISOString(),
    finishedAt: new Date(given.now()).toISOString(),
    inputDigest: loaded.inputDigest,
    outputDigest: given.outputDigest,
    moment: given.moment,
    listsDigest: given.lists.digest ?? '',
    ratesDigest: given.rates.digest,
    ratesUntil: given.rates.lastDays,
    kernel: partition.kernel,
    seed: partition.seed,
    settings: given.settings,
    parameters: partition.parameters,
    start: given.start,
    versions: { skein: given.version, node: process.versions.node },
    lists: given.lists.names,
    currency: given.currency,
    rates: given.rates.described,
    asOf: given.asOf,
    counts: countsOf(given),
    ...(given.body.news !== undefined && { news: newsCounts(given.body.news) }),
    durationsMs: given.durationsMs,
    peakBytes: given.peakBytes,
  };
}

function countsOf({ loaded, graph, body }: ManifestGiven): RunCounts {
  const { reports, artifacts, mentions } = loaded.evidence;
  return {
    reports: reports.count,
    artifacts: artifacts.count,
    mentions: mentions.artifact.length,
    links: graph.edges,
    campaigns: body.campaigns.length,
    clusteredReports: body.campaigns.reduce((sum, campaign) => sum + campaign.reports, 0),
    setAside: setAsideCounts(graph),
    largestCampaign: largest(body.campaigns),
    operations: body.operations.length,
    largestOperation: largest(body.operations),
    possibleLinks: tally(body.possibleLinks.map(({ kind }) => kind)),
    hubs: body.setAside.filter((row) => row.class === 'hub').length,
    suspects: body.setAside.filter((row) => row.class === 'suspect').length,
  };
}

function newsCounts({ settled, alerts }: RunNews): NewsCounts {
  const counts = { confirmed: 0, moved: 0, released: 0 };
  for (const { outcome } of settled) counts[outcome]++;
  return { ...counts, alerts: alerts.length };
}

function largest(campaigns: readonly Campaign[]): number {
  return campaigns.reduce((most, campaign) => Math.max(most, campaign.reports), 0);
}

function setAsideCounts(graph: EvidenceGraph): Readonly<Record<string, number>> {
  const byCode = new Map<number, number>();
  for (const code of graph.setAside) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  const counted = SET_ASIDE_REASONS.map((reason, code) => [reason, byCode.get(code) ?? 0] as const);
  return Object.fromEntries(counted.filter(([reason, artifacts]) => reason !== 'links' && artifacts > 0));
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** sha256 over memberships, then campaigns and operations with their money, in the order of ids. */
export function outputDigest(body: RunBody): string {
  const { campaigns, operations, operationOf, membership } = body;
  const facts = body.facts ?? campaigns.map(writeFacts);
  const digest = createHash('sha256');
  digest.update(bytesOf(membership)).update(bytesOf(operationOf));
  campaigns.forEach(({ id, bornRun }, place) => digest.update(`${id} ${bornRun} ${facts[place] ?? ''}`));
  // What an operation of one campaign says of its reports has been said.
  for (const operation of operations)
    digest.update(`${operation.id} ${operation.bornRun} ${operation.campaigns > 1 ? writeFacts(operation) : ''}`);
  return digest.digest('hex');
}

function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
