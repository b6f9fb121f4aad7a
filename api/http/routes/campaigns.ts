import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { SkeinError, type CampaignPage as FoundPage, type Engine } from '../../../engine/index.js';
import { campaignAnswerJson, campaignJson, campaignPageJson } from '../../present/campaign.js';
import { readFilter, type FilterWords } from '../../present/filter.js';
import { problem, ProblemError } from '../problem.js';
import { CampaignAnswer, CampaignPage } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';
import { CampaignIdParam, CampaignQuery, FilterQuery, NoQuery, OperationIdParam } from '../schemas/query.js';
import { inKeptRun, presentCampaign, type Present } from './present-campaign.js';

export const campaignRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/campaigns',
    {
      schema: {
        summary: 'Campaigns of the latest run, filtered and sorted',
        operationId: 'listCampaigns',
        tags: ['campaigns'],
        querystring: CampaignQuery,
        response: { 200: CampaignPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ query }) => campaignPageJson(await ofOperation(engine, query.operation, found(engine, query))),
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
      return oneCampaign(engine, await presentCampaign(engine, params.id, 'campaign'));
    },
  );
  done();
};

export const operationRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/operations',
    {
      schema: {
        summary: 'Operations of the latest run: campaigns that evidence joins, counted as one',
        operationId: 'listOperations',
        tags: ['operations'],
        querystring: FilterQuery,
        response: { 200: CampaignPage, ...problems(400, 410, 503) },
      },
    },
    async ({ query }) => campaignPageJson(await found(engine, { ...query, level: 'operation' })),
  );

  app.get(
    '/v1/operations/:id',
    {
      schema: {
        summary: 'One operation, by its present id or any id it ever had',
        operationId: 'getOperation',
        tags: ['operations'],
        params: OperationIdParam,
        querystring: NoQuery,
        response: { 200: CampaignAnswer, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params }) => {
      return oneCampaign(engine, await presentCampaign(engine, params.id, 'operation'));
    },
  );

  app.get(
    '/v1/operations/:id/campaigns',
    {
      schema: {
        summary: 'The campaigns of an operation, filtered and sorted',
        operationId: 'listOperationCampaigns',
        tags: ['operations'],
        params: OperationIdParam,
        querystring: FilterQuery,
        response: { 200: CampaignPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params, query }) => {
      const { campaign } = await presentCampaign(engine, params.id, 'operation');
      return campaignPageJson(await found(engine, { ...query, operation: campaign.id }));
    },
  );
  done();
};

async function oneCampaign(engine: Engine, { answer, campaign }: Present) {
  const [provisional = null] = await engine.provisional(answer.run, [campaign.id]);
  return { ...campaignAnswerJson(answer), campaign: campaignJson(campaign), provisional };
}

/** Whether there is such an operation, the engine has said; why there is none is told as of any other id. */
async function ofOperation(engine: Engine, id: string | undefined, asked: Promise<FoundPage>): Promise<FoundPage> {
  try {
    return await asked;
  } catch (error) {
    if (id !== undefined && error instanceof SkeinError && error.code === 'not-found')
      await presentCampaign(engine, id, 'operation', 'operation');
    throw error;
  }
}

async function found(engine: Engine, words: FilterWords): Promise<FoundPage> {
  const reading = readFilter(words, engine.config.currency);
  if ('fault' in reading) {
    const { word, reason } = reading.fault;
    throw new ProblemError(problem(400, 'usage', `"${word}" ${reason}`, { field: word }));
  }
  return inKeptRun(words.cursor, engine.campaigns(reading.filter));
}
