// The driver declares its settings as classes, but takes plain objects.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import { SkeinError } from '../../engine/index.js';
import { resolveDistribution } from '../../api/cli/neo4j/distribution.js';
import { prepareHome, readPassword } from '../../api/cli/neo4j/home.js';
import { requireJava } from '../../api/cli/neo4j/java.js';
import { startServer, stopServer } from '../../api/cli/neo4j/process.js';
import { readRecord, writeRecord } from '../../api/cli/neo4j/record.js';
import type { ServerSettings } from '../../api/cli/neo4j/settings.js';

/** The one server of a test run. */
export interface TestServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** How it was started, to start it again; null for a server that `NEO4J_URI` names. */
  readonly own: { readonly folder: string; readonly settings: ServerSettings } | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly neo4j: TestServer | null;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Half the time to start, at the price of slower work. */
export const TEST_JAVA = ['-XX:TieredStopAtLevel=1'];
const STOP_WITHIN_MS = 90_000;

/** Starts a server for the tests, on free ports of this machine, in a folder that is gone afterwards. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const named = process.env['NEO4J_URI'] || undefined;
  if (named !== undefined) {
    project.provide('neo4j', await emptyServer(named));
    return undefined;
  }
  const missing = await missingProgram();
  if (missing !== null) {
    if (process.env['CI']) throw new Error(`the tests of Neo4j cannot run: ${missing}`);
    console.warn(`\n${'!'.repeat(100)}\nALL TESTS OF NEO4J ARE SKIPPED: ${missing}\n${'!'.repeat(100)}\n`);
    project.provide('neo4j', null);
    return undefined;
  }
  const own = await startOwn();
  project.provide('neo4j', own);
  return async () => {
    const { folder } = own.own;
    const record = readRecord(folder); // a test may have ended it and started another
    if (record !== null) await stopServer(record.pid, folder, STOP_WITHIN_MS);
    await rm(folder, { recursive: true, force: true });
  };
}

/** The tests empty the database again and again, so one with data in it is refused. */
async function emptyServer(named: string): Promise<TestServer> {
  const [user, password] = [process.env['NEO4J_USER'] || 'neo4j', process.env['NEO4J_PASSWORD'] ?? ''];
  const driver = neo4j.driver(named, neo4j.auth.basic(user, password));
  try {
    const { records } = await driver.executeQuery(
      'MATCH (n) WHERE NOT n:__Migration AND NOT n:Skein AND NOT n:WriteLock RETURN count(n) > 0 AS filled',
      {},
      { database: 'neo4j' },
    );
    if (records[0]?.get('filled') === true)
      throw new Error('NEO4J_URI names a database that holds data, which the tests would delete: name an empty one');
  } finally {
    await driver.close();
  }
  return { url: named, user, password, own: null };
}

async function missingProgram(): Promise<string | null> {
  try {
    await requireJava(process.env);
    await resolveDistribution(join(ROOT, '.neo4j-dist'), process.env);
    return null;
  } catch (error) {
    if (error instanceof SkeinError && error.code === 'missing-program')
      return `${error.message} (NEO4J_URI may name an empty database of your own)`;
    throw error;
  }
}

async function startOwn(): Promise<TestServer & { readonly own: NonNullable<TestServer['own']> }> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-neo4j-'));
  const [boltPort, httpPort] = [await freePort(), await freePort()];
  const settings = { distribution: join(ROOT, '.neo4j-dist'), boltPort, httpPort, heapMb: 1_024, pageCacheMb: 256 };
  const { env } = process;
  const home = await prepareHome({ folder, settings, password: undefined, randomBytes, env });
  const { pid } = await startServer({ home, settings, env, java: TEST_JAVA, detached: true });
  await writeRecord(folder, { pid, boltPort, httpPort });
  const password = (await readPassword(home)) ?? '';
  return { url: `bolt://127.0.0.1:${boltPort}`, user: 'neo4j', password, own: { folder, settings } };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
