import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../engine/store/memory.js';
import { reportsIn } from '../../engine/store/report-text.js';
import type { Store } from '../../engine/store/store.js';
import { anyReport, mention, report } from './store-reports.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { campaign, publishPlan } from './store-runs.js';
import { collect, evidenceView, wholeView } from './store-view.js';

const VICTIM = [{ field: 'email' as const, token: 'c0ffee'.padEnd(32, '0') }];

const NOT_SHOWN = ['victim', 'mentions', 'digest'];

export function ingestCases(open: OpenStore, propertyRuns: number): void {
  describe('reports', () => {
    countingCases(open);
    versionCases(open);
    artifactCases(open);
    orderCases(open, propertyRuns);
  });
  noteCases(open);
}

function countingCases(open: OpenStore): void {
  it('counts the same report once, however often it comes', async () => {
    const store = await fresh(open);
    const one = report({ ref: '1', mentions: [mention('phone', '+1'), mention('phone', '+2')] });
    expect(await store.addReports([one])).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
    expect(await store.addReports([one, one])).toEqual({ inserted: 0, updated: 0, unchanged: 2 });
    expect(await store.counts()).toEqual({ reports: 1, artifacts: 2, mentions: 2 });
  });

  it('tells reports of one number from two sources apart', async () => {
    const store = await fresh(open);
    const counts = await store.addReports([report({ source: 'a', ref: '1' }), report({ source: 'b', ref: '1' })]);
    expect(counts.inserted).toBe(2);
  });

  it('shows a whole report, and of the victim only that there is one', async () => {
    const store = await fresh(open);
    const one = report({
      ref: `'; DROP TABLE report; --"%_`,
      reportedAt: '2026-03-04T10:00:00.000Z',
      incidentAt: '2026-03-01T00:00:00.000Z',
      fraudType: 'investment',
      country: 'DE',
      victim: VICTIM,
      losses: [{ kind: 'lost', currency: 'JPY', minor: 100_000_000_000_000, at: '2026-03-01' }],
      unreadableLosses: [{ field: 'losses[1].amount', reason: 'not a number' }],
      mentions: [mention('iban', 'DE1', { shown: 'DE 1', role: 'payment', origin: 'text' })],
      handling: { tlp: 'amber', releasableTo: ['interpol'] },
      reliability: { source: 'B', information: 2 },
    });
    await store.addReports([one]);
    const [shown] = await collect(store.exportReports());
    expect(shown).toEqual({
      ...Object.fromEntries(Object.entries(one).filter(([name]) => !NOT_SHOWN.includes(name))),
      victimIdentified: true,
      artifacts: [{ kind: 'iban', folded: 'DE1', shown: 'DE 1', origin: 'text', role: 'payment' }],
      campaignId: null,
      operationId: null,
    });
    expect(JSON.stringify(shown)).not.toContain('c0ffee');
  });
}

function versionCases(open: OpenStore): void {
  const early = report({
    ref: '1',
    reportedAt: '2026-03-01T00:00:00.000Z',
    victim: VICTIM,
    losses: [{ kind: 'lost', currency: 'USD', minor: 5, at: null }],
    mentions: [mention('phone', '+1'), mention('phone', '+2')],
  });
  const late = report({ ref: '1', reportedAt: '2026-03-02T00:00:00.000Z', mentions: [mention('phone', '+2')] });

  it('replaces an older version wholly', async () => {
    const store = await fresh(open);
    await store.addReports([early]);
    expect(await store.addReports([late])).toEqual({ inserted: 0, updated: 1, unchanged: 0 });
    const view = await wholeView(store);
    expect(view).toMatchObject({
      reports: [{ losses: '', victim: '' }],
      counts: { reports: 1, artifacts: 1, mentions: 1 },
    });
    expect(view.exportedReports[0]).toMatchObject({ victimIdentified: false, reportedAt: late.reportedAt });
  });

  it('leaves a newer version as it is', async () => {
    const store = await fresh(open);
    await store.addReports([late]);
    expect(await store.addReports([early])).toEqual({ inserted: 0, updated: 0, unchanged: 1 });
    expect((await collect(store.exportReports()))[0]?.reportedAt).toBe(late.reportedAt);
  });

  it('takes the later version where both stand in one batch', async () => {
    const store = await fresh(open);
    expect(await store.addReports([late, early, late])).toEqual({ inserted: 1, updated: 0, unchanged: 2 });
    expect((await collect(store.exportReports()))[0]?.reportedAt).toBe(late.reportedAt);
  });

  it('settles versions that differ only in the victim by the tokens', async () => {
    const store = await fresh(open);
    const other = { ...early, victim: [{ field: 'email' as const, token: 'd'.repeat(32) }] };
    expect((await store.addReports([early, other, early])).updated).toBe(1);
    const evidence = await store.openEvidence();
    expect((await collect(evidence.reports())).flatMap(reportsIn)).toMatchObject([
      { victim: `email=${'d'.repeat(32)}` },
    ]);
    await evidence.close();
  });
}

function artifactCases(open: OpenStore): void {
  it('forgets an artifact that nobody mentions any longer, until somebody does', async () => {
    const store = await fresh(open);
    const version = (day: number, folded: string) =>
      report({ ref: '1', reportedAt: `2026-03-0${day}T00:00:00.000Z`, mentions: [mention('phone', folded)] });
    await store.addReports([version(1, '+1')]);
    await store.addReports([version(2, '+2')]);
    expect((await wholeView(store)).artifacts.map((row) => row.folded)).toEqual(['+2']);
    expect(await store.artifacts(['phone:+1'])).toEqual([]);
    expect((await store.counts()).artifacts).toBe(1);
    await store.addReports([report({ ref: '2', mentions: [mention('phone', '+1')] })]);
    expect((await store.artifacts(['phone:+1']))[0]?.reports).toBe(1);
    expect((await store.counts()).artifacts).toBe(2);
  });

  it('shows the smallest spelling of an artifact', async () => {
    const store = await fresh(open);
    const spelled = (ref: string, shown: string) => report({ ref, mentions: [mention('phone', '+1', { shown })] });
    await store.addReports([spelled('1', '(1)'), spelled('2', '+1')]);
    await store.addReports([spelled('3', ' 1 ')]);
    expect((await store.artifacts(['phone:+1']))[0]).toMatchObject({ shown: ' 1 ', reports: 3 });
  });

  it('keeps who derives from whom while both are mentioned, and takes no parent that the report does not name', async () => {
    const store = await fresh(open);
    const url = mention('url', 'http://a.b/');
    const host = mention('domain', 'a.b', { origin: 'derived', parents: [url.artifact.id, 'url:http://elsewhere/'] });
    await store.addReports([report({ ref: '1', mentions: [url, host] })]);
    expect((await wholeView(store)).derivations).toEqual(['domain:a.b,url:http://a.b/']);
    await store.addReports([
      report({ ref: '1', reportedAt: '2026-01-01T00:00:00.000Z', mentions: [mention('domain', 'a.b')] }),
    ]);
    expect((await wholeView(store)).derivations).toEqual([]);
  });
}

function orderCases(open: OpenStore, propertyRuns: number): void {
  const twoOrders = fc
    .array(anyReport, { maxLength: 12 })
    .chain((reports) =>
      fc.tuple(
        fc.constant(reports),
        fc.shuffledSubarray(reports, { minLength: reports.length }),
        fc.integer({ min: 1, max: 5 }),
      ),
    );

  it('gives the answers of the plainest store, whatever the order and the batches in which reports arrive', async () => {
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([reports, shuffled, size]) => {
        const plain = memoryStore();
        await plain.addReports(reports);
        await publishOver(plain);
        const { store } = await open();
        await inBatches(store, shuffled, size);
        await publishOver(store);
        const view = await wholeView(store);
        await store.close();
        expect(view).toEqual(await wholeView(plain));
      }),
      { numRuns: propertyRuns },
    );
  });
}

async function inBatches(store: Store, reports: Parameters<Store['addReports']>[0], size: number): Promise<void> {
  for (let i = 0; i < reports.length; i += size) await store.addReports(reports.slice(i, i + size));
}

/** A run with both levels, links and artifacts set aside over whatever the store holds. */
async function publishOver(store: Store): Promise<void> {
  const evidence = await store.openEvidence();
  const { artifacts } = await evidenceView(evidence);
  await evidence.close();
  const ids = artifacts.map((row) => `${row.kind}:${row.folded}`);
  const reach = { campaigns: 2, reports: 4, unclustered: 1, largest: ['c-2', 'c-1'] };
  await publishPlan(store, {
    run: 1,
    campaigns: [
      { campaign: campaign({ id: 'c-1', operation: 'o-1' }), members: ['x/1', 'y/1'] },
      { campaign: campaign({ id: 'c-2', operation: 'o-1' }), members: ['x/2', 'y/\u{1f600}'] },
      { campaign: campaign({ id: 'c-3' }), members: ['x/\uffff', 'y/3'] },
    ],
    links: ids.map((id) => ({
      kind: 'bridge',
      campaigns: ['c-1', 'c-2'],
      artifacts: [id],
      spells: 1,
      smallerReports: 2,
      pauseDays: null,
      probability: null,
    })),
    setAside: ids.map((artifact) => ({ artifact, class: 'listed', list: 'banks', measure: null, reports: 1, reach })),
  });
}

function noteCases(open: OpenStore): void {
  it('sets a note once and keeps it', async () => {
    const { store, reopen } = await open();
    expect(await store.note('key-check')).toBeNull();
    expect(await store.setNoteOnce('key-check', 'first')).toBe('first');
    expect(await store.setNoteOnce('key-check', 'second')).toBe('first');
    await store.close();
    const again = reopen === undefined ? store : await reopen();
    expect(await again.note('key-check')).toBe('first');
    await again.close();
  });
}
