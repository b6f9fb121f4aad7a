import { describe, expect, it } from 'vitest';
import { openEngine, readConfig, type Engine } from '../../engine/index.js';
import { campaignsAsked } from '../../engine/open/ask.js';
import { report } from '../contract/store-reports.js';
import { campaign, publishPlan } from '../contract/store-runs.js';
import { storeOf, twoCampaigns } from '../rescore/reports.js';
import { night } from '../rescore/night.js';

/** As a caller without a compiler sees it. */
type Asked = Readonly<Record<string, (...words: readonly unknown[]) => Promise<Record<string, unknown>>>>;

async function engineInMemory(): Promise<Engine> {
  const config = readConfig({ data: '/nowhere', store: 'memory:' }, {}, '/');
  return openEngine(config, { now: () => 0, randomBytes: (size) => Buffer.alloc(size, 7) });
}

describe('a question to the engine from plain JavaScript', () => {
  it('may leave out sort, order, level and cursor: campaigns({ limit }) ended in a TypeError', async () => {
    const store = await storeOf(twoCampaigns());
    const { campaigns } = await night(store);
    const most = campaigns.toSorted((a, b) => Number(b.ledger.converted.lostMinor - a.ledger.converted.lostMinor));
    const page = await campaignsAsked(store, { limit: 1 });
    expect([page.total, page.campaigns.map(({ id }) => id)]).toEqual([campaigns.length, [most[0]?.id]]);
    const byId = await campaignsAsked(store, { sort: 'id', limit: undefined });
    expect(byId.campaigns.map(({ id }) => id)).toEqual(campaigns.map(({ id }) => id));
  });

  it('may say nothing at all', async () => {
    const engine = await engineInMemory();
    const asked = engine as unknown as Asked;
    await engine.rescore();
    for (const question of ['campaigns', 'possibleLinks', 'setAside', 'events', 'settled', 'alerts'])
      expect([question, await asked[question]?.()]).toEqual([question, expect.objectContaining({ run: 1 })]);
    expect((await engine.brief()).figures.run).toBe(1);
    expect((await engine.verify()).verdict).toBe('same');
    expect((await engine.lookup('nobody@x.example')).found).toEqual([]);
    for (const rows of [engine.exportMemberships(), engine.exportCampaigns(), engine.exportMentions()])
      for await (const row of rows) expect(row).toBeUndefined();
    await engine.close();
  });

  it('is told which word is wrong', async () => {
    const engine = await engineInMemory();
    const asked = engine as unknown as Asked;
    for (const [word, value] of [
      ['limit', 0],
      ['limit', 501],
      ['limit', '10'],
      ['sort', 'colour'],
      ['order', 'up'],
      ['level', 'ring'],
    ] as const)
      await expect(asked['campaigns']?.({ [word]: value })).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining(`"${word}" must be`) as string,
      });
    await expect(asked['events']?.(null, { limit: -1 })).rejects.toMatchObject({ code: 'usage' });
    await engine.close();
  });
});

describe('the campaigns of an operation', () => {
  it('are found by any id that it had, and not found by one that never was, which answered an empty list', async () => {
    const store = await storeOf([]);
    expect((await campaignsAsked(store, { operation: 'o-any' })).run).toBeNull();
    await store.addReports(['1', '2'].map((ref) => report({ source: 'x', ref })));
    const campaigns = [{ campaign: campaign({ id: 'c-1' }), members: ['x/1', 'x/2'] }];
    const aliases = [
      { from: 'o-old', to: 'o-1', run: 1 },
      { from: 'o-gone', to: null, run: 1 },
    ];
    await publishPlan(store, { run: 1, campaigns, aliases });
    for (const operation of ['o-1', 'o-old'])
      expect((await campaignsAsked(store, { operation })).campaigns.map(({ id }) => id)).toEqual(['c-1']);
    for (const [operation, why] of [
      ['o-any', /no operation ever had this id/],
      ['o-gone', /was dissolved/],
      ['c-1', /is the id of a campaign/],
    ] as const)
      await expect(campaignsAsked(store, { operation })).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringMatching(why) as string,
      });
  });
});
