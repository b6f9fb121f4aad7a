import { describe, expect, it } from 'vitest';
import type { CampaignFilter, Store } from '../../engine/store/store.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { mention, report } from './store-reports.js';
import { campaign, operation, publishPlan } from './store-runs.js';
import { collect, evidenceView } from './store-view.js';

const BY_ID = { sort: 'id', order: 'asc', limit: 10 } as const;

/** c-1 (two reports) and c-3 (one) are cut from o-b at the phone that all mention; c-2 (one) is all of o-a. */
const CAMPAIGNS = [
  { campaign: campaign({ id: 'c-1', operation: 'o-b', reports: 2, title: 'first part' }), members: ['x/1', 'x/4'] },
  { campaign: campaign({ id: 'c-2', operation: 'o-a', reports: 1 }), members: ['x/2'] },
  { campaign: campaign({ id: 'c-3', operation: 'o-b', reports: 1 }), members: ['x/3'] },
];
const OPERATIONS = [
  operation({ id: 'o-b', reports: 3, campaigns: 2, bornRun: 1, title: 'whole of it' }),
  operation({ id: 'o-a', reports: 1 }),
];

/** Day of March 2026 by number; the first report has none. */
const DAYS: Readonly<Record<string, string | undefined>> = { 2: '09', 3: '02', 4: '04', 5: '01' };

async function filled(open: OpenStore): Promise<Store> {
  const store = await fresh(open);
  const reports = ['1', '2', '3', '4', '5'].map((ref) => {
    const day = DAYS[ref];
    const reportedAt = day === undefined ? null : `2026-03-${day}T00:00:00.000Z`;
    return report({ source: 'x', ref, reportedAt, mentions: [mention('phone', '+1'), mention('email', `e${ref}`)] });
  });
  await store.addReports(reports);
  const aliases = [{ from: 'o-old', to: 'o-b', run: 1 }];
  await publishPlan(store, { run: 1, campaigns: CAMPAIGNS, operations: OPERATIONS, aliases });
  return store;
}

export function levelCases(open: OpenStore): void {
  describe('levels', () => {
    findingCases(open);
    insideCases(open);
    exportedCases(open);

    it('are told to the next run: operations by id, and the operation of each campaign', async () => {
      const store = await filled(open);
      const evidence = await store.openEvidence();
      const { lastRun, lastMemberships } = await evidenceView(evidence);
      await evidence.close();
      expect(lastRun?.campaigns.map(({ id, operation }) => [id, operation])).toEqual([
        ['c-1', 1],
        ['c-2', 0],
        ['c-3', 1],
      ]);
      expect(lastRun?.operations).toEqual([
        { id: 'o-a', bornRun: 1, reports: 1 },
        { id: 'o-b', bornRun: 1, reports: 3 },
      ]);
      expect(lastMemberships.map((row) => row.campaign).sort()).toEqual([0, 0, 1, 2]);
    });
  });
}

function findingCases(open: OpenStore): void {
  const FINDS: readonly (readonly [string, Pick<CampaignFilter, 'level'> & Partial<CampaignFilter>, string])[] = [
    ['campaigns only', { level: 'campaign' }, 'c-1 c-2 c-3'],
    ['operations only', { level: 'operation' }, 'o-a o-b'],
    ['campaigns of one operation', { level: 'campaign', operation: 'o-b' }, 'c-1 c-3'],
    ['campaigns of an operation by an id that it had', { level: 'campaign', operation: 'o-old' }, 'c-1 c-3'],
    ['no campaigns of an operation that there never was', { level: 'campaign', operation: 'o-never' }, ''],
    ['no campaigns of a campaign', { level: 'campaign', operation: 'c-1' }, ''],
    ['no operations of an operation', { level: 'operation', operation: 'o-b' }, ''],
    ['operations by their own sums', { level: 'operation', minReports: 3 }, 'o-b'],
    ['words of a campaign in no operation', { level: 'operation', q: 'first part' }, ''],
    ['words of an operation in no campaign', { level: 'campaign', q: 'whole of' }, ''],
    ['operations in the order asked for', { level: 'operation', sort: 'reports', order: 'desc' }, 'o-b o-a'],
  ];

  it.each(FINDS)('keep apart: finds %s', async (_, filter, expected) => {
    const store = await filled(open);
    const page = await store.campaigns({ ...BY_ID, ...filter });
    expect(page.campaigns.map(({ id }) => id).join(' ')).toBe(expected);
    expect(page.total).toBe(page.campaigns.length);
  });

  it('answer an id of either one as it was published', async () => {
    const store = await filled(open);
    expect((await store.campaign('o-b'))?.campaign).toEqual(OPERATIONS[0]);
    expect(await store.campaign('o-old')).toMatchObject({ campaign: { id: 'o-b' }, followed: [{ from: 'o-old' }] });
    expect((await store.campaign('c-3'))?.campaign).toEqual(CAMPAIGNS[2]?.campaign);
  });
}

function insideCases(open: OpenStore): void {
  it('give an operation the reports of all its campaigns, each with both ids', async () => {
    const store = await filled(open);
    const first = await store.campaignReports('o-old', { limit: 2 });
    const second = await store.campaignReports('o-old', { limit: 2, cursor: first.cursor ?? '' });
    expect([first.total, second.total, second.cursor]).toEqual([3, 3, null]);
    expect([...first.items, ...second.items].map((each) => [each.ref, each.campaignId, each.operationId])).toEqual([
      ['1', 'c-1', 'o-b'],
      ['3', 'c-3', 'o-b'],
      ['4', 'c-1', 'o-b'],
    ]);
    const part = await store.campaignReports('c-3', { limit: 9 });
    expect(part.items.map((each) => [each.ref, each.campaignId, each.operationId])).toEqual([['3', 'c-3', 'o-b']]);
  });

  it('give an operation what its campaigns mention, as often as they do together, from the first day to the last', async () => {
    const store = await filled(open);
    const first = await store.campaignArtifacts('o-b', { limit: 3 });
    const second = await store.campaignArtifacts('o-b', { limit: 3, cursor: first.cursor ?? '' });
    const items = [...first.items, ...second.items];
    const rows = items.map(({ folded, reports, reportsInAll, firstDay, lastDay }) => {
      return [folded, reports, reportsInAll, firstDay, lastDay];
    });
    expect(rows).toEqual([
      ['+1', 3, 5, 20514, 20516],
      ['e1', 1, 1, null, null],
      ['e3', 1, 1, 20514, 20514],
      ['e4', 1, 1, 20516, 20516],
    ]);
    expect([first.total, second.cursor]).toEqual([4, null]);
    expect((await store.campaignArtifacts('c-1', { limit: 1 })).items[0]).toMatchObject({ folded: '+1', reports: 2 });
  });

  it('name campaigns, not operations, where an artifact is looked up', async () => {
    const store = await filled(open);
    const [found] = await store.artifacts(['phone:+1']);
    expect(found?.campaigns.map((each) => [each.campaign.id, each.reports])).toEqual([
      ['c-1', 2],
      ['c-2', 1],
      ['c-3', 1],
    ]);
  });
}

function exportedCases(open: OpenStore): void {
  it('are exported one at a time', async () => {
    const store = await filled(open);
    const members = async (level: CampaignFilter['level']) =>
      (await collect(store.exportMemberships(level))).map((row) => `${row.ref} ${row.campaignId}`);
    expect(await members('campaign')).toEqual(['1 c-1', '2 c-2', '3 c-3', '4 c-1']);
    expect(await members('operation')).toEqual(['1 o-b', '2 o-a', '3 o-b', '4 o-b']);
    expect(await collect(store.exportCampaigns('campaign'))).toEqual(CAMPAIGNS.map((each) => each.campaign));
    expect(await collect(store.exportCampaigns('operation'))).toEqual(OPERATIONS.toReversed());
    const reports = await collect(store.exportReports());
    expect(reports.map((each) => each.operationId)).toEqual(['o-b', 'o-a', 'o-b', 'o-b', null]);
  });

  it('are both known to the export of mentions, which names the campaign of each', async () => {
    const store = await filled(open);
    const rows = await collect(store.exportMentions('o-old'));
    const phones = rows.filter((row) => row.kind === 'phone').map((row) => [row.ref, row.campaignId]);
    expect(rows).toHaveLength(6);
    expect(phones).toEqual([
      ['1', 'c-1'],
      ['3', 'c-3'],
      ['4', 'c-1'],
    ]);
  });
}
