import { describe, expect, it, onTestFinished } from 'vitest';
import type { Alert } from '../../engine/model/alert.js';
import type { Alias, RunResult } from '../../engine/model/run.js';
import type { BetweenNights } from '../../engine/store/between-nights.js';
import { copyWhole, KEY_NOTE } from '../../engine/store/copy.js';
import { memoryStore } from '../../engine/store/memory.js';
import { KEPT_RUNS, MAX_PAGE, type Store } from '../../engine/store/store.js';
import { Digester, type WholeDigest } from '../../engine/store/whole-digest.js';
import type { Whole, WholePart } from '../../engine/store/whole.js';
import type { OpenStore } from './store-open.js';
import { mention, report } from './store-reports.js';
import { campaign, ledgerOf, planRun, strong, type Plan } from './store-runs.js';
import { wholeView } from './store-view.js';

type Port = Store & Whole & BetweenNights;

/** Texts that have ended programs: quotes, line breaks, a NUL, formulas, what looks like a statement, a long one. */
const HOSTILE = [
  '"a"",\'b',
  'one\r\ntwo\n',
  'nul\u0000nul',
  '=1+1',
  "'); DROP TABLE report;--",
  '\ufffd\u{1f600}',
  ' ',
  '\\',
];

const LATE = '2026-04-01T10:00:00.000Z';

const ALERT: Alert = {
  id: 'a-1',
  rule: 'outbreak',
  campaign: 'c-1',
  title: 'Campaign c-1',
  day: 20_000,
  run: KEPT_RUNS + 2,
  toldBy: 'ingest',
  windowDays: 7,
  victims: 9,
  provisionalReports: 1,
  usual: null,
  reports: 3,
  linkedVictims: 2,
  lost: { currency: 'USD', minor: 12_345_678_901_234_567_890n },
  countries: [],
  strongest: [],
  witnesses: [],
};

const REPORTS = [
  ...HOSTILE.map((text, i) =>
    report({
      ref: `hostile ${i}`,
      source: `agency ${text}`,
      fraudType: text,
      victim: [{ field: 'email', token: String(i).repeat(32) }],
      losses: [{ kind: 'lost', currency: 'USD', minor: 9_007_199_254_740_991, at: null }],
      mentions: [
        mention('url', text, { shown: `${text}!`, role: text }),
        mention('domain', 'x', { parents: [`url:${text}`], origin: 'derived' }),
      ],
    }),
  ),
  report({ ref: '1', country: 'DE', reportedAt: LATE, mentions: [mention('phone', '+1'), mention('email', 'e1')] }),
  report({
    ref: '2',
    type: 'intelligence',
    incidentAt: LATE,
    mentions: [mention('phone', '+1', { shown: '+1 (0)' })],
    unreadableLosses: [{ field: 'losses[0].amount', reason: 'not a number' }],
    handling: { tlp: 'amber', releasableTo: ['interpol'] },
    reliability: { source: 'B', information: 2 },
  }),
  report({ ref: '3', mentions: [mention('phone', '+1', { shown: '+ 1' })] }),
  // An older version of a report leaves an artifact, and what followed from it, that nothing mentions any longer.
  report({
    ref: '4',
    mentions: [mention('url', 'gone'), mention('domain', 'gone.test', { parents: ['url:gone'], origin: 'derived' })],
  }),
  report({ ref: '4', reportedAt: LATE, mentions: [mention('email', 'e4')] }),
];

const alias = (from: string, to: string | null, run: number): Alias => ({ from, to, run });

/** Two more runs than are kept: of the first two only ids and events are left. */
function plans(): readonly Plan[] {
  return Array.from({ length: KEPT_RUNS + 2 }, (_, i): Plan => {
    const run = i + 1;
    const first = campaign({
      id: 'c-1',
      title: `Night ${run}`,
      ledger: ledgerOf(123_456_789_012_345_678_901_234n, ['USD', 'JPY']),
      countries: [{ value: 'DE', reports: 1 }],
      firstDay: 20_000,
      lastDay: null,
      strongest: [strong('phone', '+1', '+ 1')],
    });
    const second = campaign({ id: 'c-2', operation: run % 2 === 0 ? 'o-1' : 'o-2', bornRun: 1 });
    return {
      run,
      campaigns: [
        { campaign: first, members: ['agency/1', 'agency/3', ...(run % 3 === 0 ? ['agency/4'] : [])] },
        { campaign: second, members: ['agency/2', ...(run % 3 === 0 ? [] : ['agency/4'])] },
      ],
      links: [
        {
          kind: 'bridge',
          campaigns: ['c-1', 'c-2'],
          artifacts: ['phone:+1'],
          spells: run,
          smallerReports: 1,
          pauseDays: null,
          probability: 0.25,
        },
        {
          kind: 'weak-joint',
          campaigns: ['c-1'],
          artifacts: ['email:e1'],
          spells: 2,
          smallerReports: 1,
          pauseDays: 30,
          probability: null,
        },
      ],
      setAside: [
        {
          artifact: 'phone:+1',
          class: 'hub',
          list: null,
          measure: { q: 0.5, attached: 3, clusters: run },
          reports: 3,
          reach: { campaigns: 2, reports: 3, unclustered: 1, largest: ['c-2', 'c-1'] },
        },
      ],
      aliases: [alias(`c-lost-${run}`, run % 2 === 0 ? 'c-1' : null, run)],
      events: [
        { event: 'grew', campaign: 'c-1', other: null, shared: run, size: 2 },
        { event: 'merged', campaign: `c-lost-${run}`, other: run % 2 === 0 ? 'c-1' : null, shared: 1, size: 1 },
      ],
    };
  });
}

/** Everything that a store can hold. */
export async function fill(store: Port): Promise<void> {
  await store.setNoteOnce(KEY_NOTE, 'check');
  await store.addReports(REPORTS);
  const news = { seen: { key: new Float64Array(), stamp: new Float64Array() }, alerts: [] };
  for (const plan of plans()) {
    const settled = [{ report: REPORTS[0]!.id, from: 'c-1', to: null, weight: 0.5, outcome: 'released' as const }];
    const told = [{ campaign: 'c-1', alert: 'a-0', rule: 'growth' as const, day: plan.run }];
    await store.publish(withNews(await planRun(store, plan), { ...news, settled, told }));
  }
  await store.addReports([report({ ref: 'late', reportedAt: LATE, mentions: [mention('phone', '+1')] })]);
  const [late] = await store.pending(-1, 10);
  const held = await planRun(store, {
    run: KEPT_RUNS + 3,
    campaigns: [{ campaign: campaign({ id: 'c-1' }), members: ['agency/1'] }],
  });
  const seen = { key: Float64Array.of(late!.key), stamp: Float64Array.of(late!.stamp) };
  await store.hold(withNews(held, { seen, settled: [], told: [], alerts: [{ ...ALERT, id: 'a-2' }] }), [
    'too large',
    '=1',
  ]);
  await store.attach(KEPT_RUNS + 2, [{ key: late!.key, stamp: late!.stamp, campaign: 'c-1', weight: 0.75 }], [ALERT]);
  await store.markDelivery(['a-1'], 'dead');
  await store.addReports([report({ ref: 'later', mentions: [mention('email', 'e4')] })]);
}

function withNews(result: RunResult, news: NonNullable<RunResult['news']>): RunResult {
  const { settled } = news;
  const counts = { confirmed: 0, moved: 0, released: settled.length, alerts: 0 };
  return { ...result, news, manifest: { ...result.manifest, news: counts } };
}

/** Every answer. */
async function answers(store: Port): Promise<unknown> {
  const runs = await store.runs();
  const all = { limit: MAX_PAGE };
  const pages = [];
  for (let run = 1; run <= KEPT_RUNS + 2; run++) pages.push(await store.events(run, all));
  const lost = await Promise.all(plans().map(({ run }) => store.campaign(`c-lost-${run}`)));
  const settled = await Promise.all(
    runs.filter(({ state }) => state !== 'held').map(({ manifest }) => store.settled(manifest.run, all)),
  );
  return {
    ...(await wholeView(store)),
    runs,
    pages,
    lost,
    settled,
    history: await store.history('c-1', all),
    first: await store.campaign('c-1'),
    reports: await store.campaignReports('c-lost-2', all),
    artifacts: await store.campaignArtifacts('c-1', all),
    told: await store.told(),
    alerts: await store.alerts({}, all),
    provisional: await store.provisional(['c-1', 'c-2', 'o-1']),
    recent: await store.recent(['c-1', 'c-2'], 0),
    pending: (await store.pending(-1, 10)).map((row) => ({ ...row, key: undefined })),
    note: await store.note(KEY_NOTE),
  };
}

export async function partsOf(store: Whole): Promise<WholePart[]> {
  const source = await store.openWhole();
  const parts: WholePart[] = [];
  for await (const part of source.parts()) parts.push(part);
  await source.close();
  return parts;
}

async function digestOf(store: Whole): Promise<WholeDigest> {
  const digester = new Digester();
  for (const part of await partsOf(store)) digester.add(part);
  return digester.finish();
}

const copy = (from: Port, to: Port, resume = false) => copyWhole({ from, to, resume, sourceMark: 'source' });

export function wholeCases(open: OpenStore): void {
  const empty = async (): Promise<Port> => {
    const { store } = await open();
    onTestFinished(() => store.close());
    return store as Port;
  };

  describe('moving', () => {
    it('takes in everything that another store holds, and gives all of it back', async () => {
      const source = memoryStore();
      await fill(source);
      const store = await empty();
      const there = await copy(source, store);
      expect(there.to).toEqual(there.from);
      expect(there.from.totals).toMatchObject({ runs: KEPT_RUNS + 1, alerts: 1, fresh: 2, notes: 1 });
      const asked = await answers(store);
      expect(asked).toEqual(await answers(source));
      const back = memoryStore();
      expect((await copy(store, back)).to).toEqual(there.from);
      expect(await answers(back)).toEqual(asked);
    });

    it('tells what it was filled with itself as the plainest store tells it', async () => {
      const [store, plain] = [await empty(), memoryStore()];
      await fill(store);
      await fill(plain);
      expect(await digestOf(store)).toEqual(await digestOf(plain));
    });

    it('goes on where a copy was broken off, at any part, and keeps nothing twice', async () => {
      const source = memoryStore();
      await fill(source);
      const parts = await partsOf(source);
      const store = await empty();
      for (const until of [1, 3, Math.floor(parts.length / 2), parts.length]) {
        const takeIn = await store.openTakeIn();
        for (const part of parts.slice(0, until)) await takeIn.take(part);
        await takeIn.close();
      }
      expect(await digestOf(store)).toEqual(await digestOf(source));
    });

    it('publishes a run that was held, and the next one, as the other store would have', async () => {
      const source = memoryStore();
      await fill(source);
      const store = await empty();
      await copy(source, store);
      for (const each of [source, store]) {
        await each.publishHeld(KEPT_RUNS + 3);
        const plan = {
          run: KEPT_RUNS + 4,
          campaigns: [{ campaign: campaign({ id: 'c-1' }), members: ['agency/1', 'agency/late'] }],
        };
        const made = await planRun(each, plan);
        // Each store counts batches for itself.
        await each.publish({ ...made, manifest: { ...made.manifest, moment: 0 } });
        await each.addReports([report({ ref: 'gone', mentions: [mention('url', 'gone', { shown: 'GONE' })] })]);
      }
      expect(await digestOf(store)).toEqual(await digestOf(source));
    });

    it('keeps out of a store that holds something, or that another key filled', async () => {
      const source = memoryStore();
      await source.setNoteOnce(KEY_NOTE, 'mine');
      await source.addReports(REPORTS);
      const store = await empty();
      await store.addReports([report({ ref: 'own' })]);
      await expect(copy(source, store)).rejects.toMatchObject({ code: 'usage' });
      await expect(copy(source, store, true)).rejects.toMatchObject({ code: 'usage' });
      await store.setNoteOnce(KEY_NOTE, 'another');
      await expect(copy(source, store)).rejects.toMatchObject({ code: 'key-mismatch' });
      expect((await store.counts()).reports).toBe(1);
    });
  });
}
