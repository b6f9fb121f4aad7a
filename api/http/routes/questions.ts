import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Engine } from '../../../engine/index.js';
import { linkPageJson } from '../../present/links.js';
import { setAsidePageJson } from '../../present/set-aside.js';
import { problems } from '../schemas/problem.js';
import { CampaignIdParam, CampaignLinkQuery, HubQuery, LinkQuery } from '../schemas/query.js';
import { HubPage, LinkPage } from '../schemas/questions.js';
import { inKeptRun, pageAsked, presentCampaign } from './present-campaign.js';

/** What an analyst should look at: possible links, and artifacts that were set aside. */
export const questionRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/campaigns/:id/links',
    {
      schema: {
        summary: 'What might join a campaign to others, or divide it: questions, never findings',
        operationId: 'listCampaignLinks',
        tags: ['questions'],
        params: CampaignIdParam,
        querystring: CampaignLinkQuery,
        response: { 200: LinkPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params, query }) => {
      const { campaign } = await presentCampaign(engine, params.id, 'campaign');
      const filter = { campaign: campaign.id, kind: query.kind };
      return linkPageJson(await inKeptRun(query.cursor, engine.possibleLinks(filter, pageAsked(query))));
    },
  );

  app.get(
    '/v1/links',
    {
      schema: {
        summary: 'All possible links of the latest run, most probable first: questions, never findings',
        operationId: 'listLinks',
        tags: ['questions'],
        querystring: LinkQuery,
        response: { 200: LinkPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ query }) => {
      const campaign =
        query.campaign === undefined ? undefined : (await presentCampaign(engine, query.campaign)).campaign;
      const filter = { campaign: campaign?.id, kind: query.kind };
      return linkPageJson(await inKeptRun(query.cursor, engine.possibleLinks(filter, pageAsked(query))));
    },
  );

  app.get(
    '/v1/hubs',
    {
      schema: {
        summary: 'Artifacts that were set aside, and suspects: why, and what they would tie together if let back',
        operationId: 'listHubs',
        tags: ['questions'],
        querystring: HubQuery,
        response: { 200: HubPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ query }) => {
      const filter = { class: query.class, list: query.list };
      return setAsidePageJson(await inKeptRun(query.cursor, engine.setAside(filter, pageAsked(query))));
    },
  );
  done();
};
