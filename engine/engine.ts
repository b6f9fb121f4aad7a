/** What the doors see of the engine: what may be asked of it, and the shapes of its answers. */
import type { Readable } from 'node:stream';
import type { MorningBriefing } from './briefing/morning.js';
import type { CampaignBriefing } from './briefing/one-campaign.js';
import type { Config } from './config.js';
import type { Alert, StoredAlert } from './model/alert.js';
import type { Artifact, ArtifactKind } from './model/artifact.js';
import type {
  Campaign,
  CampaignArtifact,
  Level,
  LineageEvent,
  NamedArtifact,
  PastEvent,
  PossibleLink,
  SetAsideArtifact,
} from './model/campaign.js';
import type { CampaignId } from './model/ids.js';
import type { KernelName } from './model/partition.js';
import type { Provisional, Settlement } from './model/provisional.js';
import type { AlertFilter } from './store/between-nights.js';
import type { KeptRun, RunSummary } from './model/run.js';
import type { Meter } from './model/watch.js';
import type { Comparison, Method } from './rescore/compare.js';
import type { RunComparison } from './rescore/compare-runs.js';
import type { NightProgress, StepFigures } from './rescore/phases.js';
import type { Verdict } from './rescore/verify.js';
import type { CopyProgress } from './store/copy.js';
import type { NightHolder } from './store/night-lock.js';
import type {
  ArtifactAnswer,
  CampaignAnswer,
  CampaignFilter,
  CampaignPage,
  LinkFilter,
  MembershipRow,
  MentionRow,
  Page,
  PageRequest,
  SetAsideFilter,
  StoreCounts,
  StoredReport,
} from './store/store.js';

/** What the outside world hands in, so that the engine itself has neither clock nor dice. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Makes the victims' key on first use: a cryptographic source. */
  readonly randomBytes: (size: number) => Buffer;
  /** What a profile of a night is measured with; without it, wall time alone. */
  readonly meter?: Meter;
  /** This process for whoever finds the store locked by it, as `process 4711 on host-a`. */
  readonly who?: string | undefined;
}

export interface IngestRequest {
  /** Paths of files; `-` reads `stdin`. Folders are refused. */
  readonly inputs: readonly string[];
  readonly stdin: Readable;
  /** `jsonl`, `csv`, `stix`, `misp`; by default told from the file's name, then its first bytes. */
  readonly format?: string;
  /** Name of a shipped mapping profile, or path of a profile file. */
  readonly profile?: string;
  /** Worker threads that read and normalise; 1, the default, does all of it in this thread. The same comes out of any number. */
  readonly threads?: number;
  /** Called after each batch that the store has acknowledged. */
  readonly onProgress?: (progress: IngestProgress) => void;
}

export interface IngestProgress {
  readonly file: string;
  /** Totals over all inputs so far; what is counted here is on disk. */
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Bytes read of this file, and its size where it is known. */
  readonly bytes: number;
  readonly size: number | null;
}

export interface IngestSummary {
  readonly files: readonly IngestFileSummary[];
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Counted over accepted reports, so that nothing is set aside in silence. */
  readonly notes: IngestNotes;
  /** Rejected lines by reason, sorted by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Where the rejected lines are (mode 0600), or null if there are none. */
  readonly rejectsFile: string | null;
  /** What the reports came to until the next night; absent before the first run. */
  readonly between?: BetweenOutcome;
  /** Alerts that the webhook did not take: they wait for `redeliverAlerts`. */
  readonly undelivered: number;
}

export interface BetweenOutcome {
  /** Reports that found a campaign of the latest run, provisionally. */
  readonly attached: number;
  /** New ones. */
  readonly alerts: readonly StoredAlert[];
}

/** An alert, and what its campaign is today. */
export interface AlertAnswer extends StoredAlert {
  /** The id that the campaign has in the latest run; null where it was dissolved. */
  readonly now: CampaignId | null;
}

export interface RedeliverySummary {
  readonly sent: number;
  /** Still in the file of alerts that nobody took. */
  readonly left: number;
}

export interface IngestFileSummary {
  readonly file: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Why reading stopped early (truncated gzip, bomb, unreadable file), or null. What came before it is kept. */
  readonly failure: string | null;
  /** Columns of a CSV that its profile does not read, in their order: what stands there is not in the reports. */
  readonly unreadColumns: readonly string[];
}

export interface IngestNotes {
  /** Artifacts kept as `other`: their kind is unknown, or the value is not one of its kind. */
  readonly unknownKinds: number;
  readonly badArtifacts: number;
  /** Artifacts that are the victim's own e-mail, phone or number: dropped. */
  readonly victimsOwn: number;
  readonly unreadableLosses: number;
  /** Artifacts beyond the limit for one report: dropped. */
  readonly overLimit: number;
  /** Lines that were not UTF-8 and were read as Windows-1252. */
  readonly reencoded: number;
}

/** Which benign lists are used. */
export interface ListChoice {
  /** Files or folders of MISP warninglists, added to the built-in lists. */
  readonly lists?: readonly string[];
  readonly defaultLists?: boolean;
  /** Public Suffix List, private section. */
  readonly suffixList?: boolean;
  /** Told of each entry of a list that cannot be used, as a pattern that is unsafe. */
  readonly onListWarning?: (warning: string) => void;
}

export interface RescoreRequest extends ListChoice {
  readonly kernel?: KernelName;
  readonly seed?: number;
  /** `YYYY-MM-DD` that counts as today; by default the latest report's day. */
  readonly asOf?: string;
  readonly settings?: Readonly<Record<string, number | string | boolean>>;
  /** Finds the campaigns anew and learns all parameters; else that is done when it is due. */
  readonly cold?: boolean | undefined;
  /** A cold run every so many; by default as configured. */
  readonly coldEvery?: number | undefined;
  /** Publishes whatever changed: no limit holds the run back. */
  readonly publishAnyway?: boolean | undefined;
  /** Scores without publishing: readers go on seeing the last run. */
  readonly dryRun?: boolean;
  /** Threads that detect at the same time; by default 1. The result is the same. */
  readonly threads?: number | undefined;
  readonly onProgress?: (progress: NightProgress) => void;
  /** Told who had the lock of the night and ended without letting it go. */
  readonly onTakenOver?: (left: NightHolder) => void;
  /** Told if that night had found the communities already, so that they are not sought again. */
  readonly onResumed?: () => void;
  /** Told behind each step and each phase what it took. */
  readonly onStep?: (figures: StepFigures) => void;
}

/** What a night came to. */
export interface NightSummary extends RunSummary {
  /** Why the run waits for publication, one sentence each; empty for one that readers see. */
  readonly held: readonly string[];
  /** New with this run; empty for one that waits, whose alerts wait with it. */
  readonly alerts: readonly Alert[];
  /** Alerts that the webhook did not take: they wait for `redeliverAlerts`. */
  readonly undelivered: number;
}

/** What a change by hand came to: the run that readers see now. */
export interface RunChange extends RunSummary {
  /** Told with it, and those that waited. */
  readonly alerts: readonly Alert[];
  /** Alerts that the webhook did not take: they wait for `redeliverAlerts`. */
  readonly undelivered: number;
}

/** A change of what readers see, by hand. */
export interface RunRequest {
  readonly run: number;
  readonly onTakenOver?: (left: NightHolder) => void;
}

export interface VerifyRequest extends ListChoice {
  /** By default the one that readers see. */
  readonly run?: number | undefined;
  readonly threads?: number | undefined;
  readonly onProgress?: (progress: NightProgress) => void;
}

export interface CompareRequest extends ListChoice {
  /** Run one after another on the same reports; nothing is published. */
  readonly methods: readonly Method[];
  /** Puts the campaigns and the operations of the latest run before them. */
  readonly latestRun: boolean;
  /** Folder with a generator's truth (`reports.csv`, or `truth/reports.csv`), to score against. */
  readonly truth?: string;
  readonly seed?: number;
  readonly onProgress?: (progress: CompareProgress) => void;
}

/** Numbers of two runs that are kept. */
export interface CompareRunsRequest {
  readonly from: number;
  readonly to: number;
}

export interface CompareProgress {
  readonly method: string;
  /** Methods finished, of how many. */
  readonly done: number;
  readonly of: number;
}

/** How a value is to be read. */
export interface LookupHint {
  /** As this kind alone. */
  readonly kind?: ArtifactKind;
  /** ISO 3166-1 alpha-2: reads phone numbers in national form. */
  readonly country?: string;
}

/** One way to read a value. */
export interface LookupReading extends Artifact {
  /** What it follows from where it is not the value itself: the URL of a host, the host of a domain. */
  readonly derivedFrom: NamedArtifact | null;
}

export interface LookupAnswer {
  /** Every kind that takes the value, in the order of the registry, then what follows from these. */
  readonly understood: readonly LookupReading[];
  /** In the same order. */
  readonly found: readonly FoundArtifact[];
}

export interface FoundArtifact extends ArtifactAnswer {
  /** Of each of `campaigns`, in their order: what is attached to it since the latest run; null for nothing. */
  readonly provisional: readonly (Provisional | null)[];
  readonly derivedFrom: NamedArtifact | null;
  /** Why the latest run drew no links through it, or doubts them. */
  readonly setAside: SetAsideArtifact | null;
}

export interface BriefRequest {
  /** The run whose changes are told; by default the latest. Figures are always of the latest. */
  readonly run?: number;
  /** Days in which an account must have been seen, to be on the list for stop-payment requests: 1 to 366, by default 7. */
  readonly days?: number;
  /** Campaigns in each section: by default 10. */
  readonly limit?: number;
}

export interface CampaignBriefRequest {
  /** Any id that the campaign or operation ever had. */
  readonly id: CampaignId;
  readonly days?: number;
}

export interface Health {
  readonly store: string;
  readonly counts: StoreCounts;
  readonly run: number | null;
  readonly asOf: string | null;
}

export interface CopyRequest {
  /** URLs of stores, as in the configuration. */
  readonly from: string;
  readonly to: string;
  /** Goes on with a copy of this source that was broken off. */
  readonly resume?: boolean;
  readonly onProgress?: (progress: CopyProgress) => void;
}

/** Where a server answers once it was loaded. */
export interface LoadedServer {
  readonly url: string;
  readonly database: string;
  readonly user: string;
  readonly password: string | null;
}

export interface FirstLoadRequest {
  /** URL of a store; or else `files`. */
  readonly from?: string | undefined;
  readonly files?: IngestRequest | undefined;
  /** Folder for what is written on the way, by default that of the system. */
  readonly temporary?: string | undefined;
  /** Runs the importer with these arguments on a server that is stopped, then starts the server. */
  readonly load: (files: readonly string[]) => Promise<LoadedServer>;
  /** Handed what removes the files on the way, should the process be ended. */
  readonly onFolder?: (remove: () => Promise<void>) => void;
  readonly onProgress?: (progress: CopyProgress) => void;
}

/** As `PageRequest`; `DEFAULT_PAGE` items where no limit is asked for. */
export type PageAsked = Partial<PageRequest>;

/**
 * The whole engine, for the doors. Every method rejects with `SkeinError` for what the caller or the store did wrong. What is
 * left out of a question is what the command line takes: the level of campaigns, the latest run, the first page.
 */
export interface Engine {
  readonly config: Config;
  ingest(request: IngestRequest): Promise<IngestSummary>;
  rescore(request?: RescoreRequest): Promise<NightSummary>;
  /** Readers see an earlier run again, under a number of its own. */
  rollback(request: RunRequest): Promise<RunChange>;
  /** Makes a kept run again and compares the bytes. */
  verify(request?: VerifyRequest): Promise<Verdict>;
  /** Publishes a run that was held back. */
  publishHeld(request: RunRequest): Promise<RunChange>;
  compare(request: CompareRequest): Promise<Comparison>;
  /** What became of one kept run's ids and reports in another. */
  compareRuns(request: CompareRunsRequest): Promise<RunComparison>;
  /** All alerts ever told, oldest first. */
  alerts(filter?: AlertFilter, page?: PageAsked): Promise<Page<AlertAnswer>>;
  /** Sends again the alerts that nobody took. */
  redeliverAlerts(): Promise<RedeliverySummary>;
  /**
   * What is attached to each of these campaigns or operations of a run since it was published, in the order asked; null for
   * nothing, and for all of them where another run has been published meanwhile.
   */
  provisional(run: number, ids: readonly CampaignId[]): Promise<readonly (Provisional | null)[]>;
  /** What a run made of reports that were provisional until then; by default the latest. */
  settled(run?: number | null, page?: PageAsked): Promise<Page<Settlement>>;
  latestRun(): Promise<RunSummary | null>;
  runs(): Promise<readonly KeptRun[]>;
  campaigns(filter?: Partial<CampaignFilter>): Promise<CampaignPage>;
  campaign(id: CampaignId): Promise<CampaignAnswer | null>;
  campaignReports(id: CampaignId, page?: PageAsked): Promise<Page<StoredReport>>;
  campaignArtifacts(id: CampaignId, page?: PageAsked): Promise<Page<CampaignArtifact>>;
  /** Any spelling of any kind. */
  lookup(value: string, hint?: LookupHint): Promise<LookupAnswer>;
  exportReports(): AsyncIterable<StoredReport>;
  possibleLinks(filter?: LinkFilter, page?: PageAsked): Promise<Page<PossibleLink>>;
  setAside(filter?: SetAsideFilter, page?: PageAsked): Promise<Page<SetAsideArtifact>>;
  /** Of the latest run where none is named. */
  events(run?: number | null, page?: PageAsked): Promise<Page<LineageEvent>>;
  /** All that happened to a campaign, by any id that led to it. */
  history(id: CampaignId, page?: PageAsked): Promise<Page<PastEvent>>;
  /** What a run changed, and whom to ask for a stop of payments. */
  brief(request?: BriefRequest): Promise<MorningBriefing>;
  briefCampaign(request: CampaignBriefRequest): Promise<CampaignBriefing>;
  exportMemberships(level?: Level): AsyncIterable<MembershipRow>;
  exportCampaigns(level?: Level): AsyncIterable<Campaign>;
  exportMentions(campaign?: CampaignId | null): AsyncIterable<MentionRow>;
  health(): Promise<Health>;
  close(): Promise<void>;
}
