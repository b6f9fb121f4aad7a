import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine, readConfig, type Engine } from '../../engine/index.js';
import { linesOf, plantedReports, type PlantedReport } from '../e2e/reports.js';
import { SECRET } from '../e2e/webhook-receiver.js';
import { webhookServer } from '../webhook/server.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-test-'));
  await writeFile(join(folder, 'skein.json'), JSON.stringify({ hold: { fromReports: 0, lostJump: 0 } }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Six people hit within a day by one who was not known, and who took nothing yet: an outbreak, and another loss per report. */
function outbreak(): PlantedReport[] {
  return Array.from({ length: 6 }, (_, place) => ({
    source: 'ic3',
    ref: `new-${place}`,
    reportedAt: '2026-03-28T10:00:00Z',
    fraudType: 'phishing',
    victim: { email: `person.${place}@victims.net` },
    artifacts: [{ kind: 'handle', value: 'telegram:@freshdesk' }],
  }));
}

/** A run that was published, and one that is held back. */
async function held(env: NodeJS.ProcessEnv): Promise<Engine> {
  const config = readConfig({ data: folder, store: 'memory:' }, env, folder);
  const engine = await openEngine(config, { now: Date.now, randomBytes });
  await takeIn(engine, plantedReports({ campaigns: 1, size: 3 }));
  expect((await engine.rescore({})).held).toEqual([]);
  await takeIn(engine, outbreak());
  expect(await engine.rescore({})).toMatchObject({ alerts: [], held: [expect.stringContaining('the total loss')] });
  return engine;
}

async function takeIn(engine: Engine, reports: readonly PlantedReport[]): Promise<void> {
  const stdin = Readable.from([linesOf(reports)]);
  await engine.ingest({ inputs: ['-'], stdin, format: 'jsonl' });
}

describe('publishing a run that was held back', () => {
  it('sends its alerts then, and not at the next ingest', async ({ onTestFinished }) => {
    const { url, got } = await webhookServer((response) => response.writeHead(204).end(), onTestFinished);
    const engine = await held({ SKEIN_ALERT_WEBHOOK: url, SKEIN_ALERT_SECRET: SECRET });
    expect(got).toEqual([]);
    const { alerts, undelivered } = await engine.publishHeld({ run: 2 });
    expect([alerts.map(({ rule, victims }) => [rule, victims]), undelivered]).toEqual([[['outbreak', 6]], 0]);
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([alerts[0]?.id]);
    await engine.close();
  });
});

describe('taking a run back', () => {
  it('attaches what came since at once: its reports do not vanish until somebody ingests', async () => {
    const engine = await held({});
    await takeIn(engine, plantedReports({ campaigns: 1, size: 5 }));
    await engine.publishHeld({ run: 2 });
    const { manifest } = await engine.rollback({ run: 1 });
    const page = await engine.campaigns({ level: 'campaign', sort: 'id', order: 'asc', limit: 10 });
    const ids = page.campaigns.map(({ id }) => id);
    expect(await engine.provisional(manifest.run, ids)).toMatchObject([{ reports: 2 }]);
    await engine.close();
  });
});

describe('before the first run', () => {
  it('says that there is none, not that run 0 is not kept', async () => {
    const engine = await openEngine(readConfig({ data: folder, store: 'memory:' }, {}, folder), {
      now: () => 0,
      randomBytes,
    });
    await expect(engine.verify({})).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('no run') as string,
    });
    await expect(engine.settled(7, { limit: 1 })).rejects.toThrow('run 7 is not kept; skein runs lists those that are');
    await engine.close();
  });
});
