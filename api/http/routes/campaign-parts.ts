import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Engine } from '../../../engine/index.js';
import { campaignArtifactJson } from '../../present/campaign.js';
import { DEFAULT_PAGE } from '../../present/filter.js';
import { reportJson } from '../disclose.js';
import { ArtifactPage, ReportPage } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';
import { CampaignIdParam, PageQuery } from '../schemas/query.js';
import { inKeptRun, presentCampaign } from './present-campaign.js';

export const campaignPartRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/campaigns/:id/reports',
    {
      schema: {
        summary: 'The reports of a campaign',
        operationId: 'listCampaignReports',
        tags: ['campaigns'],
        params: CampaignIdParam,
        querystring: PageQuery,
        response: { 200: ReportPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params, query }) => {
      const { campaign } = await presentCampaign(engine, params.id);
      const asked = { limit: query.limit ?? DEFAULT_PAGE, cursor: query.cursor };
      const page = await inKeptRun(query.cursor, engine.campaignReports(campaign.id, asked));
      return { ...page, campaignId: campaign.id, items: page.items.map(reportJson) };
    },
  );

  app.get(
    '/v1/campaigns/:id/artifacts',
    {
      schema: {
        summary: 'The artifacts of a campaign, and why some of them are not links',
        operationId: 'listCampaignArtifacts',
        tags: ['campaigns'],
        params: CampaignIdParam,
        querystring: PageQuery,
        response: { 200: ArtifactPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params, query }) => {
      const { campaign } = await presentCampaign(engine, params.id);
      const asked = { limit: query.limit ?? DEFAULT_PAGE, cursor: query.cursor };
      const page = await inKeptRun(query.cursor, engine.campaignArtifacts(campaign.id, asked));
      return { ...page, campaignId: campaign.id, items: page.items.map(campaignArtifactJson) };
    },
  );
  done();
};
