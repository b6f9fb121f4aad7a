import { resolve } from 'node:path';
import { SkeinError } from '../../../engine/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Session } from '../session.js';
import { isReady, resolveDistribution } from './distribution.js';
import { prepareHome, type Home } from './home.js';
import { requireJava } from './java.js';
import { isServer, startServer, stopServer, type Started } from './process.js';
import { answering } from './ready.js';
import { dropRecord, readRecord, writeRecord, type ServerRecord } from './record.js';
import type { ServerSettings } from './settings.js';

interface PlaceOptions {
  readonly home: string;
}

export interface ServingOptions extends PlaceOptions {
  readonly distribution: string;
  readonly boltPort: number;
  readonly httpPort: number;
  readonly heap: number;
  readonly pageCache: number;
}

/** A stop writes all that the server holds, which under load has taken a minute; it goes on if this process ends before. */
const STOP_WITHIN_MS = 120_000;

export async function run(session: Session, options: ServingOptions): Promise<ExitCode> {
  if (usesOther(session)) return EXIT.done;
  const { folder, started } = await begin(session, options, 'stays with this process');
  const { shell } = session;
  shell.cleanups.add(async () => {
    await stopServer(started.pid, folder, STOP_WITHIN_MS);
    await dropRecord(folder);
  });
  shell.state.serving = true;
  const ended = new Promise<'ended'>((settle) => {
    started.child.once('exit', () => {
      settle('ended');
    });
  });
  const how = await Promise.race([shell.stopped, ended]);
  if (how === 'ended')
    throw new SkeinError('store-failed', 'Neo4j ended by itself; logs/console.log of its folder tells why');
  session.hint('Stopping Neo4j ...');
  return how === 'SIGINT' ? EXIT.interrupted : EXIT.done;
}

export async function start(session: Session, options: ServingOptions): Promise<ExitCode> {
  if (usesOther(session)) return EXIT.done;
  await begin(session, options, 'outlives this process');
  return EXIT.done;
}

export async function stop(session: Session, options: PlaceOptions): Promise<ExitCode> {
  const folder = resolve(session.shell.cwd, options.home);
  const record = readRecord(folder);
  const running = record !== null && (await isServer(record.pid, folder));
  if (running && !(await stopServer(record.pid, folder, STOP_WITHIN_MS)))
    throw new SkeinError('store-failed', `Neo4j (process ${record.pid}) has not ended yet`);
  await dropRecord(folder);
  if (session.json) session.result({ event: running ? 'stopped' : 'not-running' });
  else session.say(running ? 'Neo4j is stopped' : 'Neo4j was not running');
  return EXIT.done;
}

export async function status(session: Session, options: PlaceOptions): Promise<ExitCode> {
  if (usesOther(session)) return EXIT.done;
  const folder = resolve(session.shell.cwd, options.home);
  const record = readRecord(folder);
  const found = record !== null && (await isServer(record.pid, folder)) ? await answering(record) : null;
  if (record !== null && found !== null) {
    tell(session, { folder, passwordFile: null }, record, found.version, 'running');
    return EXIT.done;
  }
  if (session.json) session.result({ event: 'not-running' });
  else session.say('Neo4j is not running; skein neo4j start starts it');
  return EXIT.failure;
}

export type Staying = 'stays with this process' | 'outlives this process';

async function begin(
  session: Session,
  options: ServingOptions,
  staying: Staying,
): Promise<{ readonly folder: string; readonly started: Started }> {
  const stopped = await prepare(session, options);
  const started = await startPrepared(session, stopped, staying);
  tell(session, stopped.home, started.record, started.started.version, 'started');
  return { folder: stopped.folder, started: started.started };
}

/** A server that is ready to be started. */
export interface Stopped {
  readonly folder: string;
  readonly settings: ServerSettings;
  readonly home: Home;
}

/** @throws SkeinError `store-busy` where it runs, `missing-program` without Java, and what making the folder throws. */
export async function prepare(session: Session, options: ServingOptions): Promise<Stopped> {
  const { shell } = session;
  const folder = resolve(shell.cwd, options.home);
  const distribution = resolve(shell.cwd, options.distribution);
  await requireJava(shell.env);
  const record = readRecord(folder);
  if (record !== null && (await isServer(record.pid, folder)))
    throw new SkeinError(
      'store-busy',
      `Neo4j runs already on this folder (process ${record.pid}); skein neo4j stop ends it`,
    );
  if (!isReady(distribution)) session.hint('Fetching Neo4j by Maven, once (about 180 MB) ...');
  await resolveDistribution(distribution, shell.env);
  const settings: ServerSettings = {
    distribution,
    boltPort: options.boltPort,
    httpPort: options.httpPort,
    heapMb: options.heap,
    pageCacheMb: options.pageCache,
  };
  const { env, randomBytes } = shell;
  const home = await prepareHome({ folder, settings, password: env['NEO4J_PASSWORD'] || undefined, randomBytes, env });
  return { folder, settings, home };
}

export async function startPrepared(
  session: Session,
  { folder, settings, home }: Stopped,
  staying: Staying,
): Promise<{ readonly started: Started; readonly record: ServerRecord }> {
  const { env } = session.shell;
  session.hint('Starting Neo4j ...');
  const { boltPort, httpPort } = settings;
  const onSpawned = (pid: number) => writeRecord(folder, { pid, boltPort, httpPort });
  const detached = staying === 'outlives this process';
  const started = await startServer({ home, settings, env, detached, onSpawned });
  return { started, record: { pid: started.pid, boltPort, httpPort } };
}

/** A server that the environment names is used as it is. */
function usesOther(session: Session): boolean {
  const uri = session.shell.env['NEO4J_URI'] || undefined;
  if (uri === undefined) return false;
  const plain = uri.replace(/\/\/[^@/]*@/, '//');
  if (session.json) session.result({ event: 'elsewhere', uri: plain });
  else session.say(`NEO4J_URI names ${plain}: that server is used, and none is started here`);
  return true;
}

export function tell(session: Session, home: Home, record: ServerRecord, version: string, event: string): void {
  const { pid, boltPort, httpPort } = record;
  const bolt = `neo4j://127.0.0.1:${boltPort}`;
  const browser = `http://127.0.0.1:${httpPort}/browser/`;
  if (session.json) {
    session.result({ event, pid, version, bolt, browser, user: 'neo4j', passwordFile: home.passwordFile });
    return;
  }
  session.say(
    `Neo4j ${version} answers on this machine alone (process ${pid})`,
    `  drivers  ${bolt}`,
    `  Browser  ${browser} (skein neo4j browser: its style and scripts)`,
  );
  if (home.passwordFile === null) return;
  session.say(
    `  user neo4j, password in ${home.passwordFile}`,
    `next: export SKEIN_STORE=${bolt} NEO4J_PASSWORD="$(cat ${home.passwordFile})"`,
  );
}
