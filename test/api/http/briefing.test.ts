import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignBriefJson, morningJson, type MorningJson } from '../../../api/present/briefing/json.js';
import type { Engine } from '../../../engine/index.js';
import { PLANTED_MARKS, plantedReports } from '../../e2e/reports.js';
import { httpWorld, type HttpWorld } from './world.js';

let world: HttpWorld;
let engine: Engine;
let app: FastifyInstance;

beforeAll(async () => {
  world = await httpWorld(plantedReports({ campaigns: 12, size: 6 }));
  ({ engine, app } = world);
});

afterAll(() => world.close());

async function anId(): Promise<string> {
  const { campaigns } = await engine.campaigns({ level: 'campaign', sort: 'lost', order: 'desc', limit: 1 });
  return campaigns[0]!.id;
}

const ask = (url: string, accept?: string) =>
  app.inject({ method: 'GET', url, headers: accept === undefined ? {} : { accept } });

describe('/v1/briefing', () => {
  it('answers all that the engine knows, with no field lost on the way', async () => {
    const briefing = await engine.brief({ limit: 3 });
    expect((await ask('/v1/briefing?limit=3')).json()).toEqual(JSON.parse(JSON.stringify(morningJson(briefing))));
  });

  it('tells what is new, in full numbers and the first campaigns', async () => {
    const found = (await ask('/v1/briefing?limit=3')).json<MorningJson>();
    expect(found.counts.campaign).toMatchObject({ born: 12, merged: 0 });
    expect(found.sections[0]).toMatchObject({ event: 'born', campaigns: 12, gone: 0 });
    expect(found.sections[0]!.rows).toHaveLength(3);
    expect(found.whole.victims.distinct).toBe(72);
  });

  it.each([
    ['text/html', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/markdown', 'text/markdown'],
    ['application/json', 'application/json'],
    ['text/html;q=0.2, application/json;q=0.9', 'application/json'],
    ['*/*', 'application/json'],
    [undefined, 'application/json'],
  ])('comes for Accept: %s as %s', async (accept, type) => {
    const response = await ask('/v1/briefing', accept);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
  });

  it('comes as the query says before what the header says, and is refused in what it is not made of', async () => {
    expect((await ask('/v1/briefing?format=md', 'text/html')).body).toMatch(/^# Morning briefing\n/);
    expect((await ask('/v1/briefing', 'image/png')).statusCode).toBe(406);
    expect((await ask('/v1/briefing?format=pdf')).json()).toMatchObject({ status: 400, field: 'format' });
  });

  it.each([
    ['run=2', 404],
    ['run=0', 400],
    ['days=0', 400],
    ['days=367', 400],
    ['limit=51', 400],
    ['colour=red', 400],
  ])('refuses ?%s', async (words, status) => {
    expect((await ask(`/v1/briefing?${words}`)).statusCode).toBe(status);
  });
});

describe('a page of a briefing', () => {
  it('may do nothing but wear its own style, by the header as by itself', async () => {
    for (const url of ['/v1/briefing?format=html', `/v1/campaigns/${await anId()}/briefing?format=html`]) {
      const { body, headers } = await ask(url);
      const style = /<style>([^]*?)<\/style>/.exec(body)![1]!;
      const hash = createHash('sha256').update(style).digest('base64');
      const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
      expect(headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
      const said = policy.replaceAll("'", '&#39;');
      expect(body).toContain(`<meta http-equiv="Content-Security-Policy" content="${said}">`);
      expect(body).not.toMatch(/<script|<link|<img|<iframe|<a |\shref=|\ssrc=|\sstyle=|url\(|@import/i);
    }
  });

  it('shows nothing of a victim, in any format', async () => {
    const id = await anId();
    for (const format of ['html', 'md', 'json'])
      for (const url of ['/v1/briefing', `/v1/campaigns/${id}/briefing`]) {
        const { body } = await ask(`${url}?format=${format}`);
        for (const mark of PLANTED_MARKS) expect(body).not.toContain(mark);
      }
  });

  it('is the same in bytes, however often it is made', async () => {
    for (const url of ['/v1/briefing?format=html', `/v1/campaigns/${await anId()}/briefing?format=md`])
      expect((await ask(url)).body).toBe((await ask(url)).body);
  });
});

describe('/v1/campaigns/{id}/briefing', () => {
  it('answers all that the engine knows, with no field lost on the way', async () => {
    const id = await anId();
    const briefing = await engine.briefCampaign({ id });
    const answered = (await ask(`/v1/campaigns/${id}/briefing`)).json<object>();
    expect(answered).toEqual(JSON.parse(JSON.stringify(campaignBriefJson(briefing))));
    expect(answered).toMatchObject({
      campaign: { id, reports: 6 },
      history: { total: 1, items: [{ run: 1, event: 'born' }] },
    });
  });

  it('does not know an id that was never given, nor one of another level', async () => {
    const { campaign } = (await engine.campaign(await anId()))!;
    expect((await ask('/v1/campaigns/c-nothing/briefing')).statusCode).toBe(404);
    expect((await ask(`/v1/campaigns/${campaign!.operation}/briefing`)).statusCode).toBe(404);
    expect((await ask(`/v1/operations/${campaign!.operation}/briefing`)).statusCode).toBe(200);
  });
});
