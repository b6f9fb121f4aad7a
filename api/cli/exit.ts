import { CommanderError } from 'commander';
import { SkeinError, type ErrorCode } from '../../engine/index.js';

/** What scripts may rely on (rules, section 3). */
export const EXIT = {
  done: 0,
  rejects: 1,
  usage: 2,
  failure: 3,
  /** A lock is held, or a run waits. */
  heldBack: 4,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A fault in one line: what is wrong and what to do. */
export interface Fault {
  readonly exit: ExitCode;
  readonly code: string;
  readonly message: string;
}

const EXIT_OF: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: EXIT.usage,
  config: EXIT.usage,
  'not-found': EXIT.failure,
  'store-busy': EXIT.heldBack,
  'store-failed': EXIT.failure,
  'key-mismatch': EXIT.failure,
  unreadable: EXIT.failure,
  'missing-program': EXIT.failure,
  'worker-failed': EXIT.failure,
};

/** What the shell is told of anything that was thrown. Help and version are no fault: null. */
export function faultOf(error: unknown): Fault | null {
  if (error instanceof CommanderError) return commanderFault(error);
  if (error instanceof SkeinError) return { exit: EXIT_OF[error.code], code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { exit: EXIT.failure, code: 'internal', message: `${message} (SKEIN_DEBUG=1 shows where)` };
}

function commanderFault(error: CommanderError): Fault | null {
  if (error.exitCode === 0) return null;
  if (error.code === 'commander.help')
    return { exit: EXIT.usage, code: 'usage', message: 'name a command; skein --help lists them' };
  const message = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return { exit: EXIT.usage, code: 'usage', message: `${message}; --help shows the way` };
}
