/**
 * The night, written once: load -> weigh -> detect -> campaigns -> publish. It is the only place, with `open`, that joins
 * rooms; each step is one of theirs.
 */
import { kindTraits, protectedFromHubTest } from '../artifact/registry.js';
import type { BenignLists } from '../artifact/lists.js';
import { repeatedLosses } from '../campaign/repeated.js';
import { lostUsdMinor } from '../campaign/losses.js';
import type { RateTable } from '../campaign/rates.js';
import { resolveVictims } from '../campaign/victims.js';
import { buildGraph } from '../graph/build.js';
import type { AlertSettings } from '../model/alert.js';
import type { Evidence, EvidenceGraph } from '../model/graph.js';
import type { KernelName, Partition } from '../model/partition.js';
import { FRAUD_TYPES } from '../model/report.js';
import type { RunResult } from '../model/run.js';
import { UNWATCHED, type Meter, type Watch } from '../model/watch.js';
import { writeFacts } from '../store/campaign-facts.js';
import type { AsOf, Store } from '../store/store.js';
import { campaignsOf, type CampaignsGiven } from './campaigns.js';
import { foundOnce, type FoundIn } from './checkpoint.js';
import { reasonsToHold, type HoldLimits } from './hold.js';
import { loadLastRun, type LastNight } from './last-run.js';
import { loadEvidence, type Loaded } from './load.js';
import type { ArtifactViews } from './load-artifacts.js';
import { manifestOf, outputDigest } from './manifest.js';
import { otherParameters } from './other-build.js';
import { Phases, type NightProgress, type StepFigures } from './phases.js';
import { fixedParameters, partitionOf, warmKernelOf } from './server-kernel.js';
import { COLD_EVERY, lastClustering, startOf } from './start.js';
import { todayOf } from './today.js';

export interface RescoreGiven {
  readonly store: Store;
  readonly lists: BenignLists;
  readonly rates: RateTable;
  /** Reporting currency. */
  readonly currency: string;
  readonly kernel: KernelName;
  readonly seed: number;
  readonly settings: Readonly<Record<string, number | string | boolean>>;
  /** Finds the campaigns anew and learns all parameters, whatever the schedule says. */
  readonly cold?: boolean | undefined;
  /** A cold run every so many; 1 for always; by default `COLD_EVERY`. */
  readonly coldEvery?: number | undefined;
  /** The day that counts as today, as `YYYY-MM-DD`; null takes the latest report's (`today`). */
  readonly asOf: string | null;
  /** When an alert is told; by default as `ALERT_DEFAULTS` says. */
  readonly alerts?: AlertSettings | undefined;
  readonly version: string;
  /** What an earlier run was made from, to make it again; by default what the store holds now. */
  readonly past?: AsOf | undefined;
  /** Threads that detect at the same time, where the kernel can use them and the graph is large; by default 1. */
  readonly threads?: number | undefined;
  readonly now: () => number;
  readonly meter?: Meter | undefined;
  /** From where on a run is too far from usual to publish itself; by default none is. */
  readonly holdLimits?: HoldLimits | undefined;
  /** Told behind each step and each phase what it took. */
  readonly onStep?: ((figures: StepFigures) => void) | undefined;
  readonly onProgress?: ((progress: NightProgress) => void) | undefined;
  /** Told if the communities are those that a night had found which broke off. */
  readonly onResumed?: (() => void) | undefined;
}

/** What a night came to. */
export interface NightResult extends RunResult {
  /** Why it waits for publication, one sentence each; empty: it is published. */
  readonly held: readonly string[];
}

/**
 * Scores everything that the store holds and publishes the result, or holds it back. If it ends without a word once the
 * communities are found, the next one takes them up: reading comes again, for only evidence that was read can be trusted.
 *
 * @throws SkeinError as `score`; `store-busy` if another run was published meanwhile. Nothing is published then.
 */
export async function rescore(given: RescoreGiven): Promise<NightResult> {
  const { store, holdLimits: limits } = given;
  const phases = new Phases(given);
  const kept: FindOnce = (foundIn, find) => foundOnce(store, foundIn, find, given.onResumed);
  const { result, night } = await scoreIn(phases, given, kept);
  const last = limits === undefined ? null : await store.latestRun();
  const held = limits === undefined ? [] : reasonsToHold({ result, night, last, limits });
  await phases.run('publish', async () => {
    await (held.length > 0 ? store.hold(result, held, phases) : store.publish(result, phases));
    await store.dropCheckpoint();
  });
  return { ...result, held };
}

/**
 * The same without publishing: what the next run would be.
 *
 * @throws SkeinError `usage` for settings that the kernel does not know; `store-failed`.
 */
export async function score(given: RescoreGiven): Promise<RunResult> {
  return (await scoreIn(new Phases(given), given, (_, find) => find())).result;
}

type FindOnce = (foundIn: FoundIn, find: () => Promise<Partition>) => Promise<Partition>;

async function scoreIn(phases: Phases, given: RescoreGiven, once: FindOnce) {
  const source = await given.store.openEvidence(given.past);
  try {
    const loaded = await phases.run('load', () => loadEvidence(source, viewsOf(given.lists), phases));
    const { graph, person } = await phases.run('weigh', () => weigh(loaded, given.rates, phases));
    const { partition, start, night } = await phases.run('detect', async () => {
      phases.step('last run');
      const lastNight = await loadLastRun(source, loaded);
      phases.step('communities');
      return { ...(await detectFrom(lastNight, graph, given, once)), night: lastNight };
    });
    const asOf = todayOf(given.asOf, loaded.evidence.reports);
    const found = { ...given, asOf, loaded, graph, person, partition, source, night };
    const { run, previous, body, digest } = await phases.run('campaigns', () => toldIn(phases, found));
    const { startedMs, durationsMs } = phases;
    const moment = await source.moment();
    const peakBytes = given.meter?.peakBytes() ?? null;
    const made = {
      ...found,
      start,
      run,
      previous,
      moment,
      body,
      outputDigest: digest,
      startedMs,
      durationsMs,
      peakBytes,
    };
    const result: RunResult = { ...body, manifest: manifestOf(made) };
    return { result, night };
  } finally {
    await source.close();
  }
}

/** Cold or warm, as `startOf` decides. A warm run uses one thread: what it looks at is a small part of the graph. */
async function detectFrom(night: LastNight, graph: EvidenceGraph, given: RescoreGiven, once: FindOnce) {
  const detectWarm = warmKernelOf(given.kernel);
  const manifest = night.last?.manifest ?? null;
  const start = startOf(manifest, {
    ...given,
    otherParameters: manifest === null || detectWarm === undefined ? [] : otherParameters(manifest),
    listsDigest: given.lists.digest ?? '',
    ratesDigest: given.rates.until(manifest?.ratesUntil ?? []).digest,
    canBeWarm: detectWarm !== undefined,
    reports: graph.reports,
    cold: given.cold ?? false,
    coldEvery: given.coldEvery ?? COLD_EVERY,
  });
  const last = lastClustering(night);
  const { kernel, seed, version } = given;
  const foundIn = { graph, kernel, seed, version };
  if (start.how === 'cold' || detectWarm === undefined || night.last === null || last === null) {
    const find = () => partitionOf(given.store, graph, given);
    const settings = fixedParameters(kernel, given.settings) ?? given.settings;
    return { start, partition: await once({ ...foundIn, settings, last: null }, find) };
  }
  const settings = night.last.manifest.parameters;
  const find = () => Promise.resolve(detectWarm(graph, { seed, settings }, last));
  return { start, partition: await once({ ...foundIn, settings, last }, find) };
}

/** What is told of the communities, with the ids of last night. */
async function toldIn(phases: Phases, found: Omit<CampaignsGiven, 'run' | 'watch'>) {
  const run = await found.source.nextRun();
  const previous = found.night.last?.run ?? null;
  const told = await campaignsOf({ ...found, run, watch: phases });
  phases.step('digest');
  const body = { ...told, facts: told.campaigns.map(writeFacts) };
  return { run, previous, body, digest: outputDigest(body) };
}

export function viewsOf(lists: BenignLists): ArtifactViews {
  return { listed: lists.match.bind(lists), protectedFromHubTest };
}

/** Who the victims are and what they lost, and with it the graph that detection runs on. */
export function weigh({ evidence, protectedArtifacts }: Loaded, rates: RateTable, watch: Watch = UNWATCHED) {
  watch.step('people');
  const person = resolveVictims(evidence.victims, evidence.reports);
  watch.step('losses');
  const lost = lostUsdMinor(evidence, repeatedLosses(evidence, person), rates);
  watch.step('graph');
  const graph = buildGraph(evidence, {
    kinds: kindTraits(),
    lostUsdMinor: lost,
    categoryOfFraudType: categories(evidence),
    protectedArtifacts,
  });
  return { graph, person };
}

function categories({ reports }: Evidence): Int8Array {
  return Int8Array.from(reports.fraudTypes, (type) => FRAUD_TYPES.findIndex((known) => known === type));
}
