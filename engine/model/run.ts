import type { Campaign, HubMeasure, Ledger, LineageEvent, LinkKind, SetAsideClass, VictimCount } from './campaign.js';
import type { Day } from './day.js';
import type { Evidence } from './graph.js';
import type { CampaignId } from './ids.js';
import type { KernelName } from './partition.js';
import type { NewsCounts, RunNews } from './provisional.js';

/** What a run was made from and with, enough to make it again. Counts are whole numbers; times are for people only. */
export interface RunManifest {
  /** Higher than any number that was given before, whatever became of those runs: none is given twice. */
  readonly run: number;
  /** The run whose campaigns and ids this one went on from; null for the first. */
  readonly previous: number | null;
  /** The earlier run whose answers this one gives again (a rollback); null for one that was scored. */
  readonly restores: number | null;
  /** ISO 8601 UTC, from the clock that was handed in; never part of an export of campaigns. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** sha256 over all that the run read, independent of the order of arrival (hex). */
  readonly inputDigest: string;
  /** The point in time of its evidence, in the store's own count of batches. */
  readonly moment: number;
  /** sha256 over memberships and campaigns (hex). */
  readonly outputDigest: string;
  readonly kernel: KernelName;
  readonly seed: number;
  /** What the kernel was asked to do otherwise than by default, and what it then ran with: learned on the last cold run. */
  readonly settings: Readonly<Record<string, number | string | boolean>>;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly start: RunStart;
  readonly versions: Readonly<Record<string, string>>;
  readonly lists: readonly string[];
  /** sha256 over what the lists hold, and over the rates (hex). */
  readonly listsDigest: string;
  readonly ratesDigest: string;
  /** The last day of each series of rates: later rows are no other table. */
  readonly ratesUntil: readonly (Day | null)[];
  readonly currency: string;
  /** Where the exchange rates come from, and their days, as the rate table says. */
  readonly rates: string;
  /** The day that counts as today (`rescore/today`): the latest report's, or `--as-of`; null without dated reports. */
  readonly asOf: string | null;
  readonly counts: RunCounts;
  /** What became of the reports that were attached provisionally, and how many alerts are new. Absent: nobody looked. */
  readonly news?: NewsCounts;
  /** Milliseconds by phase. */
  readonly durationsMs: Readonly<Record<string, number>>;
  /** Most memory that the process had at once until then; null where nobody measured. */
  readonly peakBytes: number | null;
}

/**
 * A cold run learns its parameters from all reports and finds the campaigns anew; a warm one takes the parameters, and
 * starts from the operations, of the run before it.
 */
export interface RunStart {
  readonly how: 'cold' | 'warm';
  /** For people: why the run was cold, or which run it started from. */
  readonly why: string;
  /** Warm runs since the last cold one, this one included. */
  readonly warmRuns: number;
  /** Reports of the last cold run, this one included. */
  readonly reports: number;
}

export interface RunCounts {
  readonly reports: number;
  readonly artifacts: number;
  readonly mentions: number;
  readonly links: number;
  readonly campaigns: number;
  readonly clusteredReports: number;
  /** Artifacts by the reason for which they do not link. */
  readonly setAside: Readonly<Record<string, number>>;
  readonly largestCampaign: number;
  readonly operations: number;
  readonly largestOperation: number;
  /** Possible links by kind. */
  readonly possibleLinks: Readonly<Record<string, number>>;
  /** Artifacts whose links the hub test dropped, and those that an analyst should look at. */
  readonly hubs: number;
  readonly suspects: number;
}

/** An old campaign id and what it became: an id given once resolves for ever. */
export interface Alias {
  readonly from: CampaignId;
  /** null: dissolved, its reports went separate ways. */
  readonly to: CampaignId | null;
  readonly run: number;
}

/** Which artifacts each campaign mentions: one row per pair, sorted by campaign, then artifact number. */
export interface CampaignArtifactColumns {
  /** Place in `RunResult.campaigns`. */
  readonly campaign: Int32Array;
  readonly artifact: Int32Array;
  readonly reports: Int32Array;
  /** Place in `SET_ASIDE_REASONS`. */
  readonly role: Uint8Array;
  /** `NO_DAY` where no dated report mentions it. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
}

/** Everything that a run publishes, atomically. */
export interface RunResult {
  readonly manifest: RunManifest;
  /** What it was computed from: numbers below refer to it. */
  readonly evidence: Evidence;
  /** Sorted by id. */
  readonly campaigns: readonly Campaign[];
  /** What is said of each campaign as text (`store/campaign-facts`), where it was written already. */
  readonly facts?: readonly string[];
  /** Per report: place in `campaigns`, or -1 for reports in no campaign. */
  readonly membership: Int32Array;
  /** An operation mentions what its campaigns do, as often as they do together: it has no rows of its own. */
  readonly artifacts: CampaignArtifactColumns;
  /** Sorted by id. An operation's reports are those of its campaigns; its sums are made from these reports afresh. */
  readonly operations: readonly Campaign[];
  /** Per campaign: place in `operations`. */
  readonly operationOf: Int32Array;
  readonly possibleLinks: readonly PossibleLinkRow[];
  readonly setAside: readonly SetAsideRow[];
  /** Reports in no campaign: one total, so that campaigns and the rest add up to the whole. */
  readonly unclustered: Rest;
  /** The whole input, once: victims and losses of one person in two campaigns count once here. */
  readonly whole: Rest;
  readonly aliases: readonly Alias[];
  readonly events: readonly LineageEvent[];
  /** Absent: nobody looked. */
  readonly news?: RunNews;
}

/** A `PossibleLink` in numbers: places in `RunResult.campaigns`, ascending, and artifact numbers. */
export interface PossibleLinkRow {
  readonly kind: LinkKind;
  readonly campaigns: readonly number[];
  readonly artifacts: readonly number[];
  readonly spells: number;
  readonly smallerReports: number;
  readonly pauseDays: number | null;
  readonly probability: number | null;
}

/** A `SetAsideArtifact` in numbers: an artifact number, and places in `RunResult.campaigns`. */
export interface SetAsideRow {
  readonly artifact: number;
  readonly class: SetAsideClass;
  readonly list: string | null;
  readonly measure: HubMeasure | null;
  readonly reports: number;
  readonly campaigns: number;
  readonly reportsInCampaigns: number;
  readonly unclustered: number;
  readonly largest: readonly number[];
}

export interface Rest {
  readonly reports: number;
  readonly intelligence: number;
  readonly victims: VictimCount;
  readonly ledger: Ledger;
}

/**
 * - `published`: what readers see. `earlier`: what they saw before.
 * - `held`: stored, seen by nobody, waiting. `overtaken`: waiting in vain, since another run was published meanwhile.
 * - `rolled back`: readers saw it until an earlier run was restored.
 */
export const RUN_STATES = ['published', 'earlier', 'held', 'overtaken', 'rolled back'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** A run that is kept. */
export interface KeptRun extends RunSummary {
  readonly state: RunState;
  /** Why it was held back, one sentence each; empty for one that was not. */
  readonly reasons: readonly string[];
}

/** An earlier run that readers are to see again, as a run of its own. */
export interface Restoration {
  /** Of the new run: `restores` names the earlier one, `previous` the one that readers see until now. */
  readonly manifest: RunManifest;
  /** What became of the ids that the earlier run did not have. */
  readonly aliases: readonly Alias[];
  readonly events: readonly LineageEvent[];
}

/** What a person sees of a published run. */
export interface RunSummary {
  readonly manifest: RunManifest;
  readonly unclustered: Rest;
  readonly whole: Rest;
}
