import { PassThrough } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportJson } from '../../../api/http/disclose.js';
import { campaignPageJson } from '../../../api/present/campaign.js';
import type { CampaignJson } from '../../../api/present/campaign.js';
import type { LookupJson } from '../../../api/present/lookup.js';
import type { Engine } from '../../../engine/index.js';
import { PLANTED_MARKS, plantedReports } from '../../e2e/reports.js';
import { httpWorld, type HttpWorld } from './world.js';

let world: HttpWorld;
let engine: Engine;
let app: FastifyInstance;
let logged = '';

beforeAll(async () => {
  const log = new PassThrough();
  log.on('data', (piece: Buffer) => (logged += piece.toString()));
  world = await httpWorld(plantedReports({ campaigns: 12, size: 6 }), log);
  ({ engine, app } = world);
});

afterAll(() => world.close());

async function ask(url: string): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'GET', url });
}

async function campaignsAt(url: string): Promise<{ campaigns: CampaignJson[]; total: number; cursor: string | null }> {
  return (await ask(url)).json();
}

async function anId(): Promise<string> {
  const { campaigns } = await campaignsAt('/v1/campaigns?limit=1');
  return campaigns[0]!.id;
}

describe('/v1/campaigns', () => {
  it("answers what the engine knows, in the presenter's words, with no field lost on the way", async () => {
    const page = await engine.campaigns({ level: 'campaign', sort: 'lost', order: 'desc', limit: 50 });
    expect(page.campaigns.length).toBe(12);
    expect((await ask('/v1/campaigns')).json()).toEqual(JSON.parse(JSON.stringify(campaignPageJson(page))));
  });

  it('counts victims and money of a planted campaign', async () => {
    const { campaigns } = await campaignsAt('/v1/campaigns?sort=lost&order=desc&limit=1');
    expect(campaigns[0]).toMatchObject({
      reports: 6,
      victims: { distinct: 6, unidentified: 0 },
      ledger: { lost: { amount: '669.00', currency: 'USD' } },
    });
  });

  it('turns pages until each campaign was seen once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof campaignsAt>> = await campaignsAt(
        `/v1/campaigns?limit=5${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      seen.push(...page.campaigns.map((one) => one.id));
      cursor = page.cursor;
    } while (cursor !== null);
    expect([seen.length, new Set(seen).size]).toEqual([12, 12]);
  });

  it.each([
    ['minReports=7', 0],
    ['minReports=6', 12],
    ['minLoss=669', 1],
    ['minVictims=6', 12],
    ['type=investment', 12],
    ['type=romance', 0],
    ['country=de', 12],
    ['country=US', 0],
    ['currency=EUR', 0],
    ['currency=usd', 12],
    ['from=2026-04-01', 0],
    ['to=2026-02-28', 0],
    ['from=2026-03-01&to=2026-03-31', 12],
    ['q=FAST-PROFIT-11', 1],
  ])('filters by %s', async (words, total) => {
    expect((await campaignsAt(`/v1/campaigns?${words}`)).total).toBe(total);
  });

  it.each([
    ['minLoss=abc', 'minLoss'],
    ['minVictims=-1', 'minVictims'],
    ['minVictims=1.5', 'minVictims'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['sort=title', 'sort'],
    ['order=up', 'order'],
    ['from=2026-02-30', 'from'],
    ['country=Germany', 'country'],
    ['currency=XQQ', 'currency'],
    ['q=', 'q'],
    ['q=a&q=b', 'q'],
    ['colour=red', 'colour'],
  ])('names the word at fault in ?%s', async (words, field) => {
    const response = await ask(`/v1/campaigns?${words}`);
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    expect(response.json()).toMatchObject({ status: 400, code: 'usage', field });
  });

  it('refuses a cursor that skein never made', async () => {
    expect((await ask('/v1/campaigns?cursor=nonsense')).statusCode).toBe(400);
  });
});

describe('/v1/campaigns/{id}', () => {
  it('answers the campaign', async () => {
    const id = await anId();
    expect((await ask(`/v1/campaigns/${id}`)).json()).toMatchObject({ campaign: { id }, followed: [] });
  });

  it.each(['c-nothing', '..%2f..%2fetc', "c-'%20OR%201=1", '%00', 'c-%F0%9F%98%80'])('does not know %s', async (id) => {
    const response = await ask(`/v1/campaigns/${id}`);
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([404, 'not-found']);
  });

  it('lists its reports with all that may leave and nothing of the victim', async () => {
    const id = await anId();
    const response = await ask(`/v1/campaigns/${id}/reports?limit=4`);
    const { items } = await engine.campaignReports(id, { limit: 4 });
    expect(response.json()).toMatchObject({
      campaignId: id,
      total: 6,
      items: JSON.parse(JSON.stringify(items.map(reportJson))) as [],
    });
    for (const mark of PLANTED_MARKS) expect(response.body.toLowerCase()).not.toContain(mark);
  });

  it('lists its artifacts, exact for machines and defanged for people', async () => {
    const { items } = (await ask(`/v1/campaigns/${await anId()}/artifacts`)).json<{
      items: { kind: string; value: string; shown: string }[];
    }>();
    const domain = items.find((one) => one.kind === 'domain');
    expect(domain?.value).toMatch(/^fast-profit-\d+\.com$/);
    expect(domain?.shown).toBe(domain?.value.replace('.', '[.]'));
  });
});

describe('/v1/artifacts', () => {
  it.each(['fast-profit-3.com', 'FAST-PROFIT-3[.]COM', 'fast-profit-3(dot)com', 'telegram:@Ring3Team'])(
    'finds the campaign by %s',
    async (value) => {
      const answer = (await ask(`/v1/artifacts?value=${encodeURIComponent(value)}`)).json<LookupJson>();
      const best = answer.found.flatMap((one) => one.campaigns).find((one) => one.role === 'links');
      expect(best).toMatchObject({ reports: 6, share: 1, campaignReports: 6 });
    },
  );

  it('finds a site by a URL that nobody reported, and says what it follows from', async () => {
    const url = encodeURIComponent('hxxps://www.fast-profit-3[.]com/login?x=1');
    const { found } = (await ask(`/v1/artifacts?value=${url}`)).json<LookupJson>();
    const site = found.find((one) => one.value === 'fast-profit-3.com');
    expect(site).toMatchObject({ kind: 'domain', reports: 6, derivedFrom: { kind: expect.any(String) as string } });
  });

  it('needs a value', async () => {
    expect((await ask('/v1/artifacts')).json()).toMatchObject({ status: 400, field: 'value' });
  });

  it('says that a value is known nowhere', async () => {
    expect((await ask('/v1/artifacts?value=nobody-knows.com')).json<LookupJson>().found).toEqual([]);
  });
});

describe('the service', () => {
  it('tells its health and its run', async () => {
    expect((await ask('/health')).json()).toMatchObject({ status: 'ok', store: 'memory', reports: 72, run: 1 });
    expect((await ask('/v1/runs/latest')).json()).toMatchObject({ manifest: { run: 1 }, whole: { reports: 72 } });
  });

  it('lists its addresses', async () => {
    expect((await ask('/')).json<{ addresses: string[] }>().addresses).toContain('/openapi.json');
  });

  it('describes every address in OpenAPI 3.1, each parameter with words', async () => {
    const document = (await ask('/openapi.json')).json<{
      openapi: string;
      paths: Record<
        string,
        { get: { summary?: string; parameters?: { name: string; description?: string }[]; responses: object } }
      >;
    }>();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/health',
      '/v1/alerts',
      '/v1/artifacts',
      '/v1/briefing',
      '/v1/campaigns',
      '/v1/campaigns/{id}',
      '/v1/campaigns/{id}/artifacts',
      '/v1/campaigns/{id}/briefing',
      '/v1/campaigns/{id}/links',
      '/v1/campaigns/{id}/reports',
      '/v1/events',
      '/v1/hubs',
      '/v1/links',
      '/v1/operations',
      '/v1/operations/{id}',
      '/v1/operations/{id}/artifacts',
      '/v1/operations/{id}/briefing',
      '/v1/operations/{id}/campaigns',
      '/v1/operations/{id}/reports',
      '/v1/runs/latest',
      '/v1/settled',
    ]);
    for (const { get } of Object.values(document.paths)) {
      expect(get.summary).toBeTruthy();
      expect(get.responses).toHaveProperty('200');
      const bare = (get.parameters ?? []).filter((one) => one.description === undefined).map((one) => one.name);
      expect(bare).toEqual([]);
    }
  });

  it('leaves no reference of its OpenAPI document hanging', async () => {
    const { body } = await ask('/openapi.json');
    const { components } = JSON.parse(body) as { components: { schemas: object } };
    const named = [...body.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !(name in components.schemas))).toEqual([]);
  });
});

describe('what nobody should ask', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    '%s is refused with what is allowed',
    async (method) => {
      const response = await app.inject({ method, url: '/v1/campaigns' });
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD']);
      expect(response.headers['content-type']).toMatch('application/problem+json');
    },
  );

  it('reads no large body', async () => {
    const response = await app.inject({ method: 'POST', url: '/nowhere', payload: { text: 'x'.repeat(5000) } });
    expect([response.statusCode, response.json<{ status: number }>().status]).toEqual([413, 413]);
  });

  it.each(['/nowhere', '/v1', '/v2/campaigns', '/v1/campaigns/c-1/victims'])('%s is a problem', async (url) => {
    const response = await ask(url);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });
  });

  it('broken escapes are a problem too', async () => {
    const response = await ask('/v1/campaigns/%zz');
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('another host name is DNS rebinding', async () => {
    const response = await app.inject({ method: 'GET', url: '/v1/campaigns', headers: { host: 'evil.example' } });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([421, 'wrong-host']);
  });

  it.each(['/v1/campaigns', '/nowhere', '/v1/campaigns?x=1', '/v1/campaigns/%zz'])(
    '%s is never kept, framed or guessed',
    async (url) => {
      expect((await ask(url)).headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
    },
  );

  it('values looked up are in no log line', async () => {
    await ask('/v1/artifacts?value=my.own.mail%40victims.net');
    await ask('/v1/my.own.mail%40victims.net');
    expect(logged).toContain('"/v1/artifacts"');
    expect(logged).not.toContain('my.own.mail');
  });
});
