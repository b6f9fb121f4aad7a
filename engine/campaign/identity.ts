import type { Level, LineageEvent } from '../model/campaign.js';
import { LINEAGE_EVENTS } from '../model/campaign.js';
import { invariant } from '../model/errors.js';
import type { ReportColumns } from '../model/graph.js';
import type { CampaignId } from '../model/ids.js';
import { compareText } from '../model/ids.js';
import type { Alias } from '../model/run.js';
import type { Day } from '../model/day.js';
import type { Groups } from './columns.js';
import { at, groupBy, listOf } from './columns.js';
import { dormantSince } from './dormancy.js';
import { founderOf, mintId } from './mint.js';
import type { Overlap, Overlaps } from './overlap.js';
import { overlapsOf } from './overlap.js';

export interface LastCampaigns {
  /** Sorted by id. */
  readonly campaigns: readonly { readonly id: CampaignId; readonly bornRun: number }[];
  /** Every alias ever given. */
  readonly aliases: readonly Alias[];
}

export interface IdentityGiven {
  readonly level: Level;
  readonly reports: ReportColumns;
  /** Reports of each new campaign, in the order of drafts. */
  readonly members: Groups;
  /** Null in the first run. */
  readonly last: LastCampaigns | null;
  /** Per report: place in `last.campaigns`, -1 for none. */
  readonly lastMembership: Int32Array;
  readonly run: number;
  /** The day that counts as today, and the one that did in the last run. */
  readonly asOf: Day | null;
  readonly lastAsOf: Day | null;
}

export interface Identity {
  /** Per draft. */
  readonly ids: readonly CampaignId[];
  readonly bornRun: readonly number[];
  readonly dormantSince: readonly (Day | null)[];
  /** One for each id that ends in this run, sorted by it. Earlier aliases stay as they are: chains are followed. */
  readonly aliases: readonly Alias[];
  /** Sorted by campaign, then the order of `LINEAGE_EVENTS`. */
  readonly events: readonly LineageEvent[];
}

const NO_CAMPAIGNS: LastCampaigns = { campaigns: [], aliases: [] };

/**
 * Carries ids from the last run over to this one (detection rules, section 7): greedy by shared reports, an id goes to
 * the campaign that holds at least half of the smaller of the two. What finds no id gets a new one, minted from its
 * founding evidence. Each old id ends as kept, merged (it then leads to its heir) or dissolved.
 */
export function identify(given: IdentityGiven): Identity {
  const last = given.last ?? NO_CAMPAIGNS;
  const overlaps = overlapsOf(given.members, given.lastMembership, last.campaigns.length);
  const kept = keptIds(overlaps, given.members.count);
  const used = new Set([...last.campaigns.map(({ id }) => id), ...last.aliases.map(({ from }) => from)]);
  const ids = Array.from(kept.oldOf, (old, now) =>
    old < 0
      ? mintId(given.level, founderOf(listOf(given.members, now), given.reports), given.reports, used)
      : oldId(last, old),
  );
  const bornRun = Array.from(kept.oldOf, (old) => last.campaigns[old]?.bornRun ?? given.run);
  const dormant = Array.from(ids, (_, now) => dormantSince(listOf(given.members, now), given.reports.day, given.asOf));
  const lineage = new Lineage(given, last, overlaps, kept, ids, dormant);
  const events = [...lineage.ofNew(), ...lineage.ofEnded()].sort(compareEvents);
  const aliases = lineage.aliases();
  checkEnds(last, ids, bornRun, aliases, given.run);
  return { ids, bornRun, dormantSince: dormant, aliases, events };
}

/** Every old id ends the night as kept, merged or dissolved, and once: an id given once resolves for ever. */
function checkEnds(
  last: LastCampaigns,
  ids: readonly CampaignId[],
  bornRun: readonly number[],
  aliases: readonly Alias[],
  run: number,
): void {
  const present = new Set(ids);
  const kept = last.campaigns.filter(({ id }) => present.has(id)).length;
  invariant(present.size === ids.length, 'two campaigns have one id');
  invariant(kept === bornRun.filter((born) => born < run).length, 'a new campaign took an id that was in use');
  invariant(kept + aliases.length === last.campaigns.length, 'an id of the last run ended as nothing');
  for (const { from, to } of aliases)
    invariant(!present.has(from) && (to === null || present.has(to)), 'an id that ended leads to none of this run');
}

/** Who took whose id, both ways; -1 for nobody. */
interface Kept {
  readonly oldOf: Int32Array;
  readonly nowOf: Int32Array;
}

function keptIds({ pairs, oldSize, nowKnown }: Overlaps, campaigns: number): Kept {
  const oldOf = new Int32Array(campaigns).fill(-1);
  const nowOf = new Int32Array(oldSize.length).fill(-1);
  for (const { old, now, shared } of pairs) {
    if (at(oldOf, now) >= 0 || at(nowOf, old) >= 0) continue;
    if (2 * shared < Math.min(at(oldSize, old), at(nowKnown, now))) continue;
    oldOf[now] = old;
    nowOf[old] = now;
  }
  return { oldOf, nowOf };
}

function oldId(last: LastCampaigns, old: number): CampaignId {
  const campaign = last.campaigns[old];
  invariant(campaign !== undefined, 'a membership of the last run names a campaign that it did not have');
  return campaign.id;
}

/** Tells what happened to each identity. */
class Lineage {
  /** The largest overlap of each old and each new campaign. */
  private readonly mostOfOld = new Map<number, Overlap>();
  private readonly mostOfNow = new Map<number, Overlap>();
  private readonly oldMembers: Groups;

  constructor(
    private readonly given: IdentityGiven,
    private readonly last: LastCampaigns,
    private readonly overlaps: Overlaps,
    private readonly kept: Kept,
    private readonly ids: readonly CampaignId[],
    private readonly dormant: readonly (Day | null)[],
  ) {
    this.oldMembers = groupBy(given.lastMembership, last.campaigns.length);
    for (const pair of overlaps.pairs) {
      if (!this.mostOfOld.has(pair.old)) this.mostOfOld.set(pair.old, pair);
      if (!this.mostOfNow.has(pair.now)) this.mostOfNow.set(pair.now, pair);
    }
  }

  *ofNew(): Generator<LineageEvent> {
    for (const [now, campaign] of this.ids.entries()) {
      const old = at(this.kept.oldOf, now);
      yield* old < 0 ? [this.beginning(now, campaign)] : this.changes(now, old, campaign);
    }
  }

  *ofEnded(): Generator<LineageEvent> {
    for (const old of this.last.campaigns.keys()) {
      if (at(this.kept.nowOf, old) >= 0) continue;
      const heir = this.heir(old);
      const shared = this.mostOfOld.get(old)?.shared ?? 0;
      const size = at(this.overlaps.oldSize, old);
      yield { event: heir ? 'merged' : 'dissolved', campaign: oldId(this.last, old), other: heir, shared, size };
    }
  }

  aliases(): readonly Alias[] {
    return [...this.ofEnded()].map(({ campaign, other }) => ({ from: campaign, to: other, run: this.given.run }));
  }

  /** The campaign that took in at least half of an old one that lost its id. */
  private heir(old: number): CampaignId | null {
    const most = this.mostOfOld.get(old);
    if (most === undefined || 2 * most.shared < at(this.overlaps.oldSize, old)) return null;
    return this.ids[most.now] ?? null;
  }

  /** A new id is a split if at least half of what was known of the campaign comes from one old campaign. */
  private beginning(now: number, campaign: CampaignId): LineageEvent {
    const most = this.mostOfNow.get(now);
    if (most === undefined || 2 * most.shared < at(this.overlaps.nowKnown, now))
      return { event: 'born', campaign, other: null, shared: 0, size: 0 };
    const { shared, old } = most;
    return { event: 'split', campaign, other: oldId(this.last, old), shared, size: at(this.overlaps.oldSize, old) };
  }

  private *changes(now: number, old: number, campaign: CampaignId): Generator<LineageEvent> {
    const size = at(this.overlaps.oldSize, old);
    const shared = this.overlapOf(now, old);
    const came = listOf(this.given.members, now).length - shared;
    const left = size - shared;
    if (came >= Math.max(3, size / 10)) yield { event: 'grew', campaign, other: null, shared, size };
    if (left > 0 && left >= size / 10) yield { event: 'shrank', campaign, other: null, shared, size };
    const was = dormantSince(listOf(this.oldMembers, old), this.given.reports.day, this.given.lastAsOf) !== null;
    const is = this.dormant[now] !== null;
    if (was !== is) yield { event: is ? 'dormant' : 'revived', campaign, other: null, shared, size };
  }

  private overlapOf(now: number, old: number): number {
    let shared = 0;
    for (const report of listOf(this.given.members, now)) if (at(this.given.lastMembership, report) === old) shared++;
    return shared;
  }
}

function compareEvents(a: LineageEvent, b: LineageEvent): number {
  return compareText(a.campaign, b.campaign) || LINEAGE_EVENTS.indexOf(a.event) - LINEAGE_EVENTS.indexOf(b.event);
}
