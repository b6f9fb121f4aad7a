import { describe, expect, it } from 'vitest';
import { morningBriefing } from '../../engine/briefing/morning.js';
import { account, happened, lost, told, took, TODAY, worldSource, type World } from './world.js';

async function brief(world: World, asked: { days?: number; limit?: number } = {}) {
  return morningBriefing(await worldSource(world), { run: 3, days: 7, limit: 10, ...asked });
}

async function idsOf(world: World, event: string, limit = 10): Promise<readonly string[]> {
  const { sections } = await brief(world, { limit });
  return sections.find((section) => section.event === event)!.rows.map(({ campaign }) => campaign.id);
}

describe('a section of the morning briefing', () => {
  it('takes campaigns in turns by money and by victims, so that neither hides the other', async () => {
    const campaigns = [
      took('c-1', 900, 1),
      took('c-2', 800, 2),
      took('c-3', 1, 90),
      took('c-4', 2, 80),
      took('c-5', 5, 5),
    ];
    const events = campaigns.map(({ id }) => happened('born', id));
    const world = { campaigns: campaigns.map((campaign) => ({ campaign })), events };
    expect(await idsOf(world, 'born')).toEqual(['c-1', 'c-3', 'c-2', 'c-4', 'c-5']);
    expect(await idsOf(world, 'born', 3)).toEqual(['c-1', 'c-3', 'c-2']);
  });

  it('puts campaigns first whose accounts were named in the last three days, then those of the window', async () => {
    const world: World = {
      campaigns: [
        { campaign: took('c-1', 900, 9, 40) },
        { campaign: took('c-2', 500, 5, 5), artifacts: [account('DE1', 5)] },
        { campaign: took('c-3', 10, 1, 2), artifacts: [account('DE2', 2)] },
      ],
      events: ['c-1', 'c-2', 'c-3'].map((id) => happened('grew', id)),
    };
    expect(await idsOf(world, 'grew')).toEqual(['c-3', 'c-2', 'c-1']);
  });

  it('does not leave out the small campaign whose account can still be stopped, for ten large ones of last year', async () => {
    const old = Array.from({ length: 1_200 }, (_, i) => ({ campaign: took(`c-${i}`, 10_000 + i, 50 + i, 300) }));
    const live = { campaign: took('c-live', 3, 1, 1), artifacts: [account('DE1', 1)] };
    for (const large of [old.slice(0, 20), old]) {
      const campaigns = [...large, live];
      const world = { campaigns, events: campaigns.map(({ campaign }) => happened('born', campaign.id)) };
      const told = await idsOf(world, 'born', 10);
      expect(told[0]).toBe('c-live');
      expect(told).toHaveLength(10);
    }
  });

  it('tells of a merger as the campaign that lives on, with all that came into it', async () => {
    const { sections } = await brief({
      campaigns: [{ campaign: took('c-1', 900) }],
      events: [happened('merged', 'c-8', 'c-1'), happened('merged', 'c-9', 'c-1')],
    });
    const merged = sections.find(({ event }) => event === 'merged')!;
    expect(merged).toMatchObject({ events: 2, campaigns: 1, gone: 0 });
    expect(merged.rows[0]).toMatchObject({ campaign: { id: 'c-1' }, eventCount: 2 });
  });

  it('says how many of its campaigns are there no longer', async () => {
    const { sections } = await brief({
      campaigns: [{ campaign: took('c-1', 1) }],
      events: [happened('born', 'c-1'), happened('born', 'c-gone')],
    });
    expect(sections[0]).toMatchObject({ campaigns: 2, gone: 1 });
  });

  it('does not ask for thousands of new campaigns one by one, and finds the same first ones', async () => {
    const campaigns = Array.from({ length: 1_500 }, (_, i) => ({ campaign: took(`c-${i}`, i, (i * 7) % 1_500) }));
    const few = campaigns.slice(0, 900);
    for (const some of [campaigns, few]) {
      const source = await worldSource({
        campaigns,
        events: some.map(({ campaign }) => happened('born', campaign.id)),
      });
      const { sections } = await morningBriefing(source, { run: 3, days: 7, limit: 4 });
      const byLost = some.toSorted((a, b) => Number(b.campaign.id.slice(2)) - Number(a.campaign.id.slice(2)));
      const byVictims = some.toSorted((a, b) => b.campaign.victims.distinct - a.campaign.victims.distinct);
      const expected = [byLost[0], byVictims[0], byLost[1], byVictims[1]].map((one) => one!.campaign.id);
      expect(sections[0]!.rows.map(({ campaign }) => campaign.id)).toEqual(expected);
      expect(source.asked.length).toBe(some === few ? 900 : 0);
    }
  });

  it('counts what is told by number alone, campaigns and operations apart', async () => {
    const events = [
      happened('dormant', 'c-1'),
      happened('dissolved', 'c-2'),
      happened('born', 'o-1'),
      happened('born', 'c-1'),
    ];
    const { counts } = await brief({ campaigns: [{ campaign: took('c-1', 1) }], events });
    expect(counts.campaign).toMatchObject({ dormant: 1, dissolved: 1, born: 1, merged: 0 });
    expect(counts.operation).toMatchObject({ born: 1, dormant: 0 });
  });
});

describe('the list for stop-payment requests', () => {
  const NAMED = [{ kind: 'iban', folded: 'DE1' }] as const;

  it('sums what reports of the window and of all time say was lost beside an account', async () => {
    const reports = [
      told({
        daysAgo: 1,
        artifacts: NAMED,
        losses: [lost(100), lost(10, 'EUR', '2026-03-20'), lost(7, 'XAF', '2026-03-29')],
      }),
      told({ daysAgo: 30, artifacts: NAMED, losses: [lost(1_000, 'USD', '2026-02-27')] }),
      told({ daysAgo: 1, artifacts: NAMED, type: 'intelligence', losses: [lost(5_000)] }),
      told({ daysAgo: 1, losses: [lost(50_000)] }),
      told({ daysAgo: 1, artifacts: NAMED, losses: [{ ...lost(9), kind: 'attempted' }] }),
    ];
    const campaigns = [{ campaign: took('c-1', 1, 1, 1), artifacts: [account('DE1', 1)], reports }];
    const { payments } = await brief({ campaigns });
    const [one] = payments!.targets[0]!.accounts;
    expect(one).toMatchObject({ urgent: true, lastLossAt: '2026-03-29' });
    expect(one!.inWindow).toEqual({
      reports: 3,
      lost: {
        convertedMinor: 12_000n,
        lines: [
          { currency: 'EUR', minor: 1_000n },
          { currency: 'USD', minor: 10_000n },
          { currency: 'XAF', minor: 700n },
        ],
        losses: 3,
        unconverted: 1,
      },
    });
    expect(one!.ever).toMatchObject({ reports: 4, lost: { convertedMinor: 112_000n, losses: 4 } });
  });

  it('lists accounts and wallets of the window alone, benign ones never, shared ones with their role', async () => {
    const artifacts = [
      account('DE-old', 8),
      account('DE-last', 6),
      account('DE-listed', 1, { role: 'listed' }),
      account('DE-hub', 1, { role: 'hub' }),
      account('w', 0, { kind: 'wallet' }),
      account('b', 2, { kind: 'bank-account', role: 'single-use', reports: 1 }),
      account('evil.example', 0, { kind: 'domain' }),
      account('undated', 0, { lastDay: null }),
    ];
    const { payments } = await brief({ campaigns: [{ campaign: took('c-1', 1, 1, 0), artifacts }] });
    const { accounts, total, urgent } = payments!.targets[0]!;
    expect(accounts.map(({ artifact }) => artifact.folded)).toEqual(['w', 'DE-hub', 'b', 'DE-last']);
    expect(accounts.map((one) => one.urgent)).toEqual([true, true, true, false]);
    expect([total, urgent]).toEqual([4, 3]);
  });

  it('has urgent campaigns before larger ones of the rest of the window, and says how far it looked', async () => {
    const campaigns = [
      { campaign: took('c-big', 900, 1, 5), artifacts: [account('A', 5)] },
      { campaign: took('c-urgent', 5, 1, 1), artifacts: [account('B', 1)] },
      { campaign: took('c-none', 700, 1, 1) },
      { campaign: took('c-quiet', 9_000, 1, 90), artifacts: [account('C', 90)] },
    ];
    const { payments } = await brief({ campaigns });
    expect(payments!.targets.map(({ campaign }) => campaign.id)).toEqual(['c-urgent', 'c-big']);
    expect(payments).toMatchObject({ active: 3, lookedAt: 3 });
    const short = (await brief({ campaigns }, { limit: 1 })).payments!;
    expect(short.targets.map(({ campaign }) => campaign.id)).toEqual(['c-urgent']);
    const wide = (await brief({ campaigns }, { days: 100 })).payments!;
    expect(wide.targets.map(({ campaign }) => campaign.id)).toEqual(['c-urgent', 'c-quiet', 'c-big']);
  });

  it('counts the days of its window with today, and knows none where no report is dated', async () => {
    const { payments } = await brief({}, { days: 2 });
    expect(payments!.window).toEqual({ days: 2, from: TODAY - 1, urgentFrom: TODAY - 1, to: TODAY });
    expect((await brief({ asOf: null })).payments).toBeNull();
  });
});
