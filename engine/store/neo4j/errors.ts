import { Neo4jError } from 'neo4j-driver';
import { SkeinError } from '../../model/errors.js';

/**
 * What the server's codes mean for a user. Its own texts may repeat values, so they stay in `cause`.
 *
 * @see https://neo4j.com/docs/status-codes/current/
 */
const MEANINGS: readonly (readonly [start: string, meaning: string])[] = [
  [
    'Neo.ClientError.Security.Unauthorized',
    'Neo4j refuses the user or the password: set NEO4J_USER and NEO4J_PASSWORD',
  ],
  ['Neo.ClientError.Security', 'Neo4j does not allow this user what skein has to do'],
  ['Neo.ClientError.Database.DatabaseNotFound', 'Neo4j has no database of this name'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemory', 'Neo4j ran out of memory: give it a larger heap'],
  ['Neo.TransientError.General.OutOfMemory', 'Neo4j ran out of memory: give it a larger heap'],
  ['Neo.TransientError', 'Neo4j could not do it now: try again'],
  ['Neo.DatabaseError.General.StorageDamage', 'the data of Neo4j is damaged: restore it from a backup'],
];

const AWAY = ['ServiceUnavailable', 'SessionExpired'];

/** The error a caller should see in place of what the driver threw; others pass as they are. */
export function storeError(cause: unknown): unknown {
  if (!(cause instanceof Neo4jError)) return cause;
  if (AWAY.includes(cause.code))
    return new SkeinError('store-failed', 'Neo4j cannot be reached: check that it runs, and its address', cause);
  const meaning = MEANINGS.find(([start]) => cause.code.startsWith(start))?.[1];
  return new SkeinError('store-failed', meaning ?? 'Neo4j refused a statement', cause);
}

/** Awaits the work, and turns what the driver throws into `SkeinError`. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw storeError(cause);
  }
}
