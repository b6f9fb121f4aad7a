import { describe, expect, it } from 'vitest';
import type { Alias } from '../../engine/model/run.js';
import type { Store } from '../../engine/store/store.js';
import { mention, report } from './store-reports.js';
import { campaign, publishPlan } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';

const alias = (from: string, to: string | null, run: number): Alias => ({ from, to, run });

/** c-old became c-mid, that became c-new; c-gone was dissolved; c-back was given up for c-new and came back. */
async function withHistory(open: OpenStore): Promise<Store> {
  const store = await fresh(open);
  await store.addReports([report({ ref: '1', mentions: [mention('phone', '+1')] })]);
  await publishPlan(store, { run: 1, aliases: [alias('c-old', 'c-mid', 1), alias('c-back', 'c-new', 1)] });
  await publishPlan(store, {
    run: 2,
    campaigns: [
      { campaign: campaign({ id: 'c-new' }), members: ['agency/1'] },
      { campaign: campaign({ id: 'c-back' }) },
    ],
    aliases: [alias('c-mid', 'c-new', 2), alias('c-gone', null, 2), alias('c-lost', 'c-gone', 2)],
  });
  return store;
}

export function identityCases(open: OpenStore): void {
  describe('ids of campaigns', () => {
    it('stand for the campaign for ever, through every alias', async () => {
      const store = await withHistory(open);
      const answer = await store.campaign('c-old');
      expect(answer).toMatchObject({ run: 2, campaign: { id: 'c-new' } });
      expect(answer?.followed).toEqual([alias('c-old', 'c-mid', 1), alias('c-mid', 'c-new', 2)]);
      expect((await store.campaignReports('c-old', { limit: 1 })).items[0]).toMatchObject({
        ref: '1',
        campaignId: 'c-new',
      });
      expect((await store.campaignArtifacts('c-mid', { limit: 1 })).items[0]?.folded).toBe('+1');
    });

    it('stand for themselves while they are present', async () => {
      const store = await withHistory(open);
      expect(await store.campaign('c-back')).toMatchObject({ campaign: { id: 'c-back' }, followed: [] });
    });

    it('say that a campaign was dissolved', async () => {
      const store = await withHistory(open);
      expect(await store.campaign('c-gone')).toEqual({ run: 2, campaign: null, followed: [alias('c-gone', null, 2)] });
      expect((await store.campaign('c-lost'))?.followed).toHaveLength(2);
      await expect(store.campaignReports('c-gone', { limit: 1 })).rejects.toMatchObject({ code: 'not-found' });
    });

    it('that were never given are not found', async () => {
      const store = await withHistory(open);
      expect(await store.campaign('c-never')).toBeNull();
      await expect(store.campaignReports('c-never', { limit: 1 })).rejects.toMatchObject({ code: 'not-found' });
      await expect(store.campaignArtifacts('c-never', { limit: 1 })).rejects.toMatchObject({ code: 'not-found' });
    });

    it('that point at each other end, and outlive the runs that are kept', async () => {
      const store = await withHistory(open);
      await publishPlan(store, { run: 3, aliases: [alias('c-new', 'c-old', 3)] });
      expect(await store.campaign('c-old')).toMatchObject({ campaign: null });
      for (let run = 4; run <= 12; run++) await publishPlan(store, { run });
      await publishPlan(store, { run: 13, campaigns: [{ campaign: campaign({ id: 'c-new' }) }] });
      expect(await store.campaign('c-old')).toMatchObject({ run: 13, campaign: { id: 'c-new' } });
    });
  });

  lookupCases(open);
}

function lookupCases(open: OpenStore): void {
  it('looks artifacts up in the order asked, with days and campaigns, most reports first', async () => {
    const store = await fresh(open);
    const day = (ref: string, reportedAt: string | null) =>
      report({ ref, reportedAt, mentions: [mention('url', 'http://a:1/'), mention('phone', '+1')] });
    await store.addReports([
      day('1', '2026-03-05T23:59:59.999Z'),
      day('2', null),
      day('3', '2026-03-04T00:00:00.000Z'),
      day('4', null),
    ]);
    await publishPlan(store, {
      run: 1,
      campaigns: [
        { campaign: campaign({ id: 'c-1' }), members: ['agency/1'] },
        { campaign: campaign({ id: 'c-2' }), members: ['agency/2', 'agency/3'] },
      ],
    });
    const found = await store.artifacts(['url:http://a:1/', 'phone:+9', 'no kind', 'phone:+1']);
    expect(found.map((each) => [each.kind, each.folded])).toEqual([
      ['url', 'http://a:1/'],
      ['phone', '+1'],
    ]);
    expect(found[0]).toMatchObject({ reports: 4, firstDay: 20516, lastDay: 20517 });
    expect(found[0]?.campaigns.map((each) => [each.campaign.id, each.reports, each.role])).toEqual([
      ['c-2', 2, 'links'],
      ['c-1', 1, 'links'],
    ]);
  });
}
