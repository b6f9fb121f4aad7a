import type { LineageEvent, LineageEventName } from '../../../engine/model/campaign.js';
import { LINEAGE_EVENTS } from '../../../engine/model/campaign.js';
import { majority, type Clusters } from './clusters.js';
import type { ReplayedNight } from './replay.js';

/** How many events of a kind the truth confirms. `dissolved` is neither: nothing is claimed. */
export interface Verdicts {
  right: number;
  wrong: number;
}

export type EventTable = Record<LineageEventName, Verdicts>;

export function noEvents(): EventTable {
  const rows = LINEAGE_EVENTS.map((event) => [event, { right: 0, wrong: 0 }] as const);
  return Object.fromEntries(rows) as EventTable;
}

/** What an event is judged by. */
interface Judged {
  readonly before: Clusters;
  readonly now: Clusters;
  /** True campaign of each report. */
  readonly campaign: Int32Array;
  /** Campaigns of this night by the true campaign of most of their reports. */
  readonly byTruth: ReadonlyMap<number, readonly string[]>;
  /** Whether any report of a true campaign comes in later. */
  readonly comesAgain: (campaign: number) => boolean;
}

/** Adds the events of a night at the level of campaigns. Those of the first night have nothing to be judged by. */
export function addEvents(table: EventTable, night: ReplayedNight, before: Clusters, now: Clusters): void {
  const { campaign } = night.truth;
  const known = new Set([...night.truthOf].filter((report) => report >= 0));
  const later = new Set(campaign.filter((_, report) => !known.has(report)));
  const byTruth = new Map<number, string[]>();
  for (const [id, reports] of now) {
    const label = majority(reports, campaign);
    byTruth.set(label, [...(byTruth.get(label) ?? []), id]);
  }
  const judged: Judged = { before, now, campaign, byTruth, comesAgain: (label) => later.has(label) };
  for (const event of night.result.events) {
    if (!event.campaign.startsWith('c-')) continue;
    const right = JUDGES[event.event](event, judged);
    if (right !== null) table[event.event][right ? 'right' : 'wrong']++;
  }
}

type Judge = (event: LineageEvent, judged: Judged) => boolean | null;

const JUDGES: Readonly<Record<LineageEventName, Judge>> = {
  // No campaign that was there before is of the same true one.
  born: ({ campaign: id }, { before, now, campaign, byTruth }) =>
    !(byTruth.get(majority(now.get(id) ?? [], campaign)) ?? []).some((other) => other !== id && before.has(other)),
  // Most of what came is of the true campaign that it stood for.
  grew: ({ campaign: id }, given) => ofSame(given, given.before.get(id) ?? [], cameTo(given, id)),
  revived: ({ campaign: id }, given) => ofSame(given, given.before.get(id) ?? [], cameTo(given, id)),
  // Most of what went is of another.
  shrank: ({ campaign: id }, given) => !ofSame(given, given.now.get(id) ?? [], wentFrom(given, id)),
  // What it merged with is of the same.
  merged: ({ campaign: id, other }, given) => {
    const old = given.before.get(id) ?? [];
    const own = new Set(old);
    const rest = (given.now.get(other ?? '') ?? []).filter((report) => !own.has(report));
    return rest.length === 0 || ofSame(given, old, rest);
  },
  // What it was split from is of another.
  split: ({ campaign: id, other }, given) => {
    const parent = given.now.get(other ?? '') ?? [];
    return parent.length === 0 || !ofSame(given, given.now.get(id) ?? [], parent);
  },
  dormant: ({ campaign: id }, { now, campaign, comesAgain }) => !comesAgain(majority(now.get(id) ?? [], campaign)),
  dissolved: () => null,
};

function ofSame({ campaign }: Judged, a: readonly number[], b: readonly number[]): boolean {
  return majority(a, campaign) === majority(b, campaign);
}

function cameTo({ before, now }: Judged, id: string): readonly number[] {
  const old = new Set(before.get(id) ?? []);
  return (now.get(id) ?? []).filter((report) => !old.has(report));
}

function wentFrom({ before, now }: Judged, id: string): readonly number[] {
  const there = new Set(now.get(id) ?? []);
  return (before.get(id) ?? []).filter((report) => !there.has(report));
}
