import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { dayFromText, SkeinError, type Engine } from '../../../engine/index.js';
import { alertPageJson } from '../../present/alerts.js';
import { AlertPage } from '../schemas/alerts.js';
import { problems } from '../schemas/problem.js';
import { AlertQuery } from '../schemas/query.js';
import { pageAsked } from './present-campaign.js';

/** What someone should look at today. */
export const alertRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/alerts',
    {
      schema: {
        summary: 'Early warnings, oldest first: each thing is told once, and stays for ever',
        operationId: 'listAlerts',
        tags: ['campaigns'],
        querystring: AlertQuery,
        response: { 200: AlertPage, ...problems(400, 503) },
      },
    },
    async ({ query }) => {
      const since = query.since === undefined ? undefined : dayFromText(query.since);
      if (since === null) throw new SkeinError('usage', 'since must be a day of the calendar as YYYY-MM-DD');
      return alertPageJson(await engine.alerts({ since }, pageAsked(query)));
    },
  );
  done();
};
