import { describe, expect, it, onTestFinished } from 'vitest';
import type { NightHolder } from '../../engine/store/night-lock.js';
import type { Store } from '../../engine/store/store.js';
import type { Opened, OpenStore } from './store-open.js';
import { report } from './store-reports.js';
import { publishPlan } from './store-runs.js';

const FIRST: NightHolder = { who: 'process 1 on a', since: '2026-03-04T00:00:00.000Z' };
const SECOND: NightHolder = { who: 'process 2 on b', since: '2026-03-04T00:05:00.000Z' };

/** The same store by a second door, as another process opens it. */
async function twoDoors(open: OpenStore): Promise<readonly [Store, Store]> {
  const { store, reopen }: Opened = await open();
  onTestFinished(() => store.close());
  if (reopen === undefined) return [store, store];
  const other = await reopen();
  onTestFinished(() => other.close());
  return [store, other];
}

export function nightCases(open: OpenStore): void {
  describe('the lock of the night', () => {
    it('holds back a second one, and says who has it and since when', async () => {
      const [store, other] = await twoDoors(open);
      const lock = await store.lockNight(FIRST);
      expect(lock.left).toBeNull();
      const second = other.lockNight(SECOND);
      await expect(second).rejects.toMatchObject({ code: 'store-busy' });
      await expect(second).rejects.toThrow(/process 1 on a, since 2026-03-04T00:00:00/);
      await lock.release();
    });

    it('is free again when it was released, and says nothing of who had it', async () => {
      const [store, other] = await twoDoors(open);
      await (await store.lockNight(FIRST)).release();
      const lock = await other.lockNight(SECOND);
      expect(lock.left).toBeNull();
      await lock.release();
      await lock.release();
    });

    it('keeps nobody from reading, ingesting, or publishing what he has', async () => {
      const [store, other] = await twoDoors(open);
      const lock = await store.lockNight(FIRST);
      await other.addReports([report({ ref: '1' })]);
      expect(await other.counts()).toMatchObject({ reports: 1 });
      await publishPlan(store, { run: 1 });
      expect((await other.latestRun())?.manifest.run).toBe(1);
      await lock.release();
    });

    it('ends with the store that held it', async () => {
      const { store, reopen } = await open();
      await store.lockNight(FIRST);
      await store.close();
      if (reopen === undefined) return; // a store that is gone with its process
      const again = await reopen();
      onTestFinished(() => again.close());
      const lock = await again.lockNight(SECOND);
      expect(lock.left).toBeNull();
    });
  });
}
