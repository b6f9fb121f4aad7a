/** Readers are to see an earlier run again: as a run of its own, so that no number and no id ever changes its meaning. */
import { SkeinError } from '../model/errors.js';
import type { LineageEvent } from '../model/campaign.js';
import { compareText, type CampaignId } from '../model/ids.js';
import type { Alias, KeptRun, RunManifest } from '../model/run.js';
import type { Store } from '../store/store.js';
import { idsIn, type RunIds } from './run-ids.js';

export interface RollbackGiven {
  readonly store: Store;
  /** The run that readers are to see again. */
  readonly run: number;
  readonly now: () => number;
}

/**
 * Publishes the run once more. Ids that were given since lead to the campaign that holds most of their reports in it, if that
 * is half of them at least; else they are dissolved.
 *
 * @throws SkeinError `not-found` unless the run was published and is kept, `usage` if readers see it already.
 */
export async function rollback({ store, run, now }: RollbackGiven): Promise<RunManifest> {
  const earlier = publishedRun(await store.runs(), run);
  const latest = await store.openEvidence();
  // Who was in which campaign is kept with the run: what reports were then, which may be forgotten, is not needed.
  const then = await store.openEvidence({ run, moment: await latest.moment(), previous: run });
  try {
    const [is, was] = [await idsIn(latest), await idsIn(then)];
    const restoring = await latest.nextRun();
    const at = new Date(now()).toISOString();
    const manifest: RunManifest = {
      ...earlier.manifest,
      run: restoring,
      previous: is.run,
      restores: run,
      startedAt: at,
      finishedAt: at,
      durationsMs: {},
      peakBytes: null,
    };
    await store.restore({ manifest, ...endedIds(is, was, restoring) });
    return manifest;
  } finally {
    await latest.close();
    await then.close();
  }
}

function publishedRun(kept: readonly KeptRun[], run: number): KeptRun {
  const found = kept.find(({ manifest }) => manifest.run === run);
  if (found === undefined || found.state === 'held' || found.state === 'overtaken')
    throw new SkeinError(
      'not-found',
      `run ${run} was never published, or is not kept; skein runs lists those that are`,
    );
  if (found.state === 'published') throw new SkeinError('usage', `readers see run ${run} already`);
  return found;
}

/** Both levels alike: an operation's reports are those of its campaigns. */
function endedIds(is: RunIds, was: RunIds, run: number) {
  const ended = [...is.all].filter((id) => !was.all.has(id)).sort(compareText);
  const shared = new Map(ended.map((id) => [id, { size: 0, by: new Map<CampaignId, number>() }]));
  for (const [report, place] of is.placeOf) {
    const now = is.campaigns[place];
    const then = was.campaigns[was.placeOf.get(report) ?? -1];
    count(shared.get(now?.id ?? ''), then?.id);
    count(shared.get(now?.operation ?? ''), then?.operation);
  }
  const aliases: Alias[] = [];
  const events: LineageEvent[] = [];
  for (const [id, { size, by }] of shared) {
    const [most] = [...by].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
    const heir = most !== undefined && 2 * most[1] >= size ? most[0] : null;
    aliases.push({ from: id, to: heir, run });
    const event = heir === null ? 'dissolved' : 'merged';
    events.push({ event, campaign: id, other: heir, shared: most?.[1] ?? 0, size });
  }
  return { aliases, events };
}

function count(
  of: { size: number; readonly by: Map<CampaignId, number> } | undefined,
  then: CampaignId | null | undefined,
): void {
  if (of === undefined) return;
  of.size++;
  if (then !== undefined && then !== null) of.by.set(then, (of.by.get(then) ?? 0) + 1);
}
