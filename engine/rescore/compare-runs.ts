/** What became of one run's campaigns in another, by the reports that both know: whichever of the two is the older. */
import { SkeinError } from '../model/errors.js';
import type { Level } from '../model/campaign.js';
import type { CampaignId } from '../model/ids.js';
import type { KeptRun } from '../model/run.js';
import type { Store } from '../store/store.js';
import { idsIn, type RunIds } from './run-ids.js';

export interface CompareRunsGiven {
  readonly store: Store;
  readonly from: number;
  readonly to: number;
}

export interface RunComparison {
  readonly from: KeptRun;
  readonly to: KeptRun;
  readonly campaigns: IdsCompared;
  readonly operations: IdsCompared;
  readonly reports: ReportsCompared;
}

/** Every id of the first run is kept, merged or dissolved in the second. */
export interface IdsCompared {
  /** The second run has it too. */
  readonly kept: number;
  /** It has not, and one of its campaigns holds at least half of the id's reports. */
  readonly merged: number;
  readonly dissolved: number;
  /** Of the second run alone. */
  readonly born: number;
  /** Of those above, whose reports stand in several campaigns of the second run, two at least in each of two of them. */
  readonly split: number;
}

/** Reports by where the two runs have them, by campaign. */
export interface ReportsCompared {
  /** In both runs, under one id. */
  readonly same: number;
  /** In both runs, under two ids. */
  readonly moved: number;
  /** In a campaign of the first run alone, and of the second alone. */
  readonly left: number;
  readonly joined: number;
}

/** @throws SkeinError `not-found` unless both runs are kept and the store can tell of them. */
export async function compareRuns({ store, from, to }: CompareRunsGiven): Promise<RunComparison> {
  const kept = await store.runs();
  const [first, second] = [keptRun(kept, from), keptRun(kept, to)];
  const moment = await momentOf(store);
  const [was, is] = [await idsOf(store, first, moment), await idsOf(store, second, moment)];
  return {
    from: first,
    to: second,
    campaigns: idsCompared('campaign', was, is),
    operations: idsCompared('operation', was, is),
    reports: reportsCompared(was, is),
  };
}

export function keptRun(kept: readonly KeptRun[], run: number): KeptRun {
  const found = kept.find(({ manifest }) => manifest.run === run);
  if (found === undefined) throw new SkeinError('not-found', `run ${run} is not kept; skein runs lists those that are`);
  return found;
}

/** The present one: who was in which campaign is kept with the run, and what reports were then need not be. */
async function momentOf(store: Store): Promise<number> {
  const source = await store.openEvidence();
  try {
    return await source.moment();
  } finally {
    await source.close();
  }
}

async function idsOf(store: Store, { manifest: { run }, state }: KeptRun, moment: number): Promise<RunIds> {
  const source = await store.openEvidence({ run, moment, previous: run });
  try {
    return await idsIn(source);
  } catch (cause) {
    if (!(cause instanceof SkeinError) || cause.code !== 'not-found' || state === 'published') throw cause;
    throw new SkeinError('not-found', `run ${run} is ${state}, and this store can tell of published runs alone`, cause);
  } finally {
    await source.close();
  }
}

function idsCompared(level: Level, was: RunIds, is: RunIds): IdsCompared {
  const [before, after] = [idsAt(level, was), idsAt(level, is)];
  const members = new Map([...before].map((id) => [id, { size: 0, by: new Map<CampaignId, number>() }]));
  for (const [report, place] of was.placeOf) {
    const of = members.get(idAt(level, was, place) ?? '');
    const now = idAt(level, is, is.placeOf.get(report));
    if (of === undefined) continue;
    of.size++;
    if (now !== null) of.by.set(now, (of.by.get(now) ?? 0) + 1);
  }
  const counted = { kept: 0, merged: 0, dissolved: 0, split: 0 };
  for (const [id, { size, by }] of members) {
    const parts = [...by.values()];
    counted[after.has(id) ? 'kept' : parts.some((part) => 2 * part >= size) ? 'merged' : 'dissolved']++;
    if (parts.filter((part) => part >= 2).length > 1) counted.split++;
  }
  return { ...counted, born: [...after].filter((id) => !before.has(id)).length };
}

function idsAt(level: Level, { campaigns }: RunIds): ReadonlySet<CampaignId> {
  const ids = campaigns.map(({ id, operation }) => (level === 'campaign' ? id : operation));
  return new Set(ids.filter((id) => id !== null));
}

function idAt(level: Level, { campaigns }: RunIds, place: number | undefined): CampaignId | null {
  const campaign = campaigns[place ?? -1];
  return (level === 'campaign' ? campaign?.id : campaign?.operation) ?? null;
}

function reportsCompared(was: RunIds, is: RunIds): ReportsCompared {
  const counted = { same: 0, moved: 0, left: 0 };
  for (const [report, place] of was.placeOf) {
    const now = is.placeOf.get(report);
    counted[now === undefined ? 'left' : was.campaigns[place]?.id === is.campaigns[now]?.id ? 'same' : 'moved']++;
  }
  return { ...counted, joined: is.placeOf.size - counted.same - counted.moved };
}
