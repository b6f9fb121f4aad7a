import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ARTIFACT_KINDS, type Engine } from '../../../engine/index.js';
import { MAX_WORD } from '../../present/filter.js';
import { lookupJson } from '../../present/lookup.js';
import { LookupAnswer } from '../schemas/answers.js';
import { problems } from '../schemas/problem.js';

const LookupQuery = Type.Object(
  {
    value: Type.String({
      minLength: 1,
      maxLength: MAX_WORD,
      description: 'Any spelling of a phone, IBAN, address, wallet, handle …; defanged forms too',
      examples: ['0044 20 7946 0000'],
    }),
    kind: Type.Optional(Type.Enum([...ARTIFACT_KINDS], { description: 'Reads the value as this kind alone' })),
    country: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z]{2}$',
        description: 'ISO 3166-1 alpha-2, to read phone numbers written without a country code',
        examples: ['GB'],
      }),
    ),
  },
  { additionalProperties: false },
);

export const artifactRoutes: FastifyPluginCallbackTypebox<{ engine: Engine }> = (app, { engine }, done) => {
  app.get(
    '/v1/artifacts',
    {
      schema: {
        summary: 'Which campaigns use this value, and how sure that is',
        operationId: 'lookup',
        tags: ['artifacts'],
        querystring: LookupQuery,
        response: { 200: LookupAnswer, ...problems(400, 503) },
      },
    },
    async ({ query }) => {
      const hint = { kind: query.kind, country: query.country?.toUpperCase() };
      return lookupJson(await engine.lookup(query.value, hint));
    },
  );
  done();
};
