import type { Campaign, LineageEvent } from '../../model/campaign.js';
import { SkeinError } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { CampaignId } from '../../model/ids.js';
import type { Alias, RunResult, RunSummary } from '../../model/run.js';
import { resolveId } from '../aliases.js';
import type { Resolved } from '../aliases.js';
import { runIsGone } from '../cursor.js';
import type { Position } from '../cursor.js';
import { campaignArtifactRows, checkNext, memberRows } from '../published.js';
import type { CampaignArtifactRow } from '../published.js';
import { KEPT_RUNS } from '../store.js';

export interface PublishedRun {
  readonly run: number;
  readonly summary: RunSummary;
  /** By id. */
  readonly campaigns: readonly Campaign[];
  /** Place of the campaign by the row key of the report. */
  readonly membership: ReadonlyMap<number, number>;
  readonly artifacts: readonly CampaignArtifactRow[];
}

/** A campaign of a run, found by an id that it has or had. */
export interface FoundCampaign {
  readonly run: PublishedRun;
  readonly campaign: Campaign;
  readonly place: number;
  readonly start: Position;
}

/** The runs that are kept, and all aliases and events ever published. */
export class MemoryRuns {
  readonly #runs: PublishedRun[] = [];
  readonly #aliases: Alias[] = [];
  readonly #events: LineageEvent[] = [];

  publish(result: RunResult): void {
    checkNext(result, this.latest()?.run ?? null);
    const { manifest, unclustered, whole, campaigns } = result;
    this.#runs.push({
      run: manifest.run,
      summary: { manifest, unclustered, whole },
      campaigns,
      membership: new Map(memberRows(result).map(({ report, campaign }) => [report, campaign])),
      artifacts: [...campaignArtifactRows(result)],
    });
    if (this.#runs.length > KEPT_RUNS) this.#runs.shift();
    for (const alias of result.aliases)
      if (!this.#aliases.some((known) => known.from === alias.from && known.run === alias.run))
        this.#aliases.push(alias);
    this.#aliases.sort((a, b) => a.run - b.run || compareText(a.from, b.from));
    this.#events.push(...result.events);
  }

  latest(): PublishedRun | null {
    return this.#runs.at(-1) ?? null;
  }

  newestFirst(): readonly PublishedRun[] {
    return this.#runs.toReversed();
  }

  aliases(): readonly Alias[] {
    return [...this.#aliases];
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
      (id) => run.campaigns.some((campaign) => campaign.id === id),
      (id) => this.#aliases.findLast((alias) => alias.from === id && alias.run <= run.run),
    );
  }

  /** @throws SkeinError `not-found` for an id that stands for no campaign of the run. */
  find(asked: CampaignId, from: Position | null): FoundCampaign {
    const run = this.runOf(from);
    const id = run && this.resolve(run, asked)?.id;
    const place = run?.campaigns.findIndex((each) => each.id === id) ?? -1;
    const campaign = run?.campaigns[place];
    if (run === null || campaign === undefined) throw new SkeinError('not-found', 'there is no such campaign');
    return { run, campaign, place, start: from ?? { run: run.run, offset: 0 } };
  }
}
