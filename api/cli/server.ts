import { packageRoot, SkeinError, type Engine } from '../../engine/index.js';
import { requireLoopback } from '../http/hosts.js';
import { ADDRESSES } from '../http/addresses.js';
import type { Session } from './session.js';
import { versionOf } from './version.js';

export interface Listening {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/**
 * Serves the API until a signal asks for an end.
 *
 * @throws SkeinError `usage` for an address that others could reach; `unreadable` where the port is taken.
 */
export async function serveUntilStopped(session: Session, engine: Engine, at: Listening): Promise<void> {
  requireLoopback(at.host);
  // Loaded here alone: the web framework and its schemas would double the start of every other command.
  const { buildApp } = await import('../http/app.js');
  const log = session.quiet ? null : session.shell.stderr;
  const app = await buildApp({ engine, version: versionOf(packageRoot()), log });
  session.shell.cleanups.add(() => app.close());
  const url = await app.listen({ host: at.host, port: at.port }).catch((cause: unknown) => {
    throw new SkeinError('unreadable', `cannot listen on ${at.host} port ${at.port}: ${String(cause)}`, cause);
  });
  if (session.json) session.result({ event: 'listening', url });
  else {
    session.say(`skein answers on ${url} (this machine alone; Ctrl-C ends)`);
    if (!session.quiet) session.say(...ADDRESSES.map((path) => `  ${url}${path}`));
  }
  session.shell.state.serving = true;
  await session.shell.stopped;
}
