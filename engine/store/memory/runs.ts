import type { LineageEvent, PastEvent } from '../../model/campaign.js';
import { invariant, SkeinError } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { CampaignId } from '../../model/ids.js';
import type { Alias, KeptRun, Restoration, RunManifest, RunResult, RunSummary } from '../../model/run.js';
import { resolveId } from '../aliases.js';
import type { Resolved } from '../aliases.js';
import { runIsGone } from '../cursor.js';
import type { Position } from '../cursor.js';
import { campaignArtifactRows, checkHeld, checkNext, memberRows, placedCampaigns, runIsNotKept } from '../published.js';
import type { CampaignArtifactRow, PlacedCampaign, WhichRun } from '../published.js';
import { asideRows, linkRows } from '../questions.js';
import type { AsideRow, LinkRow } from '../questions.js';
import { withStates } from '../run-states.js';
import { KEPT_RUNS } from '../store.js';

export interface PublishedRun {
  readonly run: number;
  readonly summary: RunSummary;
  /** Campaigns and operations by place. */
  readonly placed: readonly PlacedCampaign[];
  /** Place of the campaign by the row key of the report. */
  readonly membership: ReadonlyMap<number, number>;
  readonly artifacts: readonly CampaignArtifactRow[];
  readonly links: readonly LinkRow[];
  readonly setAside: readonly AsideRow[];
}

/** A campaign or operation of a run, found by an id that it has or had. */
export interface FoundCampaign {
  readonly run: PublishedRun;
  readonly found: PlacedCampaign;
  readonly start: Position;
}

type Lineage = Pick<RunResult, 'aliases' | 'events'>;

export interface HeldRun {
  readonly run: PublishedRun;
  /** Its aliases and events are nobody's business until it is published. */
  readonly result: RunResult;
  readonly reasons: readonly string[];
}

/** The runs that are kept, and all aliases and events ever published. */
export class MemoryRuns {
  readonly #runs: PublishedRun[] = [];
  #held: HeldRun | null = null;
  /** Older than those that are kept: what the oldest of them went on from. */
  #predecessor: PublishedRun | null = null;
  readonly #aliases: Alias[] = [];
  readonly #events = new Map<number, readonly LineageEvent[]>();

  publish(result: RunResult, which?: WhichRun): void {
    this.#check(result.manifest, which);
    this.takeIn(result);
  }

  /** A run of another store: later than those that are here. */
  takeIn(result: RunResult): void {
    this.#show(publishedRun(result), result);
  }

  /** What is left of runs that another store no longer keeps. */
  addPast(aliases: readonly Alias[], events: readonly PastEvent[]): void {
    this.#addAliases(aliases);
    const past = new Map<number, LineageEvent[]>();
    for (const { run, ...event } of events) past.set(run, [...(past.get(run) ?? []), event]);
    for (const [run, of] of past) this.#events.set(run, of);
  }

  hold(result: RunResult, reasons: readonly string[], which?: WhichRun): void {
    this.#check(result.manifest, which);
    this.#held = { run: publishedRun(result), result, reasons };
  }

  publishHeld(run: number): RunResult {
    const held = this.#held?.run.run === run ? this.#held : null;
    checkHeld(run, held?.result ?? null, this.latest()?.run ?? null);
    invariant(held !== null, 'a run that was found to be held is there');
    this.#held = null;
    this.#show(held.run, held.result);
    return held.result;
  }

  restore({ manifest, ...lineage }: Restoration): void {
    this.#check(manifest);
    const earlier = this.#runs.find(({ run }) => run === manifest.restores);
    if (earlier === undefined) throw runIsNotKept(manifest.restores ?? 0);
    this.#show({ ...earlier, run: manifest.run, summary: { ...earlier.summary, manifest } }, lineage);
  }

  #check(manifest: RunManifest, which?: WhichRun): void {
    checkNext(manifest, { latest: this.latest()?.run ?? null, highest: this.highest() }, which);
  }

  #show(run: PublishedRun, { aliases, events }: Lineage): void {
    this.#runs.push(run);
    if (this.#runs.length > KEPT_RUNS) this.#predecessor = this.#runs.shift() ?? null;
    this.#addAliases(aliases);
    this.#events.set(run.run, events);
  }

  #addAliases(aliases: readonly Alias[]): void {
    for (const alias of aliases)
      if (!this.#aliases.some((known) => known.from === alias.from && known.run === alias.run))
        this.#aliases.push(alias);
    this.#aliases.sort((a, b) => a.run - b.run || compareText(a.from, b.from));
  }

  /** The highest number ever given. */
  highest(): number {
    return Math.max(this.latest()?.run ?? 0, this.#held?.run.run ?? 0);
  }

  latest(): PublishedRun | null {
    return this.#runs.at(-1) ?? null;
  }

  /** One that was published, or is held; null stands for none. */
  at(run: number | null): PublishedRun | null {
    const held = this.#held?.run.run === run ? this.#held.run : this.#predecessor;
    const found = this.#runs.find((each) => each.run === run) ?? held;
    if (run !== null && found?.run !== run) throw runIsNotKept(run);
    return run === null ? null : found;
  }

  newestFirst(): readonly PublishedRun[] {
    return this.#runs.toReversed();
  }

  /** The run that waits, or waited in vain. */
  held(): HeldRun | null {
    return this.#held;
  }

  kept(): readonly KeptRun[] {
    const published = this.#runs.map(({ summary }) => ({ summary, held: null }));
    const held = this.#held === null ? [] : [{ summary: this.#held.run.summary, held: this.#held.reasons }];
    return withStates([...published, ...held], this.latest()?.run ?? null);
  }

  aliases(): readonly Alias[] {
    return [...this.#aliases];
  }

  /** The oldest run first. */
  allEvents(): readonly PastEvent[] {
    return [...this.#events].flatMap(([run, events]) => events.map((event) => ({ run, ...event })));
  }

  /** As they were published; of none for a run that there was not. */
  eventsOf(run: number): readonly LineageEvent[] {
    return this.#events.get(run) ?? [];
  }

  /** Of the id that a campaign has in the run, and of every id that stands for it there. */
  historyOf(run: PublishedRun, id: CampaignId): readonly PastEvent[] {
    const aliases = new Set(this.#aliases.map(({ from }) => from));
    const own = new Set([id, ...[...aliases].filter((from) => this.resolve(run, from)?.id === id)]);
    return [...this.#events]
      .filter(([past]) => past <= run.run)
      .flatMap(([past, events]) =>
        events
          .filter(({ campaign, other }) => own.has(campaign) || (other !== null && own.has(other)))
          .map((event) => ({ run: past, ...event })),
      );
  }

  /** The run in which a page starts: that of its cursor, else the latest; null before the first. */
  runOf(start: Position | null): PublishedRun | null {
    if (start === null) return this.latest();
    const run = this.#runs.find((each) => each.run === start.run);
    if (run === undefined) throw runIsGone(start.run);
    return run;
  }

  /** What the id stands for in that run, by the aliases known then. */
  resolve(run: PublishedRun, asked: CampaignId): Resolved | null {
    return resolveId(
      asked,
      (id) => run.placed.some(({ campaign }) => campaign.id === id),
      (id) => this.#aliases.findLast((alias) => alias.from === id && alias.run <= run.run),
    );
  }

  /** @throws SkeinError `not-found` for an id that stands for no campaign of the run. */
  find(asked: CampaignId, from: Position | null): FoundCampaign {
    const run = this.runOf(from);
    const id = run && this.resolve(run, asked)?.id;
    const found = run?.placed.find(({ campaign }) => campaign.id === id);
    if (run === null || found === undefined) throw new SkeinError('not-found', 'there is no such campaign');
    return { run, found, start: from ?? { run: run.run, offset: 0 } };
  }
}

function publishedRun(result: RunResult): PublishedRun {
  const { manifest, unclustered, whole } = result;
  return {
    run: manifest.run,
    summary: { manifest, unclustered, whole },
    placed: placedCampaigns(result),
    membership: new Map(memberRows(result).map(({ report, campaign }) => [report, campaign])),
    artifacts: [...campaignArtifactRows(result)],
    links: linkRows(result),
    setAside: asideRows(result),
  };
}

/** Of reports and links: whether a campaign is the one found, or one of the operation found. */
export function within({ placed }: PublishedRun, { place }: PlacedCampaign): (campaign: number) => boolean {
  return (campaign) => campaign === place || placed[campaign]?.operation === place;
}
