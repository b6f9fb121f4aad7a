import { describe, expect, it } from 'vitest';
import type { Alert } from '../../engine/model/alert.js';
import { reportId } from '../../engine/model/ids.js';
import type { PendingReport, RunNews } from '../../engine/model/provisional.js';
import type { RunResult } from '../../engine/model/run.js';
import { KEPT_RUNS, type Store } from '../../engine/store/store.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { mention, report } from './store-reports.js';
import { campaign, planRun } from './store-runs.js';
import { collect } from './store-view.js';

const ALL = { limit: 50 };
const MARCH_1 = 20_513;
export const NO_NEWS: RunNews = {
  seen: { key: new Float64Array(0), stamp: new Float64Array(0) },
  settled: [],
  alerts: [],
  told: [],
};

export function alert(fields: Partial<Alert> & Pick<Alert, 'id'>): Alert {
  return {
    rule: 'outbreak',
    campaign: 'c-1',
    title: 'Phishing around a[.]example',
    day: MARCH_1,
    run: 1,
    toldBy: 'ingest',
    windowDays: 7,
    victims: 4,
    provisionalReports: 1,
    usual: null,
    reports: 5,
    linkedVictims: 4,
    lost: { currency: 'USD', minor: 9_007_199_254_740_993n },
    countries: [{ value: 'DE', reports: 3 }],
    strongest: [{ kind: 'domain', folded: 'a.example', shown: 'a.example' }],
    witnesses: [reportId('agency', '1')],
    ...fields,
  };
}

const victim = (token: string) => [{ field: 'email' as const, token: token.repeat(32) }];
const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const domain = (name: string) => mention('domain', name);

/** Campaign c-1 (reports 1 and 2, around a) and c-2 (3 and 4, around b and a), in one operation. */
async function published(open: OpenStore): Promise<Store> {
  const store = await fresh(open);
  await store.addReports([
    report({ ref: '1', reportedAt: on(1), victim: victim('1'), mentions: [domain('a')] }),
    report({ ref: '2', reportedAt: on(2), victim: victim('2'), mentions: [domain('a'), domain('hub')] }),
    report({ ref: '3', reportedAt: on(3), mentions: [domain('b'), domain('doubtful')] }),
    report({ ref: '4', reportedAt: on(4), mentions: [domain('b'), domain('a')] }),
  ]);
  await publish(store, 1);
  return store;
}

async function publish(store: Store, run: number, news: Partial<RunNews> = {}): Promise<void> {
  const result = await planRun(store, {
    run,
    campaigns: [
      {
        campaign: campaign({ id: 'c-1', operation: 'o-1', firstDay: MARCH_1, lastDay: MARCH_1 + 1 }),
        members: ['agency/1', 'agency/2'],
      },
      { campaign: campaign({ id: 'c-2', operation: 'o-1' }), members: ['agency/3', 'agency/4'] },
    ],
    setAside: [
      {
        artifact: 'domain:doubtful',
        class: 'suspect',
        list: null,
        measure: { q: 0.1, attached: 9, clusters: 3 },
        reports: 1,
        reach: { campaigns: 1, reports: 2, unclustered: 0, largest: [] },
      },
    ],
  });
  await store.publish(withNews(result, { ...NO_NEWS, ...news }));
}

export function withNews(result: RunResult, news: RunNews): RunResult {
  const counts = { confirmed: news.settled.length, moved: 0, released: 0, alerts: news.alerts.length };
  return { ...result, manifest: { ...result.manifest, news: counts }, news };
}

async function onlyPending(store: Store): Promise<PendingReport> {
  const [pending, ...more] = await store.pending(-1, 10);
  expect(more).toEqual([]);
  if (pending === undefined) throw new Error('nothing is pending');
  return pending;
}

async function attachTo(store: Store, campaigns: Readonly<Record<string, string | null>>): Promise<void> {
  const rows = (await store.pending(-1, 50)).flatMap(({ key, stamp, id }) => {
    const ref = Object.keys(campaigns).find((each) => reportId('agency', each) === id);
    const to = ref === undefined ? undefined : campaigns[ref];
    return to === undefined ? [] : [{ key, stamp, campaign: to, weight: to === null ? 0 : 0.75 }];
  });
  expect(await store.attach(1, rows, [])).toEqual([]);
}

export function betweenNightsCases(open: OpenStore): void {
  describe('reports between nights', () => {
    pendingCases(open);
    attachedCases(open);
    settledCases(open);
  });
  describe('alerts', () => {
    alertCases(open);
    toldCases(open);
  });
}

function pendingCases(open: OpenStore): void {
  it('wait for nobody before the first run, and not where nothing changed', async () => {
    const store = await fresh(open);
    await store.addReports([report({ ref: '1' })]);
    expect(await store.pending(-1, 10)).toEqual([]);
    await store.publish(withNews(await planRun(store, { run: 1 }), NO_NEWS));
    await store.addReports([report({ ref: '1' })]);
    expect(await store.pending(-1, 10)).toEqual([]);
  });

  it('wait with the campaigns that their artifacts point to, and with nothing of intelligence about a victim', async () => {
    const store = await published(open);
    await store.addReports([
      report({
        ref: '5',
        reportedAt: on(9),
        victim: victim('5'),
        mentions: [domain('a'), domain('new'), domain('doubtful'), mention('domain', 'b', { origin: 'derived' })],
      }),
      report({ ref: '6', type: 'intelligence', victim: victim('6') }),
    ]);
    const [fifth, sixth] = (await store.pending(-1, 10)).toSorted((a) => (a.id === reportId('agency', '5') ? -1 : 1));
    expect(fifth).toMatchObject({ day: MARCH_1 + 8, victim: `email=${'5'.repeat(32)}`, stamp: 1 });
    const window = { firstDay: MARCH_1, lastDay: MARCH_1 + 1 };
    expect(fifth?.pointers.toSorted((a) => (a.derived ? 1 : -1))).toEqual([
      {
        kind: 'domain',
        derived: false,
        campaigns: [
          { campaign: 'c-1', reports: 2, ...window },
          { campaign: 'c-2', reports: 1, firstDay: null, lastDay: null },
        ],
      },
      {
        kind: 'domain',
        derived: true,
        campaigns: [{ campaign: 'c-2', reports: 2, firstDay: null, lastDay: null }],
      },
    ]);
    expect(sixth).toMatchObject({ day: null, victim: '', pointers: [] });
  });

  it('come page by page behind a key, and no longer once somebody has looked', async () => {
    const store = await published(open);
    await store.addReports(['5', '6', '7'].map((ref) => report({ ref })));
    const first = await store.pending(-1, 2);
    const second = await store.pending(first[1]?.key ?? -1, 2);
    const keys = [...first, ...second].map(({ key }) => key);
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
    expect([first.length, second.length]).toEqual([2, 1]);
    await attachTo(store, { '5': 'c-1', '6': null });
    expect((await onlyPending(store)).id).toBe(reportId('agency', '7'));
  });

  it('wait again when they change, and what was found out of the older version is not kept', async () => {
    const store = await published(open);
    await store.addReports([report({ ref: '5', reportedAt: on(5), mentions: [domain('a')] })]);
    const { key, stamp } = await onlyPending(store);
    await store.addReports([report({ ref: '5', reportedAt: on(6), mentions: [domain('b')] })]);
    await store.attach(1, [{ key, stamp, campaign: 'c-1', weight: 0.9 }], []);
    const again = await onlyPending(store);
    expect([again.key, again.stamp > stamp, again.pointers[0]?.campaigns[0]?.campaign]).toEqual([key, true, 'c-2']);
    expect(await store.provisional(['c-1'])).toEqual([null]);
  });
}

function attachedCases(open: OpenStore): void {
  it('are counted beside the figures of their campaign and operation, which stay as they are', async () => {
    const store = await published(open);
    const before = await store.campaign('c-1');
    await store.addReports([
      report({ ref: '5', victim: victim('5') }),
      report({ ref: '6', victim: victim('5') }),
      report({ ref: '7', type: 'intelligence' }),
      report({ ref: '8', victim: victim('8') }),
      report({ ref: '9', victim: victim('9') }),
    ]);
    await attachTo(store, { '5': 'c-1', '6': 'c-1', '7': 'c-1', '8': 'c-2', '9': null });
    expect(await store.provisional(['c-2', 'c-1', 'o-1', 'c-never'])).toEqual([
      { run: 1, reports: 1, furtherVictims: 1 },
      { run: 1, reports: 3, furtherVictims: 1 },
      { run: 1, reports: 4, furtherVictims: 2 },
      null,
    ]);
    expect(await store.campaign('c-1')).toEqual(before);
  });

  it('are told of with the members of the last days, where a victim is known', async () => {
    const store = await published(open);
    await store.addReports([
      report({ ref: '5', reportedAt: on(3), victim: victim('5') }),
      report({ ref: '6', reportedAt: on(3) }),
      report({ ref: '7', victim: victim('7') }),
      report({ ref: '8', reportedAt: on(1), victim: victim('8') }),
    ]);
    await attachTo(store, { '5': 'c-1', '6': 'c-1', '7': 'c-1', '8': 'c-1' });
    const recent = (await store.recent(['c-1'], MARCH_1 + 1)).toSorted((a, b) => a.day - b.day);
    const told = (ref: string, token: string, day: number, provisional: boolean) => ({
      campaign: 'c-1',
      id: reportId('agency', ref),
      day: MARCH_1 + day,
      victim: `email=${token.repeat(32)}`,
      provisional,
    });
    expect(recent).toEqual([told('2', '2', 1, false), told('5', '5', 2, true)]);
    expect(await store.recent(['c-2'], MARCH_1)).toEqual([]);
  });

  it('are not kept under a run that is not the latest any longer', async () => {
    const store = await published(open);
    await store.addReports([report({ ref: '5' })]);
    const { key, stamp } = await onlyPending(store);
    await publish(store, 2);
    expect(await store.attach(1, [{ key, stamp, campaign: 'c-1', weight: 0.9 }], [alert({ id: 'a-1' })])).toBeNull();
    expect(await store.provisional(['c-1'])).toEqual([null]);
    expect((await store.alerts({}, ALL)).total).toBe(0);
    expect((await onlyPending(store)).key).toBe(key);
  });

  it('are there again after the store was closed', async ({ skip }) => {
    const { store, reopen } = await open();
    if (reopen === undefined) return skip();
    const between = store;
    await between.addReports([report({ ref: '1', mentions: [domain('a'), domain('doubtful')] })]);
    await publish(between, 1);
    await between.addReports([report({ ref: '5', victim: victim('5') })]);
    await attachTo(between, { '5': 'c-1' });
    await between.attach(1, [], [alert({ id: 'a-1' })]);
    await between.close();
    const again = await reopen();
    expect(await again.provisional(['c-1'])).toEqual([{ run: 1, reports: 1, furtherVictims: 1 }]);
    expect((await again.alerts({}, ALL)).items).toEqual([{ ...alert({ id: 'a-1' }), delivery: 'waiting' }]);
    await again.close();
  });
}

function settledCases(open: OpenStore): void {
  it('are seen by the night as they stand, and by no later one, unless they changed meanwhile', async () => {
    const store = await published(open);
    await store.addReports([report({ ref: '5' }), report({ ref: '6' })]);
    await attachTo(store, { '5': 'c-1' });
    const source = await store.openEvidence();
    const rows = (await collect(source.fresh())).flat();
    await source.close();
    expect(rows.map(({ campaign, weight, run }) => [campaign, weight, run]).sort()).toEqual([
      [null, 0, 0],
      ['c-1', 0.75, 1],
    ]);
    await store.addReports([report({ ref: '6', reportedAt: on(6) }), report({ ref: '7' })]);
    const seen = {
      key: Float64Array.from(rows, ({ key }) => key),
      stamp: Float64Array.from(rows, ({ stamp }) => stamp),
    };
    await publish(store, 2, { seen });
    const ids = (await store.pending(-1, 10)).map(({ id }) => id);
    expect(ids.sort()).toEqual([reportId('agency', '6'), reportId('agency', '7')].sort());
    expect(await store.provisional(['c-1'])).toEqual([null]);
  });

  it('wait also where they came while the first run was made', async () => {
    const store = await fresh(open);
    await store.addReports([report({ ref: '1' })]);
    const result = await planRun(store, { run: 1 });
    await store.addReports([report({ ref: '2' })]);
    await store.publish(withNews(result, NO_NEWS));
    expect((await onlyPending(store)).id).toBe(reportId('agency', '2'));
  });

  it('are told with what became of them, page by page, for as long as their run is kept', async () => {
    const store = await published(open);
    const settled = Array.from({ length: 1_203 }, (_, i) => ({
      report: reportId('agency', String(i)),
      from: 'c-1',
      to: i % 2 === 0 ? 'c-1' : null,
      weight: 0.5 + i / 10_000,
      outcome: 'confirmed' as const,
    }));
    await publish(store, 2, { settled });
    const first = await store.settled(null, { limit: 499 });
    const second = await store.settled(null, { limit: 500, cursor: first.cursor ?? '' });
    const third = await store.settled(null, { limit: 500, cursor: second.cursor ?? '' });
    expect([...first.items, ...second.items, ...third.items]).toEqual(settled);
    expect([first.run, first.total, third.cursor]).toEqual([2, 1_203, null]);
    expect(await store.settled(1, ALL)).toEqual({ run: 1, items: [], total: 0, cursor: null });
    for (let run = 3; run < KEPT_RUNS + 3; run++) await publish(store, run);
    await expect(store.settled(2, ALL)).rejects.toMatchObject({ code: 'not-found' });
  });
}

function alertCases(open: OpenStore): void {
  it('are told in the order in which they came, for ever, and from a day on', async () => {
    const store = await published(open);
    const first = alert({ id: 'a-2', day: MARCH_1 + 5 });
    const second = alert({ id: 'a-1', campaign: 'c-2', rule: 'growth', usual: { perWindow: 1 / 3, z: 6.35 } });
    expect(await store.attach(1, [], [first, second])).toEqual([
      { ...first, delivery: 'waiting' },
      { ...second, delivery: 'waiting' },
    ]);
    const third = alert({ id: 'a-3', campaign: 'c-3', run: 2, toldBy: 'night' });
    await publish(store, 2, { alerts: [third] });
    for (let run = 3; run < KEPT_RUNS + 3; run++) await publish(store, run);
    const page = await store.alerts({}, ALL);
    expect(page.items.map(({ delivery, ...rest }) => [delivery, rest])).toEqual(
      [first, second, third].map((each) => ['waiting', each]),
    );
    expect([page.total, page.cursor]).toEqual([3, null]);
    expect((await store.alerts({ since: MARCH_1 + 1 }, ALL)).items.map(({ id }) => id)).toEqual(['a-2']);
    const two = await store.alerts({}, { limit: 2 });
    expect((await store.alerts({}, { limit: 2, cursor: two.cursor ?? '' })).items.map(({ id }) => id)).toEqual(['a-3']);
  });

  it('are not told twice of one campaign by one rule within the window, whoever finds them', async () => {
    const store = await published(open);
    await store.attach(1, [], [alert({ id: 'a-1' })]);
    const repeated = alert({ id: 'a-2', day: MARCH_1 + 6 });
    const others = [alert({ id: 'a-3', day: MARCH_1 + 7 }), alert({ id: 'a-4', rule: 'growth' })];
    expect((await store.attach(1, [], [repeated, ...others, alert({ id: 'a-1' })]))?.map(({ id }) => id)).toEqual([
      'a-3',
      'a-4',
    ]);
    await publish(store, 2, { alerts: [alert({ id: 'a-5', day: MARCH_1 + 8, run: 2, toldBy: 'night' })] });
    expect((await store.alerts({}, ALL)).items.map(({ id }) => id)).toEqual(['a-1', 'a-3', 'a-4']);
  });

  it('know how far they have been told to others', async () => {
    const store = await published(open);
    await store.attach(1, [], [alert({ id: 'a-1' }), alert({ id: 'a-2', campaign: 'c-2' })]);
    await store.markDelivery(['a-2', 'a-never'], 'sent');
    expect((await store.alerts({ delivery: 'waiting' }, ALL)).items.map(({ id }) => id)).toEqual(['a-1']);
    expect((await store.alerts({ delivery: 'sent' }, ALL)).items.map(({ id }) => id)).toEqual(['a-2']);
    expect((await store.alerts({ delivery: 'dead' }, ALL)).total).toBe(0);
  });

  it('refuse a limit out of range, and a cursor that was made for another question', async () => {
    const store = await published(open);
    await store.attach(1, [], [alert({ id: 'a-1' }), alert({ id: 'a-2', campaign: 'c-2' })]);
    const cursor = (await store.alerts({}, { limit: 1 })).cursor ?? '';
    await expect(store.alerts({}, { limit: 0 })).rejects.toMatchObject({ code: 'usage' });
    await expect(store.alerts({ since: 1 }, { limit: 1, cursor })).rejects.toMatchObject({ code: 'usage' });
  });
}

function toldCases(open: OpenStore): void {
  it('stop the next one by what the latest run says of them, and by what was told since', async () => {
    const store = await published(open);
    expect(await store.told()).toEqual([]);
    await store.attach(1, [], [alert({ id: 'a-1' })]);
    const since = { campaign: 'c-1', alert: 'a-1', rule: 'outbreak', day: MARCH_1 };
    expect(await store.told()).toEqual([since]);
    const now = { campaign: 'c-2', alert: 'a-1', rule: 'outbreak' as const, day: MARCH_1 };
    await publish(store, 2, { told: [now] });
    expect(await store.told()).toEqual([now]);
  });

  it('are seen by a night as of the moment of its evidence', async () => {
    const store = await published(open);
    await store.attach(1, [], [alert({ id: 'a-1' }), alert({ id: 'a-2', campaign: 'c-2', day: MARCH_1 - 1 })]);
    const source = await store.openEvidence();
    await store.attach(1, [], [alert({ id: 'a-3', campaign: 'c-3' })]);
    expect(await source.alertsSince(MARCH_1)).toEqual([alert({ id: 'a-1' })]);
    await source.close();
  });
}
