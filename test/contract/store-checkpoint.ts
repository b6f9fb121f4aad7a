import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../engine/store/store.js';
import type { OpenStore } from './store-open.js';

/** More than one part of what a store may take at once. */
const FOUND = Uint8Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) & 255);

async function opened(open: OpenStore): Promise<Store> {
  const { store } = await open();
  onTestFinished(() => store.close());
  return store;
}

export function checkpointCases(open: OpenStore): void {
  describe('what a night keeps in case it breaks off', () => {
    it('is found under its key, byte for byte, and by nobody else', async () => {
      const store = await opened(open);
      expect(await store.checkpoint('a')).toBeNull();
      await store.keepCheckpoint('a', FOUND);
      const found = await store.checkpoint('a');
      expect(found?.length).toBe(FOUND.length);
      expect(Buffer.compare(found ?? Buffer.of(), FOUND)).toBe(0);
      expect(await store.checkpoint('b')).toBeNull();
    });

    it('takes the place of what was kept before', async () => {
      const store = await opened(open);
      await store.keepCheckpoint('a', FOUND);
      await store.keepCheckpoint('b', Uint8Array.of(1, 2, 3));
      expect(await store.checkpoint('a')).toBeNull();
      expect([...((await store.checkpoint('b')) ?? [])]).toEqual([1, 2, 3]);
    });

    it('is gone when it is done with', async () => {
      const store = await opened(open);
      await store.keepCheckpoint('a', Uint8Array.of(1));
      await store.dropCheckpoint();
      await store.dropCheckpoint();
      expect(await store.checkpoint('a')).toBeNull();
    });

    it('outlives the process that kept it', async () => {
      const { store, reopen } = await open();
      await store.keepCheckpoint('a', Uint8Array.of(4, 5));
      await store.close();
      if (reopen === undefined) return; // a store that is gone with its process
      const again = await reopen();
      onTestFinished(() => again.close());
      expect([...((await again.checkpoint('a')) ?? [])]).toEqual([4, 5]);
    });
  });
}
