import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../api/http/app.js';
import type { ReportJson } from '../../../api/http/disclose.js';
import type { CampaignArtifactJson, CampaignPageJson } from '../../../api/present/campaign.js';
import type { PossibleLinkJson } from '../../../api/present/links.js';
import type { ItemsJson } from '../../../api/present/page.js';
import type { SetAsideJson } from '../../../api/present/set-aside.js';
import { openEngine, readConfig } from '../../../engine/index.js';
import { bridgedReports, plantedReports } from '../../e2e/reports.js';
import { httpWorld, type HttpWorld } from './world.js';

let world: HttpWorld;
let app: FastifyInstance;

beforeAll(async () => {
  world = await httpWorld([...plantedReports({ campaigns: 3, size: 6 }), ...bridgedReports()]);
  app = world.app;
});

afterAll(() => world.close());

async function ask(url: string): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'GET', url });
}

async function answer<Answer>(url: string): Promise<Answer> {
  const response = await ask(url);
  expect(response.statusCode, response.body).toBe(200);
  return response.json<Answer>();
}

/** The operation that was cut in two. */
async function cutOperation(): Promise<string> {
  const page = await answer<CampaignPageJson>('/v1/operations?sort=reports&limit=1');
  return page.campaigns[0]!.id;
}

async function itsCampaigns(): Promise<CampaignPageJson> {
  return answer<CampaignPageJson>(`/v1/operations/${await cutOperation()}/campaigns`);
}

describe('/v1/operations', () => {
  it('lists operations with the same words as campaigns', async () => {
    const page = await answer<CampaignPageJson>('/v1/operations?sort=reports&minReports=7');
    expect(page.campaigns).toMatchObject([
      { level: 'operation', operation: null, campaigns: 2, reports: 16, victims: { distinct: 16 } },
    ]);
    expect(page.campaigns[0]?.id).toMatch(/^o-[0-9a-z]{12}$/);
  });

  it('answers one by its id, its reports with both ids, and its artifacts', async () => {
    const id = await cutOperation();
    expect(await answer(`/v1/operations/${id}`)).toMatchObject({ campaign: { id, campaigns: 2 }, followed: [] });
    const reports = await answer<{ total: number; items: ReportJson[] }>(`/v1/operations/${id}/reports?limit=3`);
    expect([reports.total, reports.items.length]).toEqual([16, 3]);
    for (const report of reports.items)
      expect(report).toMatchObject({ operationId: id, campaignId: expect.stringMatching(/^c-/) as string });
    const artifacts = await answer<{ items: CampaignArtifactJson[] }>(`/v1/operations/${id}/artifacts`);
    expect(artifacts.items[0]).toMatchObject({ kind: 'domain', shown: 'bit[.]ly', reports: 16, role: 'listed' });
  });

  it('lists its campaigns, by its own address and as a word of the filter', async () => {
    const operation = await cutOperation();
    const page = await itsCampaigns();
    expect(page.campaigns).toMatchObject([
      { level: 'campaign', operation, campaigns: 1, reports: 8 },
      { level: 'campaign', operation, campaigns: 1, reports: 8 },
    ]);
    expect(await answer(`/v1/campaigns?operation=${operation}`)).toEqual(page);
  });

  it('that there never was is not found as a word of the filter, where an empty list said that it has no campaigns', async () => {
    const [campaign] = (await itsCampaigns()).campaigns;
    for (const id of ['o-nosuchthing', campaign!.id]) {
      const response = await ask(`/v1/campaigns?operation=${id}`);
      expect(response.json()).toMatchObject({ status: 404, code: 'not-found', field: 'operation' });
    }
  });

  it('before the first run has an empty page, as on the command line, where the server said that it never was', async () => {
    const config = readConfig({ data: '/nowhere', store: 'memory:' }, {}, '/');
    const engine = await openEngine(config, { now: () => 0, randomBytes: (size) => Buffer.alloc(size, 7) });
    const early = await buildApp({ engine, version: '0.0.0', log: null });
    const response = await early.inject({ method: 'GET', url: '/v1/campaigns?operation=o-any' });
    expect([response.statusCode, response.json()]).toEqual([200, { run: null, total: 0, cursor: null, campaigns: [] }]);
    await early.close();
    await engine.close();
  });

  it('turns the pages of its campaigns', async () => {
    const operation = await cutOperation();
    const first = await answer<CampaignPageJson>(`/v1/operations/${operation}/campaigns?limit=1`);
    const rest = await answer<CampaignPageJson>(
      `/v1/operations/${operation}/campaigns?limit=1&cursor=${encodeURIComponent(first.cursor!)}`,
    );
    expect([...first.campaigns, ...rest.campaigns]).toEqual((await itsCampaigns()).campaigns);
    expect(rest.cursor).toBeNull();
  });

  it('knows no campaign among operations and no operation among campaigns, and says where to ask', async () => {
    const [campaign] = (await itsCampaigns()).campaigns;
    for (const [url, hint] of [
      [`/v1/operations/${campaign!.id}`, '/v1/campaigns/{id}'],
      [`/v1/campaigns/${campaign!.operation!}`, '/v1/operations/{id}'],
      [`/v1/campaigns/${campaign!.operation!}/reports`, '/v1/operations/{id}'],
    ] as const) {
      const response = await ask(url);
      expect(response.json()).toMatchObject({ status: 404, detail: expect.stringContaining(hint) as string });
    }
  });

  it.each(['/v1/operations?operation=o-1', '/v1/operations?level=campaign', '/v1/operations/o-1?x=1'])(
    'refuses words it does not know in %s',
    async (url) => {
      expect((await ask(url)).statusCode).toBe(400);
    },
  );
});

describe('possible links', () => {
  it('ask whether the two sides of a cut are one, and name what was cut', async () => {
    const ids = (await itsCampaigns()).campaigns.map((one) => one.id).sort();
    const page = await answer<ItemsJson<PossibleLinkJson>>('/v1/links');
    expect(page).toMatchObject({ run: 1, total: 1, cursor: null });
    expect(page.items).toMatchObject([
      {
        kind: 'bridge',
        campaigns: ids,
        artifacts: [{ kind: 'phone', value: '+442079460123' }],
        smallerReports: 8,
        probability: null,
      },
    ]);
    expect(page.items[0]?.text).toContain('a question, not a finding');
  });

  it('are found from a campaign, from its operation, and by kind', async () => {
    const [campaign] = (await itsCampaigns()).campaigns;
    const all = await answer('/v1/links');
    expect(await answer(`/v1/campaigns/${campaign!.id}/links`)).toEqual(all);
    expect(await answer(`/v1/links?campaign=${campaign!.operation!}`)).toEqual(all);
    expect(await answer('/v1/links?kind=bridge')).toEqual(all);
    expect(await answer('/v1/links?kind=weak-joint')).toMatchObject({ total: 0, items: [] });
  });

  it.each([
    ['/v1/links?kind=rumour', 400],
    ['/v1/links?limit=501', 400],
    ['/v1/links?cursor=nonsense', 400],
    ['/v1/links?campaign=c-nothing', 404],
    ['/v1/campaigns/c-nothing/links', 404],
  ])('%s is a problem', async (url, status) => {
    expect((await ask(url)).json()).toMatchObject({ status, type: 'about:blank' });
  });
});

describe('/v1/hubs', () => {
  it('says why an artifact was set aside and what it would tie together', async () => {
    const campaigns = (await itsCampaigns()).campaigns.map((one) => one.id).sort();
    const page = await answer<ItemsJson<SetAsideJson>>('/v1/hubs');
    expect(page.items).toMatchObject([
      {
        kind: 'domain',
        value: 'bit.ly',
        shown: 'bit[.]ly',
        class: 'listed',
        measure: null,
        reports: 16,
        reach: { campaigns: 2, reports: 16, unclustered: 0, largest: campaigns },
      },
    ]);
    expect(page.items[0]?.reason).toBe(`on the benign list ${page.items[0]?.list ?? ''}`);
  });

  it('filters by class and by list', async () => {
    const all = await answer<ItemsJson<SetAsideJson>>('/v1/hubs');
    expect(await answer('/v1/hubs?class=listed')).toEqual(all);
    expect(await answer(`/v1/hubs?list=${encodeURIComponent(all.items[0]!.list!)}`)).toEqual(all);
    expect(await answer('/v1/hubs?class=suspect')).toMatchObject({ total: 0 });
    const other = '/v1/hubs?list=Burn%20addresses'; // a list that names nothing here
    expect(await answer(other)).toMatchObject({ total: 0 });
  });

  it('names the lists that there are where there is none of the name, which was answered as a list that names nothing', async () => {
    const response = await ask('/v1/hubs?list=NOSUCH');
    expect(response.json()).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/^"list" must be .*"URL shorteners and link pages"/) as string,
    });
  });

  it.each(['/v1/hubs?class=links', '/v1/hubs?limit=0', '/v1/hubs?cursor=nonsense'])('%s is refused', async (url) => {
    expect((await ask(url)).statusCode).toBe(400);
  });
});
