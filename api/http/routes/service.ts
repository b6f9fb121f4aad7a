import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Engine } from '../../../engine/index.js';
import { eventPageJson } from '../../present/events.js';
import { healthJson, runJson } from '../../present/run.js';
import { settlementPageJson } from '../../present/settled.js';
import { ADDRESSES } from '../addresses.js';
import { problem, ProblemError } from '../problem.js';
import { HealthAnswer, RunAnswer } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';
import { EventQuery } from '../schemas/query.js';
import { EventPage, SettledPage } from '../schemas/questions.js';
import { pageAsked } from './present-campaign.js';

export const serviceRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get('/', { schema: { hide: true } }, () => ({ name: 'skein', addresses: ADDRESSES }));

  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());

  app.get(
    '/health',
    {
      schema: {
        summary: 'Whether the store answers, and what it holds',
        operationId: 'health',
        tags: ['service'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: HealthAnswer, ...problems(503) },
      },
    },
    async () => healthJson(await engine.health()),
  );

  app.get(
    '/v1/runs/latest',
    {
      schema: {
        summary: 'The run that readers see: its manifest, the reports in no campaign, and the whole counted once',
        operationId: 'latestRun',
        tags: ['service'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: RunAnswer, ...problems(404, 503) },
      },
    },
    async () => {
      const run = await engine.latestRun();
      if (run === null)
        throw new ProblemError(problem(404, 'not-found', 'no run was published yet; run: skein rescore'));
      return runJson(run);
    },
  );
  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'What happened to campaigns and operations in a run; events are kept for ever',
        operationId: 'listEvents',
        tags: ['service'],
        querystring: EventQuery,
        response: { 200: EventPage, ...problems(400, 404, 503) },
      },
    },
    async ({ query }) => eventPageJson(await engine.events(query.run ?? null, pageAsked(query))),
  );

  app.get(
    '/v1/settled',
    {
      schema: {
        summary: 'What a run made of reports that were attached provisionally: confirmed, moved, released',
        operationId: 'listSettled',
        tags: ['service'],
        querystring: EventQuery,
        response: { 200: SettledPage, ...problems(400, 404, 503) },
      },
    },
    async ({ query }) => settlementPageJson(await engine.settled(query.run ?? null, pageAsked(query))),
  );
  done();
};
