import { expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../engine/model/report.js';
import { reportsIn } from '../../engine/store/report-text.js';
import { KEPT_RUNS, type Store } from '../../engine/store/store.js';
import { mention, report } from '../contract/store-reports.js';
import { planRun } from '../contract/store-runs.js';
import { collect, evidenceView } from '../contract/store-view.js';
import { ask, openStore, wipe, withServer } from './reach.js';

const REPORTS = 60;
const VERSIONS = 12;

/** All reports in one version: what each says and mentions tells which. */
function versionOf(version: number): readonly Report[] {
  return Array.from({ length: REPORTS }, (_, i) =>
    report({
      ref: String(i),
      reportedAt: `2026-03-01T00:00:${String(version).padStart(2, '0')}.000Z`,
      fraudType: `type-${version}`,
      victim: [{ field: 'email', token: String(version).padStart(32, '0') }],
      mentions: [
        mention('phone', `+${version}`),
        mention('email', 'all', { shown: `all ${String(99 - version)}` }),
        mention('email', `own ${i} ${version}`),
      ],
    }),
  );
}

/** What a view shows of versions: one and the same in every place, if it is a view of one moment. */
async function versionsSeen(store: Store): Promise<readonly string[]> {
  const evidence = await store.openEvidence();
  const view = await evidenceView(evidence);
  const shown = await collect(store.exportReports());
  const seen = [
    view.reports.map((row) => `read ${row.fraudType?.slice(5) ?? ''} ${Number(row.victim.slice(-32))}`),
    view.artifacts.filter(({ kind }) => kind === 'phone').map(({ folded }) => `artifact ${folded}`),
    view.mentions.filter((row) => row.includes('phone')).map((row) => `mention ${row.split(',')[1] ?? ''}`),
    view.names.filter(({ folded }) => folded === 'all').map((row) => `name ${row.shown}`),
  ].map((each) => [...new Set(each)].join(' and '));
  const exported = new Set(
    shown.map((row) =>
      `${row.fraudType ?? ''} ${row.artifacts.map((each) => each.shown).join()}`.replace(/own \d+/, 'own'),
    ),
  );
  expect(view.reports).toHaveLength(REPORTS);
  expect(view.mentions).toHaveLength(3 * REPORTS);
  expect(view.counted).toEqual({ reports: REPORTS, artifacts: REPORTS + 2, mentions: 3 * REPORTS });
  expect([...exported]).toHaveLength(1);
  return seen;
}

withServer('a view of Neo4j', () => {
  it(
    'shows one moment, while another process puts every report in another version again and again',
    { timeout: 300_000 },
    async () => {
      await wipe();
      const [writer, reader] = [await openStore(), await openStore()];
      onTestFinished(() => writer.close());
      onTestFinished(() => reader.close());
      await writer.addReports(versionOf(1));
      const state = { writing: true };
      const writing = (async () => {
        for (let version = 2; version <= VERSIONS; version++) await writer.addReports(versionOf(version));
        state.writing = false;
      })();
      const versions = new Set<number>();
      do {
        const [read = ''] = await versionsSeen(reader).then((seen) => {
          const version = Number(/^read (\d+)/.exec(seen[0] ?? '')?.[1]);
          expect(seen).toEqual([
            `read ${version} ${version}`,
            `artifact +${version}`,
            `mention phone:+${version}`,
            `name all ${String(99 - version)}`,
          ]);
          return seen;
        });
        versions.add(Number(read.split(' ')[1]));
      } while (state.writing);
      await writing;
      expect(versions.size).toBeGreaterThan(1);
    },
  );

  it('that is too old to be told whole says so', async () => {
    await wipe();
    const store = await openStore({ viewsKeptMs: -1 });
    onTestFinished(() => store.close());
    await store.addReports(versionOf(1));
    const evidence = await store.openEvidence();
    await store.addReports(versionOf(2));
    await expect(collect(evidence.reports())).rejects.toMatchObject({ code: 'store-failed' });
    await expect(collect(evidence.reports())).rejects.toThrow(/begin again/);
  });

  it('that a kept run was made from is told whole however old it is, and forgotten with the run', async () => {
    await wipe();
    const store = await openStore({ viewsKeptMs: -1 });
    onTestFinished(() => store.close());
    const replaced = () => ask<{ seq: number }>('MATCH (b:Before) RETURN DISTINCT b.seq AS seq ORDER BY seq');
    await store.addReports(versionOf(1));
    const made = await planRun(store, { run: 1 });
    await store.publish(made);
    const now = await store.openEvidence();
    const was = (await collect(now.reports())).flatMap(reportsIn);
    for (let version = 2; version <= KEPT_RUNS + 3; version++) {
      await store.addReports(versionOf(version));
      if (version === 4) {
        const then = await store.openEvidence({ run: 1, moment: made.manifest.moment, previous: null });
        expect((await collect(then.reports())).flatMap(reportsIn)).toEqual(was);
      }
      if (version > 3) await store.publish(await planRun(store, { run: version - 2 }));
    }
    await store.addReports(versionOf(KEPT_RUNS + 4));
    expect((await replaced())[0]?.seq).toBe(5); // run 2 has read version 4, which the fifth batch replaced
    const lost = store.openEvidence({ run: 1, moment: made.manifest.moment, previous: null });
    await expect(lost).rejects.toMatchObject({ code: 'not-found' });
  });
});
