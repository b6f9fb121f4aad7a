import type { Command } from 'commander';
import { openEngine, readConfig, type Config, type Engine, type OpenOptions } from '../../engine/index.js';
import type { ExitCode } from './exit.js';
import type { Shell } from './shell.js';
import { plainLine, safeJson } from './text.js';

/** The options that every command has. */
export interface GlobalOptions {
  readonly data?: string;
  readonly store?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Commander's form of `--no-color`. */
  readonly color?: boolean;
}

/** One command being run: how it speaks, and the engine it works on. */
export interface Session {
  readonly shell: Shell;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly options: GlobalOptions;
  /** Columns of the terminal, or null where the output is not one: then nothing is cut. */
  readonly width: number | null;
  /** Prints lines for people on standard output, each cleaned (see `text`). */
  say(...lines: readonly string[]): void;
  heading(line: string): void;
  /** Prints lines for people beside the result, on standard error; silent with `--quiet` and `--json`. */
  hint(...lines: readonly string[]): void;
  /** Prints faults that do not stop the command, on standard error, whatever was asked to be quiet. */
  complain(...lines: readonly string[]): void;
  /** Prints one line of JSON. */
  result(value: unknown): void;
  config(): Config;
  /** Opens the engine on data that are there; it is closed when the command ends. */
  engine(): Promise<Engine>;
  /** The same, and makes the data folder where there is none. */
  newEngine(config?: Config): Promise<Engine>;
}

export function createSession(shell: Shell, options: GlobalOptions): Session {
  const { stdout, stderr } = shell;
  const json = options.json === true;
  const quiet = options.quiet === true;
  const color = stdout.isTTY === true && options.color !== false && (shell.env['NO_COLOR'] ?? '') === '';
  const config = (): Config => readConfig({ data: options.data, store: options.store }, shell.env, shell.cwd);
  return {
    shell,
    json,
    quiet,
    options,
    width: stdout.isTTY === true ? (stdout.columns ?? 80) : null,
    say: (...lines) => {
      for (const line of lines) stdout.write(`${plainLine(line)}\n`);
    },
    heading: (line) => {
      stdout.write(color ? `\u001b[1m${plainLine(line)}\u001b[0m\n` : `${plainLine(line)}\n`);
    },
    hint: (...lines) => {
      if (!quiet && !json) for (const line of lines) stderr.write(`${plainLine(line)}\n`);
    },
    complain: (...lines) => {
      for (const line of lines) stderr.write(`${plainLine(line)}\n`);
    },
    result: (value) => {
      stdout.write(`${safeJson(value)}\n`);
    },
    config,
    engine: () => openFor(shell, config(), { mustExist: true }),
    newEngine: (chosen = config()) => openFor(shell, chosen, {}),
  };
}

async function openFor(shell: Shell, config: Config, options: OpenOptions): Promise<Engine> {
  const { now, randomBytes, meter, who } = shell;
  const engine = await openEngine(config, { now, randomBytes, meter, who }, options);
  shell.cleanups.add(() => engine.close());
  return engine;
}

/** The work of one command; answers the exit code. */
export type Work<Args extends readonly unknown[]> = (session: Session, ...args: Args) => Promise<ExitCode>;

/** Where the exit code of the command that ran is kept. */
export interface Outcome {
  exit: ExitCode;
}

/**
 * Makes a commander action of a command's work. Commander hands over the arguments, the command's own options and the
 * command; the session takes the global options from the latter.
 */
export function action<Args extends readonly unknown[]>(
  shell: Shell,
  outcome: Outcome,
  work: Work<Args>,
): (...handed: unknown[]) => Promise<void> {
  return async (...handed) => {
    const command = handed.at(-1) as Command;
    const session = createSession(shell, command.optsWithGlobals<GlobalOptions>());
    outcome.exit = await work(session, ...(handed.slice(0, -1) as unknown as Args));
  };
}
