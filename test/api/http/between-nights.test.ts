import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../api/http/app.js';
import type { LookupJson } from '../../../api/present/lookup.js';
import type { ItemsJson } from '../../../api/present/page.js';
import type { SettlementJson } from '../../../api/present/settled.js';
import { openEngine, readConfig, type Engine } from '../../../engine/index.js';
import { linesOf, plantedReports } from '../../e2e/reports.js';

let engine: Engine;
let app: FastifyInstance;
let folder: string;

const SIX = plantedReports({ campaigns: 2, size: 6 });
const EIGHT = plantedReports({ campaigns: 2, size: 8 }).filter(({ ref }) => ref.startsWith('r-0-'));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-test-'));
  engine = await openEngine(readConfig({ data: folder, store: 'memory:' }, {}, folder), { now: () => 0, randomBytes });
  await takeIn('first.jsonl', linesOf(SIX));
  await engine.rescore({});
  await takeIn('second.jsonl', linesOf(EIGHT)); // two of them are new
  app = await buildApp({ engine, version: '0.0.0', log: null });
});

afterAll(async () => {
  await app.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function takeIn(name: string, lines: string): Promise<void> {
  await writeFile(join(folder, name), lines);
  await engine.ingest({ inputs: [join(folder, name)], stdin: Readable.from([]) });
}

async function ask<Answer>(url: string): Promise<Answer> {
  const response = await app.inject({ method: 'GET', url });
  expect(response.statusCode).toBe(200);
  return response.json<Answer>();
}

interface One {
  readonly campaign: { readonly id: string; readonly reports: number; readonly operation: string };
  readonly provisional: unknown;
}

async function idOf(campaign: number): Promise<string> {
  const { found } = await ask<LookupJson>(`/v1/artifacts?value=fast-profit-${campaign}.com`);
  return found[0]!.campaigns[0]!.campaignId;
}

const TWO_MORE = { run: 1, reports: 2, furtherVictims: 2 };

describe('reports that came since the run', () => {
  it('stand beside the figures of their campaign and its operation, which do not count them', async () => {
    const { campaign, provisional } = await ask<One>(`/v1/campaigns/${await idOf(0)}`);
    expect([campaign.reports, provisional]).toEqual([6, TWO_MORE]);
    expect((await ask<One>(`/v1/operations/${campaign.operation}`)).provisional).toEqual(TWO_MORE);
  });

  it('are null where nothing came', async () => {
    expect((await ask<One>(`/v1/campaigns/${await idOf(1)}`)).provisional).toBeNull();
  });

  it('stand beside the campaigns that a looked-up value is in, and nowhere else', async () => {
    const sightings = async (value: string) =>
      (await ask<LookupJson>(`/v1/artifacts?value=${value}`)).found[0]!.campaigns;
    expect((await sightings('fast-profit-0.com'))[0]!.provisional).toEqual(TWO_MORE);
    expect((await sightings('fast-profit-1.com'))[0]).not.toHaveProperty('provisional');
  });
});

describe('/v1/settled', () => {
  it('tells what the next run made of each report, and that it is provisional no longer', async () => {
    const id = await idOf(0);
    expect((await ask<ItemsJson<SettlementJson>>('/v1/settled')).items).toEqual([]);
    await engine.rescore({});
    const page = await ask<ItemsJson<SettlementJson>>('/v1/settled?run=2');
    expect([page.run, page.total]).toEqual([2, 2]);
    for (const one of page.items) {
      expect(one).toMatchObject({ outcome: 'confirmed', from: id, to: id });
      expect(one.text).toContain(`${one.reportId} stays in ${id}`);
    }
    const { campaign, provisional } = await ask<One>(`/v1/campaigns/${id}`);
    expect([campaign.reports, provisional]).toEqual([8, null]);
  });

  it('is not found for a run that is not kept', async () => {
    const response = await app.inject({ method: 'GET', url: '/v1/settled?run=99' });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([404, 'not-found']);
  });
});
