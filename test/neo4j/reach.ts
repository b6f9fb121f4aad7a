// The driver declares its settings as classes, but takes plain objects.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
import { fileURLToPath } from 'node:url';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, describe, inject } from 'vitest';
import { openNeo4jStore, type Neo4jOptions } from '../../engine/store/neo4j/open.js';
import type { Store } from '../../engine/store/store.js';
import type { TestServer } from './server.js';

const server = inject('neo4j');

export const CYPHER_DIR = fileURLToPath(new URL('../../cypher', import.meta.url));

/** Cases that need the server; the setup has told why there is none, where there is none. */
export const withServer = describe.skipIf(server === null);

/** Cases that stop and start it, which is for a server of our own only. */
export const withOwnServer = describe.skipIf(!hasOwnServer());

export function hasOwnServer(): boolean {
  return (server?.own ?? null) !== null;
}

export function theServer(): TestServer {
  if (server === null) throw new Error('there is no server');
  return server;
}

export function openStore(options: Partial<Neo4jOptions> = {}): Promise<Store> {
  const { url, user, password } = theServer();
  return openNeo4jStore({ address: { url, database: 'neo4j', user, password }, cypherDir: CYPHER_DIR, ...options });
}

/** As the environment of a command. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { url, user, password } = theServer();
  return { SKEIN_STORE: url, NEO4J_USER: user, NEO4J_PASSWORD: password };
}

let driver: Driver | null = null;
afterAll(async () => {
  await driver?.close();
  driver = null;
});

/** Asks the server past the store, as an analyst does. */
export async function ask<R extends object>(text: string, parameters: object = {}): Promise<R[]> {
  const { url, user, password } = theServer();
  driver ??= neo4j.driver(url, neo4j.auth.basic(user, password), {
    connectionLivenessCheckTimeout: 0, // tests restart the server
    disableLosslessIntegers: true,
  });
  const session = driver.session({ database: 'neo4j' });
  try {
    return (await session.run(text, parameters)).records.map((record) => record.toObject() as R);
  } finally {
    await session.close();
  }
}

/** Leaves the schema, which takes long to make. */
export async function wipe(): Promise<void> {
  await ask('MATCH (n) WHERE NOT n:__Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
}
