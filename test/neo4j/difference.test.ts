import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../engine/store/store.js';
import { campaign, publishPlan, type Plan } from '../contract/store-runs.js';
import { mention, report } from '../contract/store-reports.js';
import { wholeView } from '../contract/store-view.js';
import { ask, openStore, wipe, withServer } from './reach.js';

const REPORTS = ['1', '2', '3', '4', '5', '6'].map((ref) =>
  report({ ref, mentions: [mention('phone', ref < '4' ? '+1' : '+2'), mention('email', `e${ref}`)] }),
);

function plan(run: number, first: readonly string[], second: readonly string[], more: Partial<Plan> = {}): Plan {
  const of = (id: string, refs: readonly string[]) => ({
    campaign: campaign({ id, reports: refs.length }),
    members: refs.map((ref) => `agency/${ref}`),
  });
  return { run, campaigns: [of('c-1', first), of('c-2', second)], ...more };
}

async function filled(): Promise<Store> {
  await wipe();
  const store = await openStore();
  onTestFinished(() => store.close());
  await store.addReports(REPORTS);
  await publishPlan(store, plan(1, ['1', '2'], ['4', '5']));
  return store;
}

async function written(run: number): Promise<Readonly<Record<string, number>>> {
  const rows = await ask<{ what: string; count: number }>(
    `MATCH ()-[t:MEMBER_OF|USES]->() WHERE t.since = $run RETURN type(t) AS what, count(t) AS count
     UNION ALL MATCH (n:Version|ReportCounts) WHERE n.since = $run RETURN labels(n)[0] AS what, count(n) AS count`,
    { run },
  );
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
}

withServer('publishing to Neo4j', () => {
  it('writes nothing of campaigns that are as they were', async () => {
    const store = await filled();
    expect(await written(1)).toEqual({ MEMBER_OF: 4, USES: 6, Version: 4, ReportCounts: 1 });
    await publishPlan(store, plan(2, ['1', '2'], ['4', '5']));
    expect(await written(2)).toEqual({});
    expect(await written(1)).toEqual({ MEMBER_OF: 4, USES: 6, Version: 4, ReportCounts: 1 });
    expect((await store.campaignReports('c-1', { limit: 9 })).items.map((each) => each.ref)).toEqual(['1', '2']);
  });

  it('writes of a campaign that has grown the reports that are new, and what they mention', async () => {
    const store = await filled();
    await publishPlan(store, plan(2, ['1', '2', '3'], ['4', '5']));
    // The phone is mentioned by three now, so it stands there anew; the operation has grown as well.
    expect(await written(2)).toEqual({ MEMBER_OF: 1, USES: 2, Version: 2, ReportCounts: 1 });
  });

  it('keeps for readers of an older run what has left a campaign since, and takes it out of the sight of analysts', async () => {
    const store = await filled();
    const first = await store.campaignReports('c-1', { limit: 1 });
    await publishPlan(store, plan(2, ['2', '3'], ['1', '4', '5']));
    const rest = await store.campaignReports('c-1', { limit: 9, cursor: first.cursor ?? '' });
    expect([...first.items, ...rest.items].map((each) => each.ref)).toEqual(['1', '2']);
    expect((await store.campaignReports('c-1', { limit: 9 })).items.map((each) => each.ref)).toEqual(['2', '3']);
    const now = await ask<{ id: string; ref: string }>(
      'MATCH (r:Report)-[:MEMBER_OF]->(c:Campaign) RETURN c.id AS id, r.ref AS ref ORDER BY id, ref',
    );
    expect(now.map(({ id, ref }) => `${id} ${ref}`).join()).toBe('c-1 2,c-1 3,c-2 1,c-2 4,c-2 5');
    const ended = await ask('MATCH ()-[t:MEMBER_OF|USES]->() WHERE t.until IS NOT NULL RETURN t');
    expect(ended).toEqual([]);
  });

  it('takes a campaign that is gone out of the sight of analysts, and lets it come back', async () => {
    const store = await filled();
    const seen = async () =>
      (await ask<{ id: string }>('MATCH (c:Campaign) RETURN c.id AS id ORDER BY id')).map(({ id }) => id);
    await publishPlan(store, {
      ...plan(2, ['1', '2'], []),
      campaigns: plan(2, ['1', '2'], []).campaigns?.slice(0, 1) ?? [],
    });
    expect(await seen()).toEqual(['c-1']);
    expect(await ask('MATCH (:Report)-[:MEMBER_OF]->(c) WHERE NOT c:Campaign RETURN c')).toEqual([]);
    await publishPlan(store, plan(3, ['1', '2'], ['4', '5']));
    expect(await seen()).toEqual(['c-1', 'c-2']);
    expect(await ask('MATCH (c:PastCampaign) RETURN c')).toHaveLength(0);
  });

  it('takes back a run that broke off before it was published', async () => {
    const store = await filled();
    const before = await wholeView(store);
    // No database takes such a number; all of the run but its events is written by then.
    const events = [{ event: 'born', campaign: 'c-1', other: null, shared: {} as number, size: 0 }] as const;
    const broken = plan(2, ['2', '3'], ['1', '4', '5'], { aliases: [{ from: 'c-0', to: 'c-1', run: 2 }], events });
    await expect(publishPlan(store, broken)).rejects.toMatchObject({ code: 'store-failed' });
    expect(await wholeView(store)).toEqual(before);
    expect(await written(2)).toMatchObject({ MEMBER_OF: 2 });
    await publishPlan(store, plan(2, ['1', '2'], ['4', '5']));
    expect(await store.campaign('c-0')).toBeNull();
    const after = await wholeView(store);
    expect(after.exportedMemberships).toEqual(before.exportedMemberships);
    expect(after.exportedCampaigns).toEqual(before.exportedCampaigns);
    expect(await written(2)).toEqual({});
  });
});
