import { describe, expect, it } from 'vitest';
import { KEPT_RUNS, MAX_PAGE } from '../../engine/store/store.js';
import type { CampaignFilter, Store } from '../../engine/store/store.js';
import { mention, report } from './store-reports.js';
import { campaign, publishPlan } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';

const BY_REPORTS: CampaignFilter = { level: 'campaign', sort: 'reports', order: 'desc', limit: 3 };

export function pageCases(open: OpenStore): void {
  describe('pages', () => {
    turningCases(open);
    refusalCases(open);
    memberCases(open);
  });
}

async function publishMany(store: Store, run: number, reports: number): Promise<void> {
  const campaigns = Array.from({ length: 8 }, (_, i) => ({
    campaign: campaign({ id: `c-${i}`, reports: reports + (i % 3) }),
  }));
  await publishPlan(store, { run, campaigns });
}

function turningCases(open: OpenStore): void {
  it('tell each campaign once, and go on in their run when a newer one is published meanwhile', async () => {
    const store = await fresh(open);
    await publishMany(store, 1, 10);
    const first = await store.campaigns(BY_REPORTS);
    await publishPlan(store, { run: 2 });
    const second = await store.campaigns({ ...BY_REPORTS, cursor: first.cursor ?? '' });
    const third = await store.campaigns({ ...BY_REPORTS, limit: 5, cursor: second.cursor ?? '' });
    expect([first, second, third].map((page) => [page.run, page.total, page.cursor === null])).toEqual([
      [1, 8, false],
      [1, 8, false],
      [1, 8, true],
    ]);
    const ids = [first, second, third].flatMap((page) => page.campaigns.map(({ id }) => id));
    expect(ids).toEqual(['c-2', 'c-5', 'c-1', 'c-4', 'c-7', 'c-0', 'c-3', 'c-6']);
    expect((await store.campaigns(BY_REPORTS)).run).toBe(2);
  });

  it('of a run that is no longer kept are not found', async () => {
    const store = await fresh(open);
    await publishMany(store, 1, 10);
    const { cursor } = await store.campaigns(BY_REPORTS);
    for (let run = 2; run <= KEPT_RUNS + 1; run++) await publishPlan(store, { run });
    await expect(store.campaigns({ ...BY_REPORTS, cursor: cursor ?? '' })).rejects.toMatchObject({ code: 'not-found' });
  });
}

function refusalCases(open: OpenStore): void {
  it.each([0, -1, 1.5, MAX_PAGE + 1, NaN])('refuse a limit of %s', async (limit) => {
    const store = await fresh(open);
    await expect(store.campaigns({ ...BY_REPORTS, limit })).rejects.toMatchObject({ code: 'usage' });
  });

  it.each([
    '',
    'x',
    'MS4y',
    '\u0000',
    'a'.repeat(1_000_000),
    Buffer.from('1.-1.aaaaaaaaaaaaaaaa').toString('base64url'),
  ])('refuse a cursor that skein did not make (%#)', async (cursor) => {
    const store = await fresh(open);
    await publishMany(store, 1, 10);
    await expect(store.campaigns({ ...BY_REPORTS, cursor })).rejects.toMatchObject({ code: 'usage' });
  });

  it('refuse a cursor that was made for another filter', async () => {
    const store = await fresh(open);
    await publishMany(store, 1, 10);
    const cursor = (await store.campaigns(BY_REPORTS)).cursor ?? '';
    for (const other of [
      { minReports: 1 },
      { level: 'operation' as const },
      { operation: 'o-1' },
      { order: 'asc' as const },
      { minLossMinor: 0n },
      { q: '' },
    ])
      await expect(store.campaigns({ ...BY_REPORTS, ...other, cursor })).rejects.toMatchObject({ code: 'usage' });
    await expect(store.campaignReports('c-1', { limit: 1, cursor })).rejects.toMatchObject({ code: 'usage' });
  });
}

function memberCases(open: OpenStore): void {
  const reports = ['b/1', 'a/2', 'a/\u{1f600}', 'a/\uffff', 'c/1'].map((name, i) => {
    const [source = '', ref = ''] = name.split('/');
    const mentions = [mention('phone', '+1'), mention('email', `e${i}`), ...(i < 2 ? [mention('domain', 'd')] : [])];
    return report({ source, ref, reportedAt: `2026-03-0${i + 1}T00:00:00.000Z`, mentions });
  });
  const filled = async () => {
    const store = await fresh(open);
    await store.addReports(reports);
    const members = ['b/1', 'a/2', 'a/\u{1f600}', 'a/\uffff'];
    await publishPlan(store, { run: 1, campaigns: [{ campaign: campaign({ id: 'c-1' }), members }] });
    return store;
  };

  it('of reports are in the order of source and number, by code point', async () => {
    const store = await filled();
    const first = await store.campaignReports('c-1', { limit: 3 });
    const second = await store.campaignReports('c-1', { limit: 3, cursor: first.cursor ?? '' });
    const all = [...first.items, ...second.items];
    expect(all.map((each) => `${each.source}/${each.ref}`)).toEqual(['a/2', 'a/\uffff', 'a/\u{1f600}', 'b/1']);
    expect(all.every((each) => each.campaignId === 'c-1')).toBe(true);
    expect([first.run, first.total, second.total, second.cursor]).toEqual([1, 4, 4, null]);
  });

  it('of artifacts are most reports first, with the reports in all beside', async () => {
    const store = await filled();
    const first = await store.campaignArtifacts('c-1', { limit: 2 });
    const second = await store.campaignArtifacts('c-1', { limit: 9, cursor: first.cursor ?? '' });
    const rows = [...first.items, ...second.items].map((each) => [each.folded, each.reports, each.reportsInAll]);
    expect(rows.slice(0, 3)).toEqual([
      ['+1', 4, 5],
      ['d', 2, 2],
      ['e0', 1, 1],
    ]);
    expect([rows.length, first.total, second.cursor]).toEqual([6, 6, null]);
    expect(first.items[0]).toMatchObject({
      kind: 'phone',
      shown: '+1',
      firstDay: 20513,
      lastDay: 20516,
      role: 'links',
    });
  });
}
