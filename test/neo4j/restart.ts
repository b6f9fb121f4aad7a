import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { isServer, startServer } from '../../api/cli/neo4j/process.js';
import { readRecord, writeRecord } from '../../api/cli/neo4j/record.js';
import { theServer } from './reach.js';
import { TEST_JAVA } from './server.js';

/** `kill -9`; the process is gone when this returns. */
export async function killServer(): Promise<void> {
  const { folder } = ownServer();
  const record = readRecord(folder);
  if (record === null || !(await isServer(record.pid, folder))) throw new Error('there is no server to kill');
  process.kill(record.pid, 'SIGKILL');
  while (await isServer(record.pid, folder)) await pause(50);
}

/** Starts it again on the data that it left. */
export async function restartServer(): Promise<void> {
  const { folder, settings } = ownServer();
  const home = { folder, passwordFile: join(folder, 'password') };
  const { pid } = await startServer({ home, settings, env: process.env, java: TEST_JAVA, detached: true });
  await writeRecord(folder, { pid, boltPort: settings.boltPort, httpPort: settings.httpPort });
}

function ownServer() {
  const { own } = theServer();
  if (own === null) throw new Error('the server is not ours');
  return own;
}
