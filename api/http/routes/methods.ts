import type { FastifyInstance } from 'fastify';
import { problem, sendProblem } from '../problem.js';

const REFUSED = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Collects the paths of the routes that are registered from now on. */
export function pathsOf(app: FastifyInstance): ReadonlySet<string> {
  const paths = new Set<string>();
  app.addHook('onRoute', (route) => {
    paths.add(route.url);
  });
  return paths;
}

/** A known address asked in the wrong way is 405 with what is allowed, not 404. Refused before any body is read. */
export function refuseOtherMethods(app: FastifyInstance, paths: ReadonlySet<string>): void {
  for (const url of [...paths])
    app.route({
      url,
      method: REFUSED,
      schema: { hide: true },
      onRequest: (_request, reply) => {
        sendProblem(reply.header('allow', 'GET, HEAD'), problem(405, 'read-only', 'skein answers GET and HEAD here'));
      },
      handler: () => undefined,
    });
}
