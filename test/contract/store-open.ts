import { onTestFinished } from 'vitest';
import type { Store } from '../../engine/store/store.js';

/** An empty store, and for stores that keep anything a way to open the same one again. */
export interface Opened {
  readonly store: Store;
  readonly reopen?: () => Promise<Store>;
}

/** Called within a test; gives a store of its own each time. */
export type OpenStore = () => Promise<Opened>;

/** A store that is closed when the test is over. */
export async function fresh(open: OpenStore): Promise<Store> {
  const { store } = await open();
  onTestFinished(() => store.close());
  return store;
}
