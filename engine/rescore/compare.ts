/**
 * Several ways to find campaigns, side by side on the same reports: nothing is published. Without a truth it shows how
 * much they differ; with a generator's, which of them is right.
 */
import { join } from 'node:path';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { BenignLists } from '../artifact/lists.js';
import { lostUsdMinor } from '../campaign/losses.js';
import type { RateTable } from '../campaign/rates.js';
import { reportIdAt } from '../campaign/report-id.js';
import { scoreClustering, type Scores } from '../evaluate/scores.js';
import { topErrors, type TopErrors } from '../evaluate/top-errors.js';
import { readTruth, type Truth } from '../evaluate/truth.js';
import type { Level } from '../model/campaign.js';
import { SkeinError } from '../model/errors.js';
import type { EvidenceGraph } from '../model/graph.js';
import { reportId } from '../model/ids.js';
import type { KernelName, Partition } from '../model/partition.js';
import type { Store } from '../store/store.js';
import { clusteringFacts, type ClusteringFacts } from './clustering-facts.js';
import { loadLastRun, type LastNight } from './last-run.js';
import { loadEvidence, type Loaded } from './load.js';
import { viewsOf, weigh } from './rescore.js';
import { partitionOf } from './server-kernel.js';

/** One way to find campaigns. */
export interface Method {
  readonly name: string;
  readonly kernel: KernelName;
  readonly settings?: Readonly<Record<string, number | string | boolean>>;
  /** Whether what a benign list names is kept from linking. */
  readonly lists: boolean;
  readonly level: Level;
}

/** What one method found. */
export interface Outcome extends ClusteringFacts {
  readonly method: string;
  readonly level: Level;
  /** What the kernel was run with, and what it learned; null for a run that was published. */
  readonly parameters: Partition['parameters'] | null;
  /** Null without a truth. */
  readonly score: TruthScore | null;
}

export interface TruthScore {
  /** Against what genuine links can show. */
  readonly recoverable: Scores;
  /** Against the true campaigns, reports without a usable link included. */
  readonly absolute: Scores;
  readonly top: TopErrors;
}

export interface Comparison {
  /** The latest run, where it was asked for and there is one. */
  readonly run: number | null;
  readonly reports: number;
  /** Reports that the truth names, and those of them that are stored and so were scored; null without a truth. */
  readonly truth: { readonly reports: number; readonly stored: number } | null;
  /** The latest run first, then the methods in the order asked for. */
  readonly outcomes: readonly Outcome[];
}

export interface CompareGiven {
  readonly store: Store;
  readonly lists: BenignLists;
  readonly rates: RateTable;
  readonly seed: number;
  readonly methods: readonly Method[];
  readonly latestRun: boolean;
  /** Folder of the truth, or null. */
  readonly truth: string | null;
  /** Told before each method how many are done. */
  readonly onMethod: (method: string, done: number) => void;
}

/**
 * @throws SkeinError `usage` for settings that a kernel does not know and a truth that is none, `unreadable` for a truth
 *   that is not there; `store-failed`.
 */
export async function compare(given: CompareGiven): Promise<Comparison> {
  const truthFile = given.truth === null ? null : truthFileIn(given.truth);
  const source = await given.store.openEvidence();
  try {
    const loaded = await loadEvidence(source, viewsOf(given.lists));
    const { reports } = loaded.evidence;
    const night = given.latestRun ? await loadLastRun(source, loaded) : null;
    const read = truthFile === null ? null : await truthOf(loaded, truthFile);
    const found = [...publishedIn(night), ...(await detected(loaded, given))];
    return {
      run: night?.last?.run ?? null,
      reports: reports.count,
      truth: read?.counts ?? null,
      outcomes: outcomesOf(loaded, found, read?.truth ?? null, given),
    };
  } finally {
    await source.close();
  }
}

function truthFileIn(folder: string): string {
  const file = [join(folder, 'truth', 'reports.csv'), join(folder, 'reports.csv')].find((path) => existsSync(path));
  if (file === undefined)
    throw new SkeinError('unreadable', `${folder} holds no truth: neither truth/reports.csv nor reports.csv is there`);
  return file;
}

interface ReadTruth {
  readonly truth: Truth;
  readonly counts: NonNullable<Comparison['truth']>;
}

async function truthOf({ evidence }: Loaded, file: string): Promise<ReadTruth> {
  const { idWords, count } = evidence.reports;
  const numbers = new Map(Array.from({ length: count }, (_, report) => [reportIdAt(idWords, report), report]));
  const counts = { reports: 0, stored: 0 };
  const numberOf = (source: string, ref: string): number | undefined => {
    const number = numbers.get(reportId(source, ref));
    counts.reports++;
    if (number !== undefined) counts.stored++;
    return number;
  };
  const truth = await readTruth(
    createInterface({ input: createReadStream(file), crlfDelay: Infinity }),
    count,
    numberOf,
  );
  return { truth, counts };
}

/** The communities of one method; reports in none have labels of their own. */
interface Found {
  readonly method: string;
  readonly level: Level;
  readonly labels: Int32Array;
  readonly parameters: Partition['parameters'] | null;
}

function publishedIn(night: LastNight | null): Found[] {
  const last = night?.last ?? null;
  if (night === null || last === null) return [];
  const operationOf = (campaign: number): number => last.campaigns[campaign]?.operation ?? -1;
  return [
    { level: 'campaign' as const, labels: night.lastMembership },
    { level: 'operation' as const, labels: night.lastMembership.map(operationOf) },
  ].map(({ level, labels }) => ({
    method: `run ${last.run}`,
    level,
    labels: aloneWhereNone(labels),
    parameters: null,
  }));
}

function aloneWhereNone(membership: Int32Array): Int32Array {
  const places = membership.reduce((most, place) => Math.max(most, place + 1), 0);
  return membership.map((place, report) => (place < 0 ? places + report : place));
}

/** Methods that differ in the level alone share one run. */
async function detected(loaded: Loaded, given: CompareGiven): Promise<Found[]> {
  const { store, methods, rates, seed, onMethod } = given;
  const graphs = new Map<boolean, EvidenceGraph>();
  const partitions = new Map<string, Partition>();
  const found: Found[] = [];
  for (const { name, kernel, settings = {}, lists, level } of methods) {
    onMethod(name, found.length);
    const graph = graphs.get(lists) ?? weigh(lists ? loaded : withoutLists(loaded), rates).graph;
    graphs.set(lists, graph);
    const key = JSON.stringify([kernel, settings, lists]);
    const partition = partitions.get(key) ?? (await partitionOf(store, graph, { kernel, seed, settings }));
    partitions.set(key, partition);
    const { community, operation, parameters } = partition;
    const labels = level === 'operation' ? (operation ?? community) : community;
    found.push({ method: name, level, labels, parameters });
  }
  return found;
}

function withoutLists(loaded: Loaded): Loaded {
  const { evidence } = loaded;
  const artifacts = { ...evidence.artifacts, listed: new Uint16Array(evidence.artifacts.count) };
  return { ...loaded, evidence: { ...evidence, artifacts } };
}

function outcomesOf(loaded: Loaded, found: readonly Found[], truth: Truth | null, { rates }: CompareGiven): Outcome[] {
  const counted = truth === null ? null : { victim: truth.victim, lost: lostOnce(loaded, truth, rates) };
  const first = found[0]?.labels ?? new Int32Array(0);
  const { person } = weigh(loaded, rates);
  return found.map(({ labels, ...told }) => ({
    ...told,
    ...clusteringFacts(labels, first, person),
    score: truth === null || counted === null ? null : scoreOf(labels, truth, counted),
  }));
}

function scoreOf(labels: Int32Array, truth: Truth, counted: Parameters<typeof topErrors>[2]): TruthScore {
  return {
    recoverable: scoreClustering(labels, truth.recoverable),
    absolute: scoreClustering(labels, truth.campaign),
    top: topErrors(labels, truth.recoverable, counted),
  };
}

/** Lost of each report in US cents: duplicates as the truth knows them, so that the errors are those of linking alone. */
function lostOnce({ evidence }: Loaded, truth: Truth, rates: RateTable): Float64Array {
  const none = new Uint8Array(evidence.losses.count);
  return lostUsdMinor(evidence, none, rates).map((minor, r) => (truth.duplicate[r] === 1 || !(minor > 0) ? 0 : minor));
}
