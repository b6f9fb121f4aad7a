import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SkeinError } from '../../../engine/index.js';
import { settingsText, type ServerSettings } from './settings.js';

/** A server's folder: its settings, data, logs and password. */
export interface Home {
  readonly folder: string;
  /** The password that was made here; null where it was given from outside and is nobody's business. */
  readonly passwordFile: string | null;
}

export interface HomeGiven {
  readonly folder: string;
  readonly settings: ServerSettings;
  /** `NEO4J_PASSWORD`, or undefined: one is made. */
  readonly password: string | undefined;
  readonly randomBytes: (size: number) => Buffer;
  readonly env: NodeJS.ProcessEnv;
}

const SHORTEST_PASSWORD = 8; // the server's own rule

/**
 * Makes the folder (mode 0700), writes the settings anew, and before the first start sets the password.
 *
 * @throws SkeinError `config` for a password that is too short; `store-failed` where the server's tool fails.
 */
export async function prepareHome(given: HomeGiven): Promise<Home> {
  const { folder, settings } = given;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of ['conf', 'import', 'logs']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'conf', 'neo4j.conf'), settingsText(settings));
  const passwordFile = join(folder, 'password');
  if (!existsSync(join(folder, 'data', 'dbms', 'auth.ini')) && !existsSync(join(folder, 'data', 'databases')))
    await setPassword(given, passwordFile);
  return { folder, passwordFile: existsSync(passwordFile) ? passwordFile : null };
}

export async function readPassword({ passwordFile }: Home): Promise<string | null> {
  return passwordFile === null ? null : (await readFile(passwordFile, 'utf8')).trim();
}

async function setPassword(given: HomeGiven, passwordFile: string): Promise<void> {
  const password = given.password ?? given.randomBytes(18).toString('base64url');
  if (password.length < SHORTEST_PASSWORD || /[\r\n"'\\]/.test(password))
    throw new SkeinError('config', 'NEO4J_PASSWORD must have 8 characters or more, without quotes or line breaks');
  // Through a file: arguments of a process can be read by everyone on the machine.
  const words = join(given.folder, 'conf', 'initial-password.args');
  // Behind `--` it is a password even if it begins with a dash, as one in 64 of those made here does.
  await writeFile(words, `dbms\nset-initial-password\n--\n"${password}"\n`, { mode: 0o600 });
  try {
    await runAdmin(given, [`@${words}`]);
  } finally {
    await rm(words, { force: true });
  }
  if (given.password !== undefined) return;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await chmod(passwordFile, 0o600);
}

/**
 * Runs the server's own administration tool on a home whose server is stopped.
 *
 * @param java words for Java: by default a faster start at the price of slower work.
 */
export async function runAdmin(
  { folder, settings, env }: Pick<HomeGiven, 'folder' | 'settings' | 'env'>,
  args: readonly string[],
  java: readonly string[] = ['-XX:TieredStopAtLevel=1'],
): Promise<string> {
  const classPath = join(settings.distribution, 'lib', '*');
  const words = [...java, '-cp', classPath, 'org.neo4j.server.startup.Neo4jAdminCommand', ...args];
  const surroundings = { ...env, NEO4J_HOME: folder, NEO4J_CONF: join(folder, 'conf') };
  try {
    const { stdout } = await promisify(execFile)('java', words, { env: surroundings, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (cause) {
    throw new SkeinError('store-failed', 'the administration tool of Neo4j failed; SKEIN_DEBUG=1 shows why', cause);
  }
}
