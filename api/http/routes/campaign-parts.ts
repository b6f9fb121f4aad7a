import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Engine, Level } from '../../../engine/index.js';
import { campaignArtifactJson } from '../../present/campaign.js';
import { reportJson } from '../disclose.js';
import { ArtifactPage, ReportPage } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';
import { CampaignIdParam, OperationIdParam, PageQuery } from '../schemas/query.js';
import { inKeptRun, pageAsked, presentCampaign } from './present-campaign.js';

interface Parts {
  readonly engine: Engine;
  readonly level: Level;
}

const WORDS = {
  campaign: {
    path: '/v1/campaigns',
    tags: ['campaigns'],
    name: 'Campaign',
    params: CampaignIdParam,
    the: 'a campaign',
  },
  operation: {
    path: '/v1/operations',
    tags: ['operations'],
    name: 'Operation',
    params: OperationIdParam,
    the: 'an operation',
  },
} as const;

/** Reports and artifacts of a campaign or an operation: registered once for each level. */
export const campaignPartRoutes: FastifyPluginCallbackTypebox<Parts> = (app, { engine, level }, done) => {
  const { path, tags, name, params: IdParam, the } = WORDS[level];
  app.get(
    `${path}/:id/reports`,
    {
      schema: {
        summary: `The reports of ${the}`,
        operationId: `list${name}Reports`,
        tags: [...tags],
        params: IdParam,
        querystring: PageQuery,
        response: { 200: ReportPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params, query }) => {
      const { campaign } = await presentCampaign(engine, params.id, level);
      const page = await inKeptRun(query.cursor, engine.campaignReports(campaign.id, pageAsked(query)));
      return { ...page, campaignId: campaign.id, items: page.items.map(reportJson) };
    },
  );

  app.get(
    `${path}/:id/artifacts`,
    {
      schema: {
        summary: `The artifacts of ${the}, and why some of them are not links`,
        operationId: `list${name}Artifacts`,
        tags: [...tags],
        params: IdParam,
        querystring: PageQuery,
        response: { 200: ArtifactPage, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params, query }) => {
      const { campaign } = await presentCampaign(engine, params.id, level);
      const page = await inKeptRun(query.cursor, engine.campaignArtifacts(campaign.id, pageAsked(query)));
      return { ...page, campaignId: campaign.id, items: page.items.map(campaignArtifactJson) };
    },
  );
  done();
};
