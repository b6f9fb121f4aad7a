import type { Surroundings } from '../engine.js';
import type { NightHolder } from '../store/night-lock.js';
import type { Store } from '../store/store.js';

/**
 * Holds the night's lock for the work, whichever way it ends.
 *
 * @throws SkeinError `store-busy` if a night is under way.
 */
export async function locked<T>(
  store: Store,
  { now, who }: Surroundings,
  onTakenOver: ((left: NightHolder) => void) | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await store.lockNight({ who: who ?? 'another process', since: new Date(now()).toISOString() });
  try {
    if (lock.left !== null) onTakenOver?.(lock.left);
    return await work();
  } finally {
    await lock.release();
  }
}
