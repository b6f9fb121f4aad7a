import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../engine/model/campaign.js';
import type { CampaignFilter } from '../../engine/store/store.js';
import { campaign, ledgerOf, publishPlan, strong } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';

/** Four campaigns that every filter and sort tells apart; c-d is undated. */
const CAMPAIGNS: readonly Campaign[] = [
  campaign({
    id: 'c-a',
    title: 'Fast Profit 100% sure',
    reports: 9,
    victims: { distinct: 3, unidentified: 6 },
    ledger: ledgerOf(500n, ['USD']),
    countries: [{ value: 'DE', reports: 9 }],
    fraudTypes: [{ value: 'investment', reports: 9 }],
    firstDay: 100,
    lastDay: 200,
  }),
  campaign({
    id: 'c-b',
    title: 'Romance_b',
    reports: 5,
    victims: { distinct: 5, unidentified: 0 },
    ledger: ledgerOf(20_000_000_000_000_000_000n, ['JPY', 'USD']),
    countries: [
      { value: 'GB', reports: 3 },
      { value: 'DE', reports: 2 },
    ],
    fraudTypes: [{ value: 'romance', reports: 5 }],
    firstDay: 200,
    lastDay: 300,
    strongest: [strong('email', 'x@evil.example', 'Straße@EVIL.example')],
  }),
  campaign({
    id: 'c-c',
    title: 'romanceb',
    reports: 7,
    victims: { distinct: 3, unidentified: 0 },
    ledger: ledgerOf(3_000_000_000_000_000_000n),
    firstDay: 50,
    lastDay: 320,
  }),
  campaign({ id: 'c-d', title: 'Undated', reports: 2, ledger: ledgerOf(500n) }),
];

const FILTERS: readonly (readonly [string, Partial<CampaignFilter>, string])[] = [
  ['no condition', {}, 'a b c d'],
  ['type', { type: 'romance' }, 'b'],
  ['a type that nobody has', { type: 'Romance' }, ''],
  ['country', { country: 'DE' }, 'a b'],
  ['currency of a loss', { currency: 'USD' }, 'a b'],
  ['least loss', { minLossMinor: 501n }, 'b c'],
  ['least loss beyond 64 bits', { minLossMinor: 3_000_000_000_000_000_001n }, 'b'],
  ['least loss beyond all sums', { minLossMinor: 10n ** 60n }, ''],
  ['least loss of nothing', { minLossMinor: 0n }, 'a b c d'],
  ['least number of victims', { minVictims: 4 }, 'b'],
  ['least number of reports', { minReports: 7 }, 'a c'],
  ['a window that starts on the last day', { from: 200 }, 'a b c'],
  ['a window after it', { from: 301 }, 'c'],
  ['a window that ends on the first day', { to: 100 }, 'a c'],
  ['a window within', { from: 210, to: 220 }, 'b c'],
  ['text in a title, whatever the case', { q: 'fast pROFIT' }, 'a'],
  ['text in an artifact, whatever the case', { q: 'STRASSE@' }, ''],
  ['text beyond ASCII', { q: 'STRAßE@evil' }, 'b'],
  ['percent as itself', { q: '0% s' }, 'a'],
  ['underscore as itself', { q: 'romance_b' }, 'b'],
  ['text that would run over from title to artifact', { q: 'bstra' }, ''],
  ['quotes as themselves', { q: `' OR 1=1 --` }, ''],
  ['all conditions at once', { country: 'DE', minVictims: 3, from: 250, q: 'rom' }, 'b'],
];

const SORTS: readonly (readonly [CampaignFilter['sort'], CampaignFilter['order'], string])[] = [
  ['lost', 'desc', 'b c a d'],
  ['lost', 'asc', 'a d c b'],
  ['victims', 'desc', 'b a c d'],
  ['victims', 'asc', 'd a c b'],
  ['reports', 'desc', 'a c b d'],
  ['reports', 'asc', 'd b c a'],
  ['firstSeen', 'desc', 'b a c d'],
  ['firstSeen', 'asc', 'c a b d'],
  ['lastSeen', 'desc', 'c b a d'],
  ['lastSeen', 'asc', 'a b c d'],
  ['id', 'desc', 'd c b a'],
  ['id', 'asc', 'a b c d'],
];

export function filterCases(open: OpenStore): void {
  const ids = async (filter: Partial<CampaignFilter>) => {
    const store = await fresh(open);
    await publishPlan(store, { run: 1, campaigns: CAMPAIGNS.map((each) => ({ campaign: each })) });
    const page = await store.campaigns({ level: 'campaign', sort: 'id', order: 'asc', limit: 10, ...filter });
    expect(page.total).toBe(page.campaigns.length);
    expect(page.campaigns).toEqual(page.campaigns.map(({ id }) => CAMPAIGNS.find((each) => each.id === id)));
    return page.campaigns.map(({ id }) => id.slice(2)).join(' ');
  };

  describe('filters of campaigns', () => {
    it.each(FILTERS)('by %s', async (_, filter, expected) => {
      expect(await ids(filter)).toBe(expected);
    });

    it.each(SORTS)('sorts by %s %s, ties by id, undated ones last', async (sort, order, expected) => {
      expect(await ids({ sort, order })).toBe(expected);
    });
  });
}
