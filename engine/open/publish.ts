import type { RunRequest, Surroundings } from '../engine.js';
import { invariant } from '../model/errors.js';
import type { RunSummary } from '../model/run.js';
import type { Store } from '../store/store.js';
import { locked } from './locked.js';

/**
 * Publishes a run that was held back, and answers it.
 *
 * @throws SkeinError `not-found` unless it is held; `store-busy` if another run was published since it was made, or a
 *   night is under way.
 */
export function publishHeld(store: Store, surroundings: Surroundings, request: RunRequest): Promise<RunSummary> {
  return locked(store, surroundings, request.onTakenOver, async () => {
    await store.publishHeld(request.run);
    const summary = await store.latestRun();
    invariant(summary !== null, 'a run that was published is there');
    return summary;
  });
}
