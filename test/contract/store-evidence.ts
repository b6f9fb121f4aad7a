import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/model/report.js';
import { artifactsIn } from '../../engine/store/template-text.js';
import { mention, report } from './store-reports.js';
import { campaign, manifest, publishPlan } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { collect, evidenceView, first } from './store-view.js';

const TWO = [
  report({ ref: '1', mentions: [mention('phone', '+1'), mention('domain', 'a.b')] }),
  report({
    ref: '2',
    mentions: [mention('phone', '+1')],
    losses: [{ kind: 'lost', currency: 'USD', minor: 7, at: null }],
  }),
];

export function evidenceCases(open: OpenStore): void {
  describe('evidence', () => {
    snapshotCases(open);

    it('comes whole where it fills more than one batch', async () => {
      const store = await fresh(open);
      const reports = Array.from({ length: 4_000 }, (_, i) => manyMentions(i));
      await store.addReports(reports);
      const evidence = await store.openEvidence();
      const view = await evidenceView(evidence);
      await evidence.close();
      expect(view.reports.map((row) => row.id)).toEqual(reports.map((row) => row.id).sort());
      expect(view.artifacts).toHaveLength(12_001);
      expect(new Set(view.mentions).size).toBe(16_000);
      expect(view.mentions).toHaveLength(16_000);
      expect(new Set(view.derivations).size).toBe(12_000);
      expect(view.reports.filter((row) => row.victim !== '')).toHaveLength(4_000);
      expect(view.counted).toEqual({ reports: 4_000, artifacts: 12_001, mentions: 16_000 });
    });

    it('orders artifacts by kind, then folded text by code point', async () => {
      const store = await fresh(open);
      const folded = ['\u{1f600}', '\uffff', 'b', 'B'];
      await store.addReports([
        report({ ref: '1', mentions: [...folded.map((each) => mention('other', each)), mention('email', 'z')] }),
      ]);
      const evidence = await store.openEvidence();
      const artifacts = (await collect(evidence.artifacts())).flatMap(artifactsIn);
      await evidence.close();
      expect(artifacts.map((row) => row.folded)).toEqual(['z', 'B', 'b', '\uffff', '\u{1f600}']);
    });

    it('tells templates where their kind stands, by text, each with the key that its mentions name', async () => {
      const store = await fresh(open);
      const folded = ['_', 'a', 'Z', '-', '0'].map((letter) => `${letter}${'A'.repeat(85)}`);
      const around = [mention('other', 'o'), mention('card-bin', '400000'), mention('handle', 'h')];
      await store.addReports(
        folded.map((each, i) => report({ ref: String(i), mentions: [mention('template', each), ...around] })),
      );
      const evidence = await store.openEvidence();
      const artifacts = (await collect(evidence.artifacts())).flatMap(artifactsIn);
      const mentioned = (await collect(evidence.mentions())).flatMap(({ artifact }) => [...artifact]);
      await evidence.close();
      const templates = folded.sort().map((each) => `template ${each}`);
      const told = ['handle h', ...templates, 'card-bin 400000', 'other o'];
      expect(artifacts.map((row) => `${row.kind} ${row.folded}`)).toEqual(told);
      expect(new Set(mentioned)).toEqual(new Set(artifacts.map(({ key }) => key)));
    });
  });
}

function snapshotCases(open: OpenStore): void {
  it('shows one point in time while ingest and publication go on', async () => {
    const store = await fresh(open);
    await store.addReports(TWO);
    const evidence = await store.openEvidence();
    await store.addReports([
      report({ ref: '1', reportedAt: '2026-01-01T00:00:00.000Z', mentions: [mention('phone', '+9')] }),
      report({ ref: '3', mentions: [mention('iban', 'X')] }),
    ]);
    await publishPlan(store, { run: 1, campaigns: [{ campaign: campaign({ id: 'c-1' }), members: ['agency/1'] }] });
    const view = await evidenceView(evidence);
    await evidence.close();
    expect(view.reports).toHaveLength(2);
    expect(view.artifacts.map((row) => row.folded)).toEqual(['+1', 'a.b']);
    expect(view.mentions).toHaveLength(3);
    expect(view).toMatchObject({ lastRun: null, lastMemberships: [] });
  });

  it('may be read more than once, and left half way', async () => {
    const store = await fresh(open);
    await store.addReports(TWO);
    const evidence = await store.openEvidence();
    await first(evidence.reports());
    const view = await evidenceView(evidence);
    expect(await evidenceView(evidence)).toEqual(view);
    await evidence.close();
  });

  it('tells who was in which campaign in the latest run, and every alias', async () => {
    const store = await fresh(open);
    await store.addReports(TWO);
    const aliases = [{ from: 'c-0', to: 'c-1', run: 1 }];
    await publishPlan(store, {
      run: 1,
      campaigns: [{ campaign: campaign({ id: 'c-1', reports: 1 }), members: ['agency/2'] }],
      aliases,
    });
    const evidence = await store.openEvidence();
    const view = await evidenceView(evidence);
    await evidence.close();
    expect(view.lastRun).toEqual({
      run: 1,
      campaigns: [{ id: 'c-1', bornRun: 1, reports: 1, operation: 0 }],
      operations: [{ id: 'o-1', bornRun: 1, reports: 1 }],
      aliases,
      manifest: manifest(1),
      weakJoints: [],
    });
    expect(view.lastMemberships).toEqual([{ report: TWO[1]?.id, campaign: 0 }]);
  });

  it('tells the weak joints of the latest run, with artifacts by row key', async () => {
    const store = await fresh(open);
    await store.addReports([manyMentions(1)]);
    const link = { artifacts: [], spells: 1, smallerReports: 5, pauseDays: 0, probability: null };
    const named = ['domain:shared.example', 'email:a1'];
    await publishPlan(store, {
      run: 1,
      campaigns: ['c-1', 'c-2', 'c-3', 'c-4'].map((id) => ({ campaign: campaign({ id }) })),
      links: [
        { ...link, kind: 'weak-joint', campaigns: ['c-4'] },
        { ...link, kind: 'weak-joint', campaigns: ['c-2'], artifacts: named, spells: 2, pauseDays: 70 },
        { ...link, kind: 'weak-joint', campaigns: ['c-2'] },
        { ...link, kind: 'related', campaigns: ['c-1', 'c-3'], pauseDays: null },
      ],
    });
    const evidence = await store.openEvidence();
    const joints = (await evidence.lastRun())?.weakJoints ?? [];
    const names = await evidence.artifactNames(Float64Array.from(joints[0]?.artifacts ?? []));
    expect(names.map(({ kind, folded }) => `${kind}:${folded}`)).toEqual(named);
    expect(
      joints.map(({ campaign, spells, smallerReports, pauseDays }) => [campaign, spells, smallerReports, pauseDays]),
    ).toEqual([
      [1, 2, 5, 70],
      [1, 1, 5, 0],
      [3, 1, 5, 0],
    ]);
    await evidence.close();
  });
}

function manyMentions(i: number): Report {
  const parent = mention('domain', 'shared.example');
  const own = ['a', 'b', 'c'].map((name) => mention('email', `${name}${i}`, { parents: [parent.artifact.id] }));
  return report({
    ref: String(i),
    victim: [{ field: 'email', token: String(i).padStart(32, '0') }],
    mentions: [parent, ...own],
  });
}
