import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { SkeinError, type CampaignAnswer, type Campaign, type Engine } from '../../../engine/index.js';
import { campaignAnswerJson, campaignArtifactJson, campaignJson, campaignPageJson } from '../../present/campaign.js';
import { DEFAULT_PAGE, readFilter } from '../../present/filter.js';
import { reportJson } from '../disclose.js';
import { problem, ProblemError } from '../problem.js';
import { ArtifactPage, CampaignAnswer as CampaignAnswerSchema, CampaignPage, ReportPage } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';
import { CampaignIdParam, CampaignQuery, NoQuery, PageQuery } from '../schemas/query.js';

interface Present {
  readonly answer: CampaignAnswer;
  readonly campaign: Campaign;
}

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
        response: { 200: CampaignAnswerSchema, ...problems(400, 404, 410, 503) },
      },
    },
    async ({ params }) => {
      const { answer, campaign } = await presentCampaign(engine, params.id);
      return { ...campaignAnswerJson(answer), campaign: campaignJson(campaign) };
    },
  );

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

/** The campaign an id stands for today; 404 where the id was never given, 410 where the campaign was dissolved. */
async function presentCampaign(engine: Engine, id: string): Promise<Present> {
  const answer = await engine.campaign(id);
  if (answer === null)
    throw new ProblemError(problem(404, 'not-found', 'no campaign ever had this id', { field: 'id' }));
  const { campaign, followed } = answer;
  if (campaign === null)
    throw new ProblemError(
      problem(410, 'dissolved', 'this campaign was dissolved: its reports went separate ways', {
        field: 'id',
        followed,
      }),
    );
  return { answer, campaign };
}

/** Only the last few runs are kept, so a cursor of an older one is gone for good, which is not the same as unknown. */
async function inKeptRun<Page>(cursor: string | undefined, asked: Promise<Page>): Promise<Page> {
  try {
    return await asked;
  } catch (error) {
    if (cursor === undefined || !(error instanceof SkeinError) || error.code !== 'not-found') throw error;
    const detail = 'the run of this cursor is no longer kept; start again without a cursor';
    throw new ProblemError(problem(410, 'cursor-expired', detail, { field: 'cursor' }));
  }
}
