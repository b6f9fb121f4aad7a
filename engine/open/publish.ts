import type { CompareRunsRequest, RunRequest, Surroundings } from '../engine.js';
import { invariant } from '../model/errors.js';
import type { RunSummary } from '../model/run.js';
import { compareRuns, type RunComparison } from '../rescore/compare-runs.js';
import { rollback } from '../rescore/rollback.js';
import type { Store } from '../store/store.js';
import { locked } from './locked.js';

/**
 * Publishes a run that was held back, and answers it.
 *
 * @throws SkeinError `not-found` unless it is held; `store-busy` if another run was published since it was made, or a
 *   night is under way.
 */
export function publishHeld(store: Store, surroundings: Surroundings, request: RunRequest): Promise<RunSummary> {
  return changed(store, surroundings, request, () => store.publishHeld(request.run));
}

/**
 * Lets readers see an earlier run again, and answers the new run that says so.
 *
 * @throws SkeinError as `rollback`; `store-busy` if a night is under way.
 */
export function rollBack(store: Store, surroundings: Surroundings, request: RunRequest): Promise<RunSummary> {
  const { run } = request;
  return changed(store, surroundings, request, () => rollback({ store, run, now: surroundings.now }));
}

/** @throws SkeinError as `compareRuns`. */
export function compareKept(store: Store, { from, to }: CompareRunsRequest): Promise<RunComparison> {
  return compareRuns({ store, from, to });
}

function changed(
  store: Store,
  surroundings: Surroundings,
  { onTakenOver }: RunRequest,
  change: () => Promise<unknown>,
): Promise<RunSummary> {
  return locked(store, surroundings, onTakenOver, async () => {
    await change();
    const summary = await store.latestRun();
    invariant(summary !== null, 'a run that was published is there');
    return summary;
  });
}
