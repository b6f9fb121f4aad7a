import type { KindTraits } from '../model/artifact.js';
import { ARTIFACT_KINDS } from '../model/artifact.js';
import type { Day } from '../model/day.js';
import type { CampaignId } from '../model/ids.js';
import { compareText } from '../model/ids.js';
import type { PendingReport, PointedCampaign, Pointer } from '../model/provisional.js';

/** Below this weight a report stays alone until the night: it is likelier elsewhere, or nowhere. */
export const LEAST_WEIGHT = 0.5;

/** No evidence of a single report is surer than this, so that odds stay finite. */
const SUREST = 0.999;

/** The detection rules' term of time: nothing within 10 days, all of it from 60 days on. */
const RAMP_FROM_DAYS = 10;
const RAMP_TO_DAYS = 60;
const RAMP_PRICE = 1.5;

/** The campaign that a report belongs to until the night has looked at it. */
export interface Attached {
  readonly campaign: CampaignId;
  /** 0..1. */
  readonly weight: number;
}

/**
 * Attaches a report to the campaign that its artifacts point to; null where the weight stays below `LEAST_WEIGHT`.
 *
 * - An artifact votes for a campaign with its kind's prior (chance that two reports which share one belong together:
 *   detection rules, section 2.2), times the campaign's share among the reports of all campaigns that mention it, times
 *   exp(-1.5 ramp) of the days between the report and the campaign's active stretch (the time term of the same section,
 *   10 to 60 days). Beyond the kind's gap it does not vote, for that would be another spell.
 * - What is only derived (the host of a URL that votes as well) is the same piece of evidence twice: it votes where
 *   nothing else does, and then the strongest such vote alone (rules, section 2).
 * - Votes for one campaign are independent, s = 1 - product(1 - vote), with odds o = s / (1 - s). At most one of the
 *   campaigns is right, so the weight of one is o / (1 + sum of all o): competitors lower each other.
 */
export function attachmentOf(report: Pick<PendingReport, 'day' | 'pointers'>, kinds: Kinds): Attached | null {
  const votes = votesOf(report, kinds);
  const odds = new Map<CampaignId, number>();
  let all = 1;
  for (const [campaign, { unlike, derived }] of votes) {
    const support = Math.min(SUREST, unlike < 1 ? 1 - unlike : derived);
    odds.set(campaign, support / (1 - support));
    all += support / (1 - support);
  }
  const [best] = [...odds]
    .map(([campaign, odd]) => ({ campaign, weight: odd / all }))
    .sort((a, b) => b.weight - a.weight || compareText(a.campaign, b.campaign));
  return best !== undefined && best.weight >= LEAST_WEIGHT ? best : null;
}

/** Traits by the name of the kind. */
export type Kinds = ReadonlyMap<string, KindTraits>;

/** @param traits in the order of `ARTIFACT_KINDS`. */
export function kindsByName(traits: readonly KindTraits[]): Kinds {
  return new Map(traits.map((each, code) => [ARTIFACT_KINDS[code] ?? '', each]));
}

interface Votes {
  /** Chance that none of the independent votes is right. */
  unlike: number;
  /** The strongest vote of what was only derived. */
  derived: number;
}

function votesOf({ day, pointers }: Pick<PendingReport, 'day' | 'pointers'>, kinds: Kinds): Map<CampaignId, Votes> {
  const votes = new Map<CampaignId, Votes>();
  for (const pointer of pointers) {
    const traits = kinds.get(pointer.kind);
    if (traits?.links !== true) continue;
    const all = reportsOf(pointer);
    for (const pointed of pointer.campaigns) {
      const vote = (traits.prior * nearness(day, pointed, traits.gapDays) * pointed.reports) / all;
      if (vote <= 0) continue;
      const so = votes.get(pointed.campaign) ?? { unlike: 1, derived: 0 };
      votes.set(pointed.campaign, so);
      if (pointer.derived) so.derived = Math.max(so.derived, vote);
      else so.unlike *= 1 - vote;
    }
  }
  return votes;
}

function reportsOf({ campaigns }: Pointer): number {
  let sum = 0;
  for (const { reports } of campaigns) sum += reports;
  return sum;
}

/** 1 within the campaign's stretch or where either has no date, 0 beyond the gap. */
function nearness(day: Day | null, { firstDay, lastDay }: PointedCampaign, gapDays: number): number {
  if (day === null || firstDay === null || lastDay === null) return 1;
  const apart = Math.max(firstDay - day, day - lastDay, 0);
  if (apart > gapDays) return 0;
  const ramp = (apart - RAMP_FROM_DAYS) / (RAMP_TO_DAYS - RAMP_FROM_DAYS);
  return Math.exp(-RAMP_PRICE * Math.min(1, Math.max(0, ramp)));
}
