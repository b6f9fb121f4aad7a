/**
 * The HTTP door: a function that takes its parts and gives an app, which tests ask by injection and `serve` lets listen.
 * Read only, no bodies, one version prefix; every answer has a schema, every error is a problem (RFC 9457).
 */
import type { Writable } from 'node:stream';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { LEVELS, type Engine } from '../../engine/index.js';
import { refuseStrangers, sendSafeHeaders } from './guard.js';
import { answerBrokenSocket, problem, problemOf, sendProblem } from './problem.js';
import { artifactRoutes } from './routes/artifacts.js';
import { briefingRoutes } from './routes/briefing.js';
import { campaignPartRoutes } from './routes/campaign-parts.js';
import { campaignRoutes, operationRoutes } from './routes/campaigns.js';
import { pathsOf, refuseOtherMethods } from './routes/methods.js';
import { alertRoutes } from './routes/alerts.js';
import { questionRoutes } from './routes/questions.js';
import { serviceRoutes } from './routes/service.js';
import { ANSWER_SCHEMAS } from './schemas/answers.js';
import { BRIEFING_SCHEMAS } from './schemas/briefing.js';
import { CAMPAIGN_SCHEMAS } from './schemas/campaign.js';
import { ProblemSchema } from './schemas/problem.js';
import { QUESTION_SCHEMAS } from './schemas/questions.js';
import { REPORT_SCHEMAS } from './schemas/report.js';

export interface AppParts {
  readonly engine: Engine;
  /** Of skein, for the OpenAPI document. */
  readonly version: string;
  /** Where request lines and faults are logged; null logs nothing. */
  readonly log: Writable | null;
}

/** Headers alone may be 16 KiB (Node's own limit); bodies are never read. */
const BODY_LIMIT = 1024;
const REQUEST_MS = 15_000;

/** The app, ready to listen or to be asked by `inject`. */
export async function buildApp({ engine, version, log }: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    bodyLimit: BODY_LIMIT,
    clientErrorHandler: answerBrokenSocket,
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
    logController: new LogController({ disableRequestLogging: true }),
    logger: log === null ? false : { level: 'info', stream: log },
    requestTimeout: REQUEST_MS,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<TypeBoxTypeProvider>();
  await app.register(swagger, openApi(version));
  for (const schema of [
    ...CAMPAIGN_SCHEMAS,
    ...REPORT_SCHEMAS,
    ...ANSWER_SCHEMAS,
    ...QUESTION_SCHEMAS,
    ...BRIEFING_SCHEMAS,
    ProblemSchema,
  ])
    app.addSchema(schema);
  app.addHook('onRequest', refuseStrangers);
  app.addHook('onRequest', sendSafeHeaders);
  app.addHook('onResponse', logAnswer);
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem(404, 'not-found', 'there is nothing at this address; / lists the addresses')),
  );
  const paths = pathsOf(app);
  await app.register(serviceRoutes, { engine });
  await app.register(campaignRoutes, { engine });
  await app.register(operationRoutes, { engine });
  for (const level of LEVELS) await app.register(campaignPartRoutes, { engine, level });
  await app.register(briefingRoutes, { engine });
  await app.register(questionRoutes, { engine });
  await app.register(alertRoutes, { engine });
  await app.register(artifactRoutes, { engine });
  refuseOtherMethods(app, paths);
  await app.ready();
  return app;
}

function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const told = problemOf(error);
  if (told.status >= 500) request.log.error({ err: error, route: routeOf(request) }, 'fault');
  return sendProblem(reply, told);
}

/** Looked-up values may be a victim's own, so the log holds the route's pattern and never the URL. */
function logAnswer(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const line = {
    method: request.method,
    route: routeOf(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  };
  request.log.info(line, 'answered');
  done();
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

function openApi(version: string): object {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'skein',
        version,
        summary: 'Fraud campaigns: distinct victims, summed losses and the artifacts that hold them together',
        description:
          'Read only. Money is decimal text with its currency, days are YYYY-MM-DD, lists come in pages with a cursor. ' +
          'Artifacts have an exact `value` for comparing and a defanged `shown` for people. Errors are RFC 9457 problems.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This server' }],
      tags: [
        { name: 'campaigns', description: 'Reports wound by the same hand' },
        { name: 'operations', description: 'Campaigns that evidence joins, counted as one' },
        { name: 'briefings', description: 'What to read in the morning, and what to lay on a desk' },
        { name: 'questions', description: 'What an analyst should look at: possible links, artifacts set aside' },
        { name: 'artifacts', description: 'What attackers used' },
        { name: 'service', description: 'The state of skein itself' },
      ],
    },
    refResolver: {
      buildLocalReference: (schema: { $id?: string }, _base: unknown, _fragment: string, place: number) =>
        schema.$id ?? `Shape${place}`,
    },
  };
}
