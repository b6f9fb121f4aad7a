import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine, Level } from '../../../engine/index.js';
import {
  campaignBriefJson,
  campaignPage,
  morningJson,
  morningPage,
  type BriefFormat,
} from '../../present/briefing/formats.js';
import { PAGE_POLICY } from '../../present/briefing/html.js';
import { problem, ProblemError } from '../problem.js';
import { CampaignBriefing, MorningBriefing } from '../schemas/briefing.js';
import { problems } from '../schemas/problem.js';
import { BriefQuery, CampaignBriefQuery, CampaignIdParam, OperationIdParam } from '../schemas/query.js';
import { presentCampaign } from './present-campaign.js';

/** Briefings, in the format that the reader asks for. */
export const briefingRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/briefing',
    {
      schema: {
        summary: 'What a run changed, and whom to ask for a stop of payments; JSON, Markdown or a page to print',
        operationId: 'getBriefing',
        tags: ['briefings'],
        produces: PRODUCES,
        querystring: BriefQuery,
        response: { 200: MorningBriefing, ...problems(400, 404, 406, 503) },
      },
    },
    async (request, reply) => {
      const { format: asked, ...query } = request.query;
      const format = formatOf(request, asked);
      const briefing = await engine.brief(query);
      return format === 'json' ? morningJson(briefing) : sendPage(reply, morningPage(briefing, format), format);
    },
  );

  for (const { path, level, name, params } of LEVEL_ROUTES)
    app.get(
      path,
      {
        schema: {
          summary: `All that is known of one ${level}, and how sure it is; JSON, Markdown or a page to print`,
          operationId: `get${name}Briefing`,
          tags: ['briefings'],
          produces: PRODUCES,
          params,
          querystring: CampaignBriefQuery,
          response: { 200: CampaignBriefing, ...problems(400, 404, 406, 410, 503) },
        },
      },
      async (request, reply) => {
        const format = formatOf(request, request.query.format);
        const { id } = request.params;
        await presentCampaign(engine, id, level);
        const briefing = await engine.briefCampaign({ id, days: request.query.days });
        return format === 'json'
          ? campaignBriefJson(briefing)
          : sendPage(reply, campaignPage(briefing, format), format);
      },
    );
  done();
};

interface LevelRoute {
  readonly path: string;
  readonly level: Level;
  readonly name: string;
  readonly params: typeof CampaignIdParam;
}

const LEVEL_ROUTES: readonly LevelRoute[] = [
  { path: '/v1/campaigns/:id/briefing', level: 'campaign', name: 'Campaign', params: CampaignIdParam },
  { path: '/v1/operations/:id/briefing', level: 'operation', name: 'Operation', params: OperationIdParam },
];

const TYPES: Readonly<Record<BriefFormat, string>> = {
  json: 'application/json',
  md: 'text/markdown',
  html: 'text/html',
};
const PRODUCES = Object.values(TYPES);

/** The word of the query; without it the first type of the Accept header, by weight, that there is. */
function formatOf({ headers }: FastifyRequest, asked: BriefFormat | undefined): BriefFormat {
  if (asked !== undefined) return asked;
  const accepted = headers.accept ?? '*/*';
  const found = accepted
    .split(',', 20)
    .map((one) => one.split(';').map((part) => part.trim().toLowerCase()))
    .map(([type = '', ...words]) => ({ type, weight: weightOf(words) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ type }) => FORMAT_OF[type] ?? [])[0];
  if (found === undefined)
    throw new ProblemError(problem(406, 'not-acceptable', `a briefing is there as ${PRODUCES.join(', ')}`));
  return found;
}

const FORMAT_OF: Readonly<Record<string, BriefFormat>> = {
  'application/json': 'json',
  'application/*': 'json',
  'text/html': 'html',
  'text/*': 'html',
  'text/markdown': 'md',
  '*/*': 'json',
};

function weightOf(words: readonly string[]): number {
  const weight = Number(words.find((word) => word.startsWith('q='))?.slice(2) ?? 1);
  return weight >= 0 && weight <= 1 ? weight : 0;
}

/** The page wears its own style, which the policy of all other answers would take off. */
function sendPage(reply: FastifyReply, page: string, format: 'md' | 'html'): never {
  void reply
    .header('content-security-policy', `${PAGE_POLICY}; frame-ancestors 'none'`)
    .header('vary', 'accept')
    .type(`${TYPES[format]}; charset=utf-8`)
    .serializer((text: unknown) => String(text))
    .send(page);
  return reply as never; // it is sent: the schema of 200 is of the JSON
}
