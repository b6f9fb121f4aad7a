import { describe, expect, it } from 'vitest';
import { lookUp } from '../../engine/open/look-up.js';
import { provisionalSince } from '../../engine/open/provisional.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { Store } from '../../engine/store/store.js';
import { mention, report } from '../contract/store-reports.js';
import { campaign, publishPlan } from '../contract/store-runs.js';

const around = (ref: string) => report({ ref, mentions: [mention('domain', 'evil-shop.com')] });

/** One report in c-1, and another one that is attached to it since. */
async function attached(): Promise<Store> {
  const store = memoryStore();
  await store.addReports([around('1')]);
  await publishPlan(store, { run: 1, campaigns: [{ campaign: campaign({ id: 'c-1' }), members: ['agency/1'] }] });
  await attach(store, 1, '2');
  return store;
}

async function attach(store: Store, run: number, ref: string): Promise<void> {
  await store.addReports([around(ref)]);
  const pending = await store.pending(-1, 10);
  const rows = pending.map(({ key, stamp }) => ({ key, stamp, campaign: 'c-1', weight: 1 }));
  await store.attach(run, rows, []);
}

/** The night comes, and so does a report behind it. */
async function another(store: Store): Promise<void> {
  const members = ['agency/1', 'agency/2'];
  const second = campaign({ id: 'c-1', title: 'after the night' });
  await publishPlan(store, { run: 2, campaigns: [{ campaign: second, members }] });
  await attach(store, 2, '3');
}

/** The same store, but a night passes behind the first answer about artifacts. */
function meanwhile(store: Store, passes: () => Promise<void>): Store {
  let passed = false;
  const artifacts: Store['artifacts'] = async (ids) => {
    const found = await store.artifacts(ids);
    if (!passed) {
      passed = true;
      await passes();
    }
    return found;
  };
  return new Proxy(store, {
    get: (of, name) => {
      if (name === 'artifacts') return artifacts;
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });
}

describe('provisional reports', () => {
  it('are told beside the campaign of the run that they came after', async () => {
    const store = await attached();
    expect(await provisionalSince(store, 1, ['c-1', 'c-never'])).toEqual([
      { run: 1, reports: 1, furtherVictims: 0 },
      null,
    ]);
  });

  it('are not told beside a campaign of the run before, where a night has passed since that was asked for', async () => {
    const store = await attached();
    const answer = await store.campaign('c-1');
    await another(store);
    expect(await store.provisional(['c-1'])).toMatchObject([{ run: 2 }]);
    expect(await provisionalSince(store, answer?.run ?? 0, ['c-1'])).toEqual([null]);
  });

  it('and campaigns of a look-up are of one run, where a night passes in the middle of it', async () => {
    const store = await attached();
    const { found } = await lookUp(
      meanwhile(store, () => another(store)),
      'evil-shop.com',
      { kind: 'domain' },
    );
    expect(found[0]?.campaigns.map((each) => each.campaign.title)).toEqual(['after the night']);
    expect(found[0]?.provisional).toMatchObject([{ run: 2, reports: 2 }]);
  });
});
