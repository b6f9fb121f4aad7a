import type { Command } from 'commander';
import { requireLoopback } from '../http/hosts.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { serveUntilStopped, type Listening } from './server.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

export const DEFAULT_PORT = 7357;

export function addServe(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('serve')
    .summary('answer over HTTP, to this machine alone')
    .description(
      'Serves the read-only HTTP API. There is no authentication yet, so only loopback addresses are accepted.',
    )
    .option('--host <address>', 'loopback address to listen on', '127.0.0.1')
    .option('--port <port>', 'port; 0 takes any free one', wholeNumber(0, 65535), DEFAULT_PORT)
    .addHelpText('after', '\nExamples:\n  skein serve\n  skein serve --port 0 --json --quiet')
    .action(action(shell, outcome, serve));
}

async function serve(session: Session, options: Listening): Promise<ExitCode> {
  requireLoopback(options.host);
  const engine = await session.engine();
  await serveUntilStopped(session, engine, options);
  return (await session.shell.stopped) === 'SIGINT' ? EXIT.interrupted : EXIT.done;
}
