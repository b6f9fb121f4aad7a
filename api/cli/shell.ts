import type { Meter } from '../../engine/index.js';
import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything of the outside world that a command may touch, handed in by `main`. */
export interface Shell {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Asked for only when a command reads it: merely touching standard input would keep the process waiting. */
  readonly stdin: () => Readable;
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
  /** Processor cores that this process may use; 1 where nobody says. */
  readonly cores?: number;
  /** This process, for whoever finds the store locked by it. */
  readonly who?: string;
  /** What this process has used. */
  readonly meter?: Meter;
  readonly cleanups: Cleanups;
  /** Settles with the signal that asks for an end. */
  readonly stopped: Promise<'SIGINT' | 'SIGTERM'>;
  readonly state: ShellState;
}

/** What the signal handler and the command have to tell each other. */
export interface ShellState {
  /** A signal came: things are being closed. */
  stopping: boolean;
  /** The command only waits to be stopped, so being terminated is its good end. */
  serving: boolean;
}

export type Cleanup = () => void | Promise<void>;

/** What must be closed or removed when the command ends, whichever way it ends: the last opened goes first. */
export interface Cleanups {
  add(cleanup: Cleanup): void;
  run(): Promise<void>;
}

export function createCleanups(): Cleanups {
  const pending: Cleanup[] = [];
  // A signal and the normal end may both ask: neither may close what the other still waits for.
  let running: Promise<void> | null = null;
  return {
    add: (cleanup) => void pending.push(cleanup),
    run: () => (running ??= runAll(pending)),
  };
}

async function runAll(pending: Cleanup[]): Promise<void> {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) await next();
}
