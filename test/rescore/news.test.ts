import { describe, expect, it } from 'vitest';
import type { Alert } from '../../engine/model/alert.js';
import { ARTIFACT_KINDS, type ArtifactKind } from '../../engine/model/artifact.js';
import { dayText, type Day } from '../../engine/model/day.js';
import type { CampaignId } from '../../engine/model/ids.js';
import type { RunNews } from '../../engine/model/provisional.js';
import type { Alias, RunResult } from '../../engine/model/run.js';
import { newsOf } from '../../engine/rescore/news.js';
import type { FreshReport } from '../../engine/store/between-nights.js';
import { campaign } from '../contract/store-runs.js';

const TODAY = 20_500;

/** A night as a test plans it: report r is by person r and has the id r in hexadecimal digits. */
interface Night {
  /** Reports of each campaign: their days back from today, by number of the report. */
  readonly campaigns: Readonly<Record<CampaignId, Readonly<Record<number, number>>>>;
  readonly today?: Day;
  readonly aliases?: readonly Alias[];
  readonly fresh?: readonly FreshReport[];
  /** Kind of the one artifact that every report of a campaign names, where it is not an e-mail address. */
  readonly by?: ArtifactKind;
  /** What each report of a campaign is filed under. */
  readonly fraudType?: string;
}

/** Nights one behind the other: what one tells, the next knows. */
class Nights {
  readonly alerts: Alert[] = [];
  readonly #aliases: Alias[] = [];
  #run = 0;

  async night({
    campaigns,
    today = TODAY,
    aliases = [],
    fresh = [],
    by = 'email',
    fraudType,
  }: Night): Promise<RunNews> {
    this.#run++;
    this.#aliases.push(...aliases);
    const ids = Object.keys(campaigns).sort();
    const count = 1 + Math.max(-1, ...ids.flatMap((id) => Object.keys(campaigns[id]!).map(Number)));
    const day = new Int32Array(count).fill(TODAY - 400);
    const membership = new Int32Array(count).fill(-1);
    const idWords = new Uint32Array(4 * count);
    for (let report = 0; report < count; report++) idWords[4 * report + 3] = report;
    ids.forEach((id, place) => {
      for (const [report, back] of Object.entries(campaigns[id]!)) {
        day[Number(report)] = today - back;
        membership[Number(report)] = place;
      }
    });
    const news = await newsOf({
      source: {
        fresh: async function* () {
          await Promise.resolve();
          yield fresh;
        },
        alertsSince: (since) => Promise.resolve(this.alerts.filter((alert) => alert.day >= since)),
      },
      reports: { ...NO_COLUMNS, count, idWords, day },
      mentions: {
        offsets: Int32Array.from({ length: count + 1 }, (_, report) => report),
        artifact: membership.map((place) => Math.max(0, place)),
        origin: new Uint8Array(count),
      },
      kinds: new Uint8Array(ids.length).fill(ARTIFACT_KINDS.indexOf(by)),
      artifacts: linking(ids.length),
      setAside: [],
      reportOfKey: Int32Array.from({ length: count }, (_, key) => key),
      person: Int32Array.from({ length: count }, (_, report) => report),
      campaigns: ids.map((id) => {
        const days = Object.values(campaigns[id]!);
        const fraudTypes = fraudType === undefined ? [] : [{ value: fraudType, reports: days.length }];
        return campaign({ id, firstDay: today - Math.max(...days), fraudTypes });
      }),
      membership,
      aliases: this.#aliases,
      run: this.#run,
      asOf: dayText(today),
    });
    this.alerts.push(...news.alerts);
    return news;
  }
}

const NO_COLUMNS = {
  key: new Float64Array(0),
  intelligence: new Uint8Array(0),
  source: new Int32Array(0),
  country: new Int32Array(0),
  fraudType: new Int32Array(0),
  unreadableLosses: new Uint16Array(0),
  sources: [],
  countries: [],
  fraudTypes: [],
};

/** Artifact number n links campaign n. */
function linking(count: number): RunResult['artifacts'] {
  const number = Int32Array.from({ length: count }, (_, place) => place);
  const none = new Int32Array(count);
  const role = new Uint8Array(count);
  return { campaign: number, artifact: number, reports: none, role, firstDay: none, lastDay: none };
}

const FOUR = { 0: 0, 1: 1, 2: 2, 3: 3 };
const toldOf = ({ told }: RunNews) => told.map((one) => one.campaign);

describe('an outbreak that was told of', () => {
  it('is told of once, however many nights it goes on', async () => {
    const nights = new Nights();
    expect((await nights.night({ campaigns: { 'c-1': FOUR } })).alerts).toMatchObject([{ campaign: 'c-1' }]);
    const next = await nights.night({ campaigns: { 'c-1': { ...FOUR, 4: 0, 5: 0 } } });
    expect([next.alerts, toldOf(next)]).toEqual([[], ['c-1']]);
  });

  it('is not told of again as the campaign that it merged into', async () => {
    const nights = new Nights();
    await nights.night({ campaigns: { 'c-1': FOUR, 'c-2': { 4: 1, 5: 1 } } });
    const merged = await nights.night({
      campaigns: { 'c-2': { ...FOUR, 4: 1, 5: 1 } },
      aliases: [{ from: 'c-1', to: 'c-2', run: 2 }],
    });
    expect([merged.alerts, toldOf(merged)]).toEqual([[], ['c-2']]);
  });

  it('stands once for a campaign in which two that were told of have met', async () => {
    const nights = new Nights();
    await nights.night({ campaigns: { 'c-1': FOUR, 'c-2': { 4: 0, 5: 1, 6: 1, 7: 2 } } });
    const merged = await nights.night({
      campaigns: { 'c-2': { ...FOUR, 4: 0, 5: 1, 6: 1, 7: 2 } },
      aliases: [{ from: 'c-1', to: 'c-2', run: 2 }],
    });
    expect(merged.alerts).toEqual([]);
    expect(merged.told).toHaveLength(2);
  });

  it('is not told of again as the part that took its reports away in a split; the other part is known as well', async () => {
    const nights = new Nights();
    const rest = { 10: 3, 11: 3, 12: 3, 13: 3 };
    await nights.night({ campaigns: { 'c-1': FOUR } });
    const split = await nights.night({ campaigns: { 'c-1': { 20: 9 }, 'c-9': { ...FOUR, 4: 0 } } });
    expect([split.alerts, toldOf(split)]).toEqual([[], ['c-1', 'c-9']]);
    // What is new in a campaign that nothing was told of is told.
    const other = await nights.night({ campaigns: { 'c-1': { 20: 9 }, 'c-9': FOUR, 'c-8': rest } });
    expect(other.alerts).toMatchObject([{ campaign: 'c-8' }]);
  });

  it('is not told of again where the id was dissolved and most of its witnesses are in one campaign', async () => {
    const nights = new Nights();
    await nights.night({ campaigns: { 'c-1': FOUR } });
    const night = await nights.night({
      campaigns: { 'c-5': { 0: 0, 1: 1, 2: 2, 6: 0 }, 'c-6': { 3: 3 } },
      aliases: [{ from: 'c-1', to: null, run: 2 }],
    });
    expect([night.alerts, toldOf(night)]).toEqual([[], ['c-5']]);
  });

  it('is followed through a merge and a split behind it', async () => {
    const nights = new Nights();
    await nights.night({ campaigns: { 'c-1': FOUR } });
    const aliases = [{ from: 'c-1', to: 'c-2', run: 2 }];
    await nights.night({ campaigns: { 'c-2': { ...FOUR, 4: 1 } }, aliases });
    const split = await nights.night({ campaigns: { 'c-2': { 4: 1 }, 'c-3': { ...FOUR, 5: 0 } } });
    expect([split.alerts, toldOf(split)]).toEqual([[], ['c-2', 'c-3']]);
  });
});

describe('a young campaign that one account alone holds together', () => {
  it('is told of once its reports are filed under one type, or something better ties them', async () => {
    const campaigns = { 'c-1': FOUR };
    expect((await new Nights().night({ campaigns, by: 'iban' })).alerts).toEqual([]);
    expect((await new Nights().night({ campaigns, by: 'iban', fraudType: 'romance' })).alerts).toHaveLength(1);
    expect((await new Nights().night({ campaigns, by: 'phone' })).alerts).toHaveLength(1);
  });
});

describe('provisional reports', () => {
  const at = (key: number, from: CampaignId): FreshReport => ({ key, stamp: 7, campaign: from, weight: 0.9, run: 1 });

  it('are confirmed, moved or released; a merge in between confirms', async () => {
    const { settled, seen } = await new Nights().night({
      campaigns: { 'c-2': { 0: 0, 1: 0 }, 'c-3': { 2: 0, 4: 0 } },
      aliases: [{ from: 'c-1', to: 'c-2', run: 1 }],
      fresh: [at(0, 'c-2'), at(1, 'c-1'), at(2, 'c-2'), at(3, 'c-3'), { ...at(4, 'c-3'), campaign: null }],
    });
    expect(settled.map(({ outcome, to }) => [outcome, to])).toEqual([
      ['confirmed', 'c-2'],
      ['confirmed', 'c-2'],
      ['moved', 'c-3'],
      ['released', null],
    ]);
    expect([...seen.key]).toEqual([0, 1, 2, 3, 4]);
  });
});
