import { ALERT_DEFAULTS } from '../campaign/alert-rule.js';
import type { Config } from '../config.js';
import type { CompareRunsRequest, RunChange, RunRequest, Surroundings } from '../engine.js';
import { invariant } from '../model/errors.js';
import { compareRuns, type RunComparison } from '../rescore/compare-runs.js';
import { rollback } from '../rescore/rollback.js';
import { MAX_PAGE, type Store } from '../store/store.js';
import { deliverAlerts } from './alerts.js';
import { BetweenTheNights } from './between-nights.js';
import { locked } from './locked.js';

/**
 * Publishes a run that was held back, and tells what it had to tell: its alerts waited with it.
 *
 * @throws SkeinError `not-found` unless it is held; `store-busy` if another run was published since it was made, or a
 *   night is under way.
 */
export function publishHeld(
  store: Store,
  config: Config,
  surroundings: Surroundings,
  request: RunRequest,
): Promise<RunChange> {
  return changed({ store, config, surroundings, request }, () => store.publishHeld(request.run));
}

/**
 * Lets readers see an earlier run again, and answers the new run that says so. Reports that came since are provisional.
 *
 * @throws SkeinError as `rollback`; `store-busy` if a night is under way.
 */
export function rollBack(
  store: Store,
  config: Config,
  surroundings: Surroundings,
  request: RunRequest,
): Promise<RunChange> {
  const { run } = request;
  return changed({ store, config, surroundings, request }, () => rollback({ store, run, now: surroundings.now }));
}

/** @throws SkeinError as `compareRuns`. */
export function compareKept(store: Store, { from, to }: CompareRunsRequest): Promise<RunComparison> {
  return compareRuns({ store, from, to });
}

interface Change {
  readonly store: Store;
  readonly config: Config;
  readonly surroundings: Surroundings;
  readonly request: RunRequest;
}

async function changed({ store, config, surroundings, request }: Change, change: () => Promise<unknown>) {
  const summary = await locked(store, surroundings, request.onTakenOver, async () => {
    await change();
    const latest = await store.latestRun();
    invariant(latest !== null, 'a run that was published is there');
    return latest;
  });
  await new BetweenTheNights(store, { ...ALERT_DEFAULTS, ...config.alerts.settings }).attachAll();
  const { items: alerts } = await store.alerts({ delivery: 'waiting' }, { limit: MAX_PAGE });
  return { ...summary, alerts, undelivered: await deliverAlerts(store, config, surroundings) };
}
