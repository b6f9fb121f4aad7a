import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { loadServer, SkeinError, type LoadedServer } from '../../../engine/index.js';
import { progressTo, requireSource, tellCopy } from '../copy.js';
import { EXIT, type ExitCode } from '../exit.js';
import { createProgress } from '../progress.js';
import type { Session } from '../session.js';
import { readPassword, runAdmin } from './home.js';
import { prepare, startPrepared, tell, type ServingOptions, type Stopped } from './work.js';

interface LoadOptions extends ServingOptions {
  readonly from?: string;
  readonly replace?: boolean;
  readonly temp?: string;
  readonly format?: string;
  readonly profile?: string;
}

const DATABASE = 'neo4j';

/** Loads report files, or another store, into a server that is stopped, and leaves it running. */
export async function load(session: Session, files: readonly string[], options: LoadOptions): Promise<ExitCode> {
  requireSource(options.from, files);
  const { now, randomBytes, who, env, cwd, cleanups } = session.shell;
  if ((env['NEO4J_URI'] ?? '') !== '')
    throw new SkeinError('usage', 'NEO4J_URI names a server elsewhere, which skein copy fills over the network');
  requireThere(session, files, options.from);
  const stopped = await prepare(session, options);
  requireRoom(stopped, options.replace === true);
  const progress = createProgress(session);
  const result = await loadServer(
    session.config(),
    { now, randomBytes, who },
    {
      from: options.from,
      files: { inputs: files, stdin: Readable.from([]), ...inputOptions(options) },
      temporary: options.temp === undefined ? undefined : resolve(cwd, options.temp),
      onFolder: (remove) => {
        cleanups.add(remove);
      },
      onProgress: progressTo(session, (done, label) => {
        progress.update(done, label);
      }),
      load: (words) => importAndStart(session, stopped, words, options.replace === true),
    },
  );
  progress.stop();
  const exit = tellCopy(session, result);
  if (exit === EXIT.done) session.hint(`next: skein rescore --store neo4j://127.0.0.1:${stopped.settings.boltPort}`);
  return exit;
}

/** Looked at before anything is fetched or started for what is not there. */
function requireThere({ shell }: Session, files: readonly string[], from: string | undefined): void {
  const folder = /^sqlite:(.+)$/s.exec(from ?? '')?.[1];
  const missing = [...files, ...(folder === undefined ? [] : [folder])].find(
    (path) => !existsSync(resolve(shell.cwd, path)),
  );
  if (missing !== undefined) throw new SkeinError('not-found', `there is no ${missing}`);
}

function inputOptions({ format, profile }: LoadOptions) {
  return { ...(format !== undefined && { format }), ...(profile !== undefined && { profile }) };
}

/** Whether a database is empty only the server can say, and it is stopped: so one that is there is not given up unasked. */
function requireRoom({ folder }: Stopped, replace: boolean): void {
  if (!replace && existsSync(join(folder, 'data', 'databases', DATABASE)))
    throw new SkeinError(
      'usage',
      `${folder} holds a database already: --replace gives it up, with all that is in it; --home names another folder`,
    );
}

async function importAndStart(
  session: Session,
  stopped: Stopped,
  words: readonly string[],
  replace: boolean,
): Promise<LoadedServer> {
  const { folder, settings, home } = stopped;
  const { env } = session.shell;
  session.hint('Loading into Neo4j ...');
  const over = replace ? ['--overwrite-destination=true'] : [];
  await runAdmin({ folder, settings, env }, ['database', 'import', 'full', ...over, ...words, DATABASE], []);
  const { started, record } = await startPrepared(session, stopped, 'outlives this process');
  tell(session, home, record, started.version, 'started');
  const password = env['NEO4J_PASSWORD'] || (await readPassword(home));
  return { url: `bolt://127.0.0.1:${settings.boltPort}`, database: DATABASE, user: 'neo4j', password };
}
