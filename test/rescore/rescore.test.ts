import { describe, expect, it } from 'vitest';
import { SkeinError } from '../../engine/model/errors.js';
import { moneyText } from '../../engine/model/money.js';
import type { Report } from '../../engine/model/report.js';
import type { RunResult } from '../../engine/model/run.js';
import { night, NO_LISTS } from './night.js';
import { reportOf, storeOf, twoCampaigns } from './reports.js';

/** What a run says of the world: everything but when it was made. */
function said({ campaigns, whole, unclustered, aliases, events }: RunResult): unknown {
  return { campaigns, whole, unclustered, aliases, events };
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('a night', () => {
  it('finds who belongs together, counts each victim and each loss once, and leaves the rest alone', async () => {
    const { campaigns, unclustered } = await night(await storeOf(twoCampaigns()));
    const [ring, parcel] = campaigns.toSorted((a, b) => b.reports - a.reports);
    expect(ring).toMatchObject({ reports: 4, intelligence: 1, victims: { distinct: 2, unidentified: 0 } });
    // Three reports of EUR 1,000; a1 told two agencies.
    const lost = { currency: 'EUR', minor: ring!.ledger.converted.lostMinor };
    const reported = { currency: 'EUR', minor: ring!.ledger.converted.reportedLostMinor };
    expect([moneyText(lost), moneyText(reported)]).toEqual(['2000.00', '3000.00']);
    expect(parcel).toMatchObject({ reports: 2, victims: { distinct: 1, unidentified: 1 } });
    expect(unclustered).toMatchObject({ reports: 1, victims: { distinct: 1, unidentified: 0 } });
  });

  it('says the same bytes whatever the order of arrival, ids included', async () => {
    const sorted = await night(await storeOf(twoCampaigns()));
    const shuffled = await night(await storeOf(twoCampaigns().reverse()));
    expect(said(shuffled)).toEqual(said(sorted));
    expect(shuffled.manifest.outputDigest).toBe(sorted.manifest.outputDigest);
    expect(shuffled.manifest.inputDigest).toBe(sorted.manifest.inputDigest);
  });

  it('keeps ids when nothing changed, and has nothing to tell', async () => {
    const store = await storeOf(twoCampaigns());
    const first = await night(store);
    const second = await night(store);
    expect(second.campaigns).toEqual(first.campaigns);
    expect(second.manifest.run).toBe(2);
    expect([second.events, second.aliases]).toEqual([[], []]);
  });

  it('keeps the id of a campaign that grew, and leads the id of one that was taken in to its heir', async () => {
    const store = await storeOf(twoCampaigns());
    const before = await night(store);
    const bridge = (ref: string): Report =>
      reportOf({
        source: 'agency-de',
        ref,
        reportedAt: '2026-03-09T00:00:00Z',
        artifacts: [
          { kind: 'phone', value: '+44 20 7946 0001' },
          { kind: 'iban', value: 'DE89370400440532013000' },
          { kind: 'handle', value: 'telegram:@parcel_desk' },
        ],
      });
    await store.addReports(Array.from({ length: 4 }, (_, place) => bridge(`x${place}`)));
    const after = await night(store);
    for (const level of ['campaigns', 'operations'] as const) {
      const old = before[level].map(({ id }) => id);
      const [heir, ...others] = after[level].map(({ id }) => id);
      expect(others).toEqual([]);
      expect(old).toContain(heir);
      const ended = old.filter((id) => id !== heir);
      expect(after.aliases).toContainEqual({ from: ended[0], to: heir, run: 2 });
    }
    expect(after.aliases).toHaveLength(2);
    expect(after.events.map(({ event }) => event).sort()).toEqual(['grew', 'grew', 'merged', 'merged']);
  });

  it('nests each campaign in an operation that holds the same reports where nothing was cut', async () => {
    const { campaigns, operations, operationOf } = await night(await storeOf(twoCampaigns()));
    expect(operations.map(({ level, campaigns: parts }) => [level, parts])).toEqual([
      ['operation', 1],
      ['operation', 1],
    ]);
    for (const [place, campaign] of campaigns.entries()) {
      const operation = operations[operationOf[place]!]!;
      expect(campaign.operation).toBe(operation.id);
      expect([operation.reports, operation.victims, operation.ledger]).toEqual([
        campaign.reports,
        campaign.victims,
        campaign.ledger,
      ]);
    }
  });

  it('does not join by what a list names, and says how many artifacts that were', async () => {
    const store = await storeOf(twoCampaigns());
    const mules = { ...NO_LISTS, names: ['mules'], match: (kind: string) => (kind === 'handle' ? 'mules' : null) };
    const { campaigns, manifest } = await night(store, { lists: mules });
    expect(campaigns.map(({ reports }) => reports)).toEqual([4]);
    expect(manifest.counts.setAside['listed']).toBe(2);
  });

  it('publishes an empty run of an empty store', async () => {
    const store = await storeOf([]);
    const { campaigns, manifest } = await night(store);
    expect(campaigns).toEqual([]);
    expect(manifest).toMatchObject({ run: 1, asOf: null, counts: { reports: 0 } });
  });

  it('takes the latest report as today, or the day it is told', async () => {
    const store = await storeOf(twoCampaigns());
    expect((await night(store)).manifest.asOf).toBe('2026-03-12');
    expect((await night(store, { asOf: '2026-04-01' })).manifest.asOf).toBe('2026-04-01');
  });

  it('publishes nothing when another process was faster', async () => {
    const store = await storeOf(twoCampaigns());
    const publish = store.publish.bind(store);
    store.publish = async (result) => {
      store.publish = publish;
      await night(store);
      await publish(result);
    };
    const error = await errorOf(night(store));
    expect(error).toBeInstanceOf(SkeinError);
    expect(error).toMatchObject({ code: 'store-busy' });
    expect((await store.latestRun())?.manifest.run).toBe(1);
  });

  it('refuses a setting that the kernel does not know before it reads anything', async () => {
    const error = await errorOf(night(await storeOf(twoCampaigns()), { settings: { colour: 'blue' } }));
    expect(error).toMatchObject({ code: 'usage' });
  });

  it.each(['louvain', 'components'] as const)('goes through with the kernel %s', async (kernel) => {
    const { campaigns, manifest } = await night(await storeOf(twoCampaigns()), { kernel });
    expect(campaigns.map(({ reports }) => reports).sort()).toEqual([2, 4]);
    expect(manifest.kernel).toBe(kernel);
  });
});
