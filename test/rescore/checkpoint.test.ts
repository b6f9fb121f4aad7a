import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../datasets/generate/index.js';
import type { Report } from '../../engine/model/report.js';
import type { RescoreGiven } from '../../engine/rescore/rescore.js';
import { score } from '../../engine/rescore/rescore.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { Store } from '../../engine/store/store.js';
import { night, nightGiven } from './night.js';
import { reportOf } from './reports.js';

let reports: readonly Report[];

beforeAll(() => {
  reports = [...generate({ reports: 400, seed: 4 }).reports].map(({ report }) => reportOf({ ...report }));
});

async function storeOf(first: readonly Report[]): Promise<Store> {
  const store = memoryStore();
  await store.addReports(first);
  return store;
}

/** A night that ends behind its detection, before anything is published. */
async function brokenOff(store: Store, given: Partial<RescoreGiven> = {}): Promise<void> {
  const onStep: RescoreGiven['onStep'] = ({ phase, step }) => {
    if (phase === 'campaigns' && step === 'sums') throw new Error('power is out');
  };
  await expect(night(store, { ...given, onStep })).rejects.toThrow('power is out');
}

/** How often a night, run to its end, took up what another had found; and what it published. */
async function resumed(store: Store, given: Partial<RescoreGiven> = {}) {
  let times = 0;
  const result = await night(store, { ...given, onResumed: () => times++ });
  return { times, result };
}

describe('a night after one that broke off', () => {
  it('uses the communities that were found, and publishes what the other would have', async () => {
    const store = await storeOf(reports);
    await brokenOff(store);
    const { times, result } = await resumed(store);
    expect(times).toBe(1);
    const unbroken = await night(await storeOf(reports));
    expect(result).toEqual(unbroken);
  });

  it('does so after a warm one, too', async () => {
    const store = await storeOf(reports.slice(0, 390));
    await night(store);
    await store.addReports(reports.slice(390));
    await brokenOff(store);
    const { times, result } = await resumed(store);
    expect({ times, how: result.manifest.start.how }).toEqual({ times: 1, how: 'warm' });
    const other = await storeOf(reports.slice(0, 390));
    await night(other);
    await other.addReports(reports.slice(390));
    expect(result).toEqual(await night(other));
  });

  it('finds them anew if a report came in between', async () => {
    const store = await storeOf(reports.slice(0, 399));
    await brokenOff(store);
    await store.addReports(reports.slice(399));
    expect((await resumed(store)).times).toBe(0);
  });

  it.each([
    ['another seed', { seed: 2 }],
    ['other settings', { settings: { usesCap: 3 } }],
    ['another version', { version: 'other' }],
    ['another kernel', { kernel: 'louvain' }],
  ] as const)('finds them anew for %s', async (_, given) => {
    const store = await storeOf(reports);
    await brokenOff(store);
    expect((await resumed(store, given)).times).toBe(0);
  });

  it('leaves nothing for the next, once it is published or held back', async () => {
    const store = await storeOf(reports);
    await night(store, { cold: true });
    expect((await resumed(store, { cold: true })).times).toBe(0);
  });

  it('is not what a dry run or a verification is made from: they find anew', async () => {
    const store = await storeOf(reports);
    await brokenOff(store);
    let times = 0;
    await score(nightGiven(store, { onResumed: () => times++ }));
    expect(times).toBe(0);
  });
});
