import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine, readConfig, type BetweenOutcome, type Engine } from '../../engine/index.js';
import { linesOf, plantedReports, type PlantedReport } from '../e2e/reports.js';

let folder: string;
let engine: Engine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-test-'));
  engine = await openEngine(readConfig({ data: folder, store: 'memory:' }, {}, folder), { now: () => 0, randomBytes });
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function takeIn(reports: readonly PlantedReport[]): Promise<BetweenOutcome | undefined> {
  const stdin = Readable.from([linesOf(reports)]);
  return (await engine.ingest({ inputs: ['-'], stdin, format: 'jsonl' })).between;
}

/** Reports of one campaign, by a victim each. */
const OF_ONE = plantedReports({ campaigns: 1, size: 12 });
const dated = (report: PlantedReport | undefined, day: string): PlantedReport => ({
  ...report!,
  reportedAt: `${day}T10:00:00Z`,
});

describe('a report dated 2099 that comes between two nights', () => {
  it('does not set the day of its campaign: four victims of this week stayed without an alert', async () => {
    const others = plantedReports({ campaigns: 6, size: 20, first: 1 }).map((report) => dated(report, '2026-03-20'));
    const undated = OF_ONE.slice(0, 6).map((report) => ({ ...report, reportedAt: null }));
    await takeIn([...others, ...undated]);
    await engine.rescore();
    const four = OF_ONE.slice(6, 10).map((report) => dated(report, '2026-03-21'));
    const between = await takeIn([...four, dated(OF_ONE[10], '2099-01-01')]);
    expect(between).toMatchObject({ attached: 5, alerts: [{ rule: 'outbreak', victims: 4 }] });
    expect(between?.alerts.map(({ day }) => new Date(day * 86_400_000).toISOString().slice(0, 10))).toEqual([
      '2026-03-21',
    ]);
  });
});
