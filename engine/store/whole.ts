/**
 * The part of the store port by which everything in a store moves to another one, whatever the kinds of both: a stream of
 * parts, each of which refers only to what came before it. `copy.ts` reads it into another store, `whole-digest.ts` makes
 * one number of it, and the first load of a server writes files from it.
 */
import type { Alert, Delivery, Told } from '../model/alert.js';
import type { Artifact } from '../model/artifact.js';
import type { Campaign, LineageEvent, PastEvent } from '../model/campaign.js';
import type { CampaignId } from '../model/ids.js';
import type { SeenReports, Settlement } from '../model/provisional.js';
import type { Report } from '../model/report.js';
import type { Alias, RunSummary } from '../model/run.js';
import type { CampaignArtifactRow, MemberRow } from './published.js';
import type { AsideRow, LinkRow } from './questions.js';
import type { StoreCounts } from './store.js';

export interface Whole {
  /** Everything that stands in the store, at one point in time; ingest may go on meanwhile. */
  openWhole(): Promise<WholeSource>;
  /** Opens the store for what another one holds. Nobody else should write to it meanwhile. */
  openTakeIn(): Promise<TakeIn>;
}

export interface WholeSource {
  /** How much there is, for progress. */
  counts(): Promise<StoreCounts>;
  /**
   * All parts: notes, reports, artifacts, derivations, what is left of forgotten runs, the runs that are kept, alerts, and
   * reports that came after the latest run. Row keys are those of this store.
   *
   * @throws SkeinError `store-busy` where what was already told has changed since, on a server that keeps no view open.
   */
  parts(): AsyncIterable<WholePart>;
  close(): Promise<void>;
}

export interface TakeIn {
  /**
   * Keeps a part; it is on disk when this returns. A part that was kept before changes nothing, so that a copy which was
   * broken off may be begun again with the same parts.
   */
  take(part: WholePart): Promise<void>;
  close(): Promise<void>;
}

export type WholePart =
  | { readonly what: 'notes'; readonly rows: readonly Note[] }
  | { readonly what: 'reports'; readonly rows: readonly KeyedReport[] }
  | { readonly what: 'artifacts'; readonly rows: readonly KeyedArtifact[] }
  | { readonly what: 'derivations'; readonly rows: readonly Derivation[] }
  | { readonly what: 'past'; readonly aliases: readonly Alias[]; readonly events: readonly PastEvent[] }
  | { readonly what: 'run'; readonly run: WholeRun }
  | { readonly what: 'alerts'; readonly rows: readonly ToldAlert[] }
  | { readonly what: 'fresh'; readonly rows: readonly FreshRow[] };

export type PartName = WholePart['what'];

export interface Note {
  readonly name: string;
  readonly text: string;
}

/** A report as it stands. Its artifacts are shown as the store shows them, and their parents stand in `derivations`. */
export interface KeyedReport {
  readonly key: number;
  readonly report: Report;
  /** Row key of the artifact of each mention. */
  readonly artifacts: readonly number[];
}

/** Every artifact that was ever mentioned, in the order of kind codes, then of folded texts. */
export interface KeyedArtifact {
  readonly key: number;
  readonly artifact: Artifact;
}

/** Row keys; each pair once. */
export interface Derivation {
  readonly child: number;
  readonly parent: number;
}

/** A run that is kept or held, the lowest number first. */
export interface WholeRun {
  readonly summary: RunSummary;
  /** By id. */
  readonly campaigns: readonly Campaign[];
  readonly operations: readonly Campaign[];
  /** By campaign. */
  readonly members: readonly MemberRow[];
  /** By campaign, then in the order of artifacts. */
  readonly artifacts: readonly CampaignArtifactRow[];
  /** In the order of their pages; places are those of campaigns, each once. */
  readonly links: readonly LinkRow[];
  readonly setAside: readonly AsideRow[];
  /** Those of this run, by the id given up. */
  readonly aliases: readonly Alias[];
  /** As published. */
  readonly events: readonly LineageEvent[];
  readonly settled: readonly Settlement[];
  readonly told: readonly Told[];
  /** Null for a run that was published. */
  readonly held: HeldBack | null;
}

/** A run that waits for publication, seen by nobody: why, and what it will say of reports and alerts. */
export interface HeldBack {
  readonly reasons: readonly string[];
  readonly seen: SeenReports;
  readonly alerts: readonly Alert[];
}

/** In the order in which they were told. */
export interface ToldAlert {
  readonly alert: Alert;
  readonly delivery: Delivery;
}

/** A report that came, or changed, after the latest run: once, at the end, all of them together. */
export interface FreshRow {
  readonly key: number;
  /** Grows with each change of the report; a run that is held remembers which of them it has seen. */
  readonly stamp: number;
  /** The run under which it was attached; 0 where nobody has looked at it. */
  readonly run: number;
  readonly campaign: CampaignId | null;
  readonly weight: number;
}

/**
 * Name of the note said of a run that was taken in, or says such a run again: what reports were before they were replaced
 * stays in the store it was made in, and its moment is in that store's count.
 */
export function copiedRunNote(run: number): string {
  return `copy-run-${run}`;
}

export const COPIED = 'taken in from another store';

/** Notes that say how a store was filled, and are no part of what it holds. */
export function isCopyNote(name: string): boolean {
  return name.startsWith('copy-');
}
