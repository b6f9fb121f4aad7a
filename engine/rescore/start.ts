import type { LastClustering } from '../model/partition.js';
import type { RunManifest, RunStart } from '../model/run.js';
import type { LastNight } from './last-run.js';
import { namesText } from './other-build.js';

/** Where nothing is said: a cold run every week (detection rules, section 7). */
export const COLD_EVERY = 7;

/** What was learned from so many reports holds for a tenth more. */
const GROWTH = 0.1;

/** What decides whether a run may start where the last one ended. */
export interface StartGiven {
  readonly kernel: RunManifest['kernel'];
  readonly seed: number;
  readonly settings: RunManifest['settings'];
  /** Digests of what the lists and the rate table say: one edited in place is another. Of rates, what the last run had. */
  readonly listsDigest: string;
  readonly ratesDigest: string;
  readonly version: string;
  /** What the last run ran with and this build does not (`otherParameters`). */
  readonly otherParameters: readonly string[];
  /** Whether the kernel has a warm start. */
  readonly canBeWarm: boolean;
  /** Reports of this run. */
  readonly reports: number;
  /** Asked for, whatever the schedule says. */
  readonly cold: boolean;
  /** A cold run every so many; 1: always cold. */
  readonly coldEvery: number;
}

/**
 * Cold or warm, and why: it depends on the last run's manifest and on what this one is asked for, so whoever repeats a
 * run comes to the same.
 */
export function startOf(last: RunManifest | null, given: StartGiven): RunStart {
  const why = whyCold(last, given);
  if (last === null || why !== null)
    return { how: 'cold', why: why ?? 'the first run', warmRuns: 0, reports: given.reports };
  return { ...last.start, how: 'warm', why: `from run ${last.run}`, warmRuns: last.start.warmRuns + 1 };
}

function whyCold(last: RunManifest | null, given: StartGiven): string | null {
  if (last === null) return 'the first run';
  if (given.cold) return 'asked for';
  if (!given.canBeWarm) return `the kernel "${given.kernel}" has no warm start`;
  const differing = differences(last, given);
  if (differing.length > 0) return `other than in run ${last.run}: ${differing.join(', ')}`;
  if (given.otherParameters.length > 0)
    return `run ${last.run} was made by a build with other parameters: ${namesText(given.otherParameters)}`;
  if (last.start.warmRuns + 1 >= given.coldEvery) return `every ${given.coldEvery}. run is`;
  if (given.reports > (1 + GROWTH) * last.start.reports)
    return 'more than a tenth of the reports are new since the last cold run';
  return null;
}

function differences(last: RunManifest, given: StartGiven): string[] {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['kernel', last.kernel, given.kernel],
    ['seed', last.seed, given.seed],
    ['settings', sorted(last.settings), sorted(given.settings)],
    ['lists', last.listsDigest, given.listsDigest],
    ['rates', last.ratesDigest, given.ratesDigest],
    ['version', last.versions['skein'], given.version],
  ];
  return pairs.filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is)).map(([name]) => name);
}

function sorted(settings: RunManifest['settings']): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Last night's campaigns and operations in the terms of detection. Null before the first run. */
export function lastClustering({ last, lastMembership, weakJoints }: LastNight): LastClustering | null {
  if (last === null) return null;
  const operation = lastMembership.map((campaign) => last.campaigns[campaign]?.operation ?? -1);
  return { operation, count: last.operations.length, campaign: lastMembership, joints: weakJoints };
}
