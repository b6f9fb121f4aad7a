import { Type } from 'typebox';
import { count, listOf } from './shape.js';

/** The shape of every error (RFC 9457). */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Always about:blank; `code` tells problems apart' }),
    title: Type.String(),
    status: count('The HTTP status'),
    code: Type.String({ description: 'For scripts', examples: ['usage', 'not-found', 'dissolved', 'store-busy'] }),
    detail: Type.String({ description: 'What is wrong and what to do' }),
    field: Type.Optional(Type.String({ description: 'The query word or path part at fault' })),
    followed: Type.Optional(listOf('Alias', 'The ids a dissolved id went through')),
  },
  { $id: 'Problem', description: 'What went wrong (RFC 9457)' },
);

const SAID: Readonly<Record<number, string>> = {
  400: 'A word of the query cannot be read, or is not known here',
  404: 'No such id was ever known here',
  410: 'The campaign was dissolved, or the cursor belongs to a run that is no longer kept',
  503: 'The store is busy or away: try again after the time given',
};

/** Entries for `schema.response`, one per status. */
export function problems(...statuses: readonly number[]): Record<number, object> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: SAID[status] ?? 'Problem',
        content: { 'application/problem+json': { schema: { $ref: 'Problem' } } },
      },
    ]),
  );
}
