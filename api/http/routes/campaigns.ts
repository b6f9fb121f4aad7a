import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Engine } from '../../../engine/index.js';
import { campaignAnswerJson, campaignJson, campaignPageJson } from '../../present/campaign.js';
import { readFilter } from '../../present/filter.js';
import { problem, ProblemError } from '../problem.js';
import { CampaignAnswer, CampaignPage } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';
import { CampaignIdParam, CampaignQuery, NoQuery } from '../schemas/query.js';
import { inKeptRun, presentCampaign } from './present-campaign.js';

export const campaignRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/campaigns',
    {
      schema: {
        summary: 'Campaigns of the latest run, filtered and sorted',
        operationId: 'listCampaigns',
        tags: ['campaigns'],
        querystring: CampaignQuery,
        response: { 200: CampaignPage, ...problems(400, 410, 503) },
      },
    },
    async ({ query }) => {
      const reading = readFilter(query, engine.config.currency);
      if ('fault' in reading) {
        const { word, reason } = reading.fault;
        throw new ProblemError(problem(400, 'usage', `"${word}" ${reason}`, { field: word }));
      }
      return campaignPageJson(await inKeptRun(query.cursor, engine.campaigns(reading.filter)));
    },
  );

  app.get(
    '/v1/campaigns/:id',
    {
      schema: {
        summary: 'One campaign, by its present id or any id it ever had',
        operationId: 'getCampaign',
        tags: ['campaigns'],
        params: CampaignIdParam,
        querystring: NoQuery,
        response: { 200: CampaignAnswer, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params }) => {
      const { answer, campaign } = await presentCampaign(engine, params.id);
      return { ...campaignAnswerJson(answer), campaign: campaignJson(campaign) };
    },
  );

  done();
};
