import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SkeinError } from '../../../engine/index.js';
import type { Home } from './home.js';
import { awaitAnswer, isOpen } from './ready.js';
import type { ServerSettings } from './settings.js';

export interface StartGiven {
  readonly home: Home;
  readonly settings: ServerSettings;
  readonly env: NodeJS.ProcessEnv;
  /** More words for Java, as a faster start at the price of slower work. */
  readonly java?: readonly string[];
  /** The server outlives this process. */
  readonly detached: boolean;
  /** Told as soon as there is a process, long before it answers: whoever is ended meanwhile has left word of it. */
  readonly onSpawned?: (pid: number) => Promise<void>;
}

export interface Started {
  readonly pid: number;
  readonly version: string;
  readonly child: ChildProcess;
}

const READY_WITHIN_MS = 240_000;
const LOOK_EVERY_MS = 200;

/** What the server's own archive starts Java with, as far as it is not about its tools. */
const JAVA = [
  '-XX:+UseG1GC',
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:-OmitStackTraceInFastThrow',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Dlog4j2.disable.jmx=true',
];

/**
 * Starts the server and waits until it answers. What it says goes to `logs/console.log` of its home.
 *
 * @throws SkeinError `store-failed` where a port is taken, or the server ends or stays silent; then it is stopped.
 */
export async function startServer(given: StartGiven): Promise<Started> {
  const { settings, home } = given;
  for (const port of [settings.boltPort, settings.httpPort])
    if (await isOpen(port))
      throw new SkeinError(
        'store-failed',
        `port ${port} of this machine is taken: stop what listens there, or choose another`,
      );
  const child = spawnServer(given);
  const state = { ended: false };
  child.once('exit', () => (state.ended = true));
  if (child.pid !== undefined) await given.onSpawned?.(child.pid);
  const late = AbortSignal.timeout(READY_WITHIN_MS);
  const found = await awaitAnswer(settings, () => !state.ended && !late.aborted);
  if (found !== null && child.pid !== undefined) return { pid: child.pid, version: found.version, child };
  child.kill('SIGKILL');
  throw new SkeinError('store-failed', `Neo4j did not start: ${lastWords(home)}`);
}

function spawnServer({ home, settings, env, java = [], detached }: StartGiven): ChildProcess {
  const conf = join(home.folder, 'conf');
  const classPath = [join(settings.distribution, 'lib', '*'), join(settings.distribution, 'plugins', '*')].join(':');
  const memory = [`-Xms${Math.min(settings.heapMb, 512)}m`, `-Xmx${settings.heapMb}m`];
  const main = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home.folder}`, `--config-dir=${conf}`];
  const words = [...memory, ...JAVA, ...java, '-cp', classPath, ...main, '--console-mode'];
  const log = openSync(consoleLog(home), 'a', 0o600);
  try {
    const surroundings = { ...env, NEO4J_HOME: home.folder, NEO4J_CONF: conf };
    const child = spawn('java', words, { env: surroundings, stdio: ['ignore', log, log], detached });
    child.once('error', () => undefined); // a Java that cannot be started shows as one that has ended
    if (detached) child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function consoleLog({ folder }: Home): string {
  return join(folder, 'logs', 'console.log');
}

function lastWords(home: Home): string {
  const lines = readFileSync(consoleLog(home), 'utf8').trim().split('\n');
  const error = lines.findLast((line) => /ERROR|Exception|error/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return `${error.slice(0, 300)} (all of it: ${consoleLog(home)})`;
}

/** Whether the process is there and is the server of this home: numbers of processes are given again. */
export async function isServer(pid: number, folder: string): Promise<boolean> {
  const command = await new Promise<string>((resolve) => {
    execFile('ps', ['-o', 'args=', '-p', String(pid), '-ww'], (error, stdout) => {
      resolve(error === null ? stdout : '');
    });
  });
  return command.includes(`--home-dir=${folder} `) && command.includes('CommunityEntryPoint');
}

/** Asks the server to end and waits; it writes what it holds, which takes seconds. False if it is still there afterwards. */
export async function stopServer(pid: number, folder: string, withinMs: number): Promise<boolean> {
  if (await isServer(pid, folder)) process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < withinMs; waited += LOOK_EVERY_MS) {
    if (!(await isServer(pid, folder))) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}
