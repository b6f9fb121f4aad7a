import { describe, expect, it } from 'vitest';
import { campaignBriefing } from '../../engine/briefing/one-campaign.js';
import type { BriefedReport } from '../../engine/briefing/source.js';
import { dayText } from '../../engine/model/day.js';
import { account, lost, told, took, worldSource, type PlannedCampaign } from './world.js';

async function brief(reports: readonly BriefedReport[], more: Partial<PlannedCampaign> = {}) {
  const campaign = took('c-1', 100, 3, 0);
  const source = await worldSource({ campaigns: [{ campaign, reports, ...more }] });
  return campaignBriefing(source, campaign, [], { id: 'c-1', days: 7 });
}

describe('the timeline of a campaign', () => {
  const periods = async (reports: readonly BriefedReport[]) => {
    const { timeline } = await brief(reports);
    return [
      timeline.unit,
      ...timeline.periods.map((one) => `${dayText(one.firstDay)} ${one.reports} ${one.lostMinor}`),
    ];
  };

  it('goes by day, week, month or year, whichever needs no more than forty', async () => {
    const spread = (daysAgo: number) => [told({ daysAgo: 0 }), told({ daysAgo })];
    expect((await periods(spread(39))).slice(0, 2)).toEqual(['day', '2026-02-20 1 0']);
    expect((await periods(spread(40))).slice(0, 2)).toEqual(['week', '2026-02-16 1 0']); // a Monday
    expect((await periods(spread(300))).slice(0, 2)).toEqual(['month', '2025-06-01 1 0']);
    expect((await periods(spread(3_000))).slice(0, 2)).toEqual(['year', '2018-01-01 1 0']);
    expect(await periods(spread(3_000))).toHaveLength(1 + 9);
  });

  it('holds empty periods, sums what was lost at the rate of its day, and keeps apart what has no date or no rate', async () => {
    const reports = [
      told({ daysAgo: 2, losses: [lost(10), lost(5, 'EUR')] }),
      told({ daysAgo: 0, losses: [lost(1, 'XAF')] }),
      told({ daysAgo: null, losses: [lost(3)] }),
    ];
    expect(await periods(reports)).toEqual(['day', '2026-03-29 1 2000', '2026-03-30 0 0', '2026-03-31 1 0']);
    const { timeline } = await brief(reports);
    expect(timeline).toMatchObject({ undated: { reports: 1, lostMinor: 300n }, unconverted: 1 });
  });

  it('of undated reports alone is empty', async () => {
    expect(await periods([told({ daysAgo: null })])).toEqual(['day']);
  });
});

describe('one campaign', () => {
  it('tells by how many artifacts each report is held, and by which one alone', async () => {
    const a = { kind: 'domain', folded: 'a' } as const;
    const b = { kind: 'domain', folded: 'b' } as const;
    const alone = { kind: 'domain', folded: 'alone' } as const;
    const artifacts = [
      account('a', 0, { kind: 'domain', reports: 3 }),
      account('b', 0, { kind: 'domain', reports: 2 }),
      account('alone', 0, { kind: 'domain', reports: 1 }),
      account('hub', 0, { kind: 'domain', role: 'hub', reports: 9 }),
    ];
    const hub = { kind: 'domain', folded: 'hub' } as const;
    const reports = [
      told({ artifacts: [a, b] }),
      told({ artifacts: [a, hub] }),
      told({ artifacts: [b, alone] }),
      told({ artifacts: [a] }),
      told({}),
    ];
    const { joints, artifacts: summary } = await brief(reports, { artifacts });
    expect(joints).toMatchObject({ byOne: 3, bySeveral: 1 });
    expect(joints.hanging.map(({ artifact, reports: count }) => [artifact.folded, count])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(summary.roles).toEqual([
      { role: 'links', artifacts: 3 },
      { role: 'hub', artifacts: 1 },
    ]);
  });

  it('names its doubts: no date, no identity, losses unread, equal amounts', async () => {
    const reports = [
      told({ daysAgo: null, losses: [lost(5), lost(5)] }),
      told({ victimIdentified: false, losses: [lost(5)], country: 'DE' }),
      told({ unreadableLosses: [{}, {}], losses: [lost(7)] }),
      told({ type: 'intelligence', victimIdentified: false, unreadableLosses: [{}] }),
    ];
    expect((await brief(reports)).doubts).toEqual({
      undated: 1,
      unidentified: 1,
      unreadableLosses: 2,
      equal: [{ currency: 'USD', minor: 500n, reports: 2 }],
      equalKinds: 1,
      noCountry: 2,
    });
  });

  it('counts countries of victims, never of intelligence, and the largest loss of each kind and currency', async () => {
    const reports = [
      told({ country: 'DE', losses: [lost(5), lost(90, 'EUR')] }),
      told({ country: 'DE', losses: [lost(8), { ...lost(70), kind: 'attempted' }] }),
      told({ country: 'AT' }),
      told({ country: 'US', type: 'intelligence', losses: [lost(1_000)] }),
    ];
    const { countries, largest } = await brief(reports);
    expect(countries).toEqual([
      { value: 'DE', reports: 2 },
      { value: 'AT', reports: 1 },
    ]);
    expect(largest.map(({ kind, currency, minor }) => `${kind} ${currency} ${minor}`)).toEqual([
      'attempted USD 7000',
      'lost EUR 9000',
      'lost USD 800',
    ]);
  });
});
