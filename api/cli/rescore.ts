import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  dayFromText,
  KERNEL_NAMES,
  RESCORE_PHASES,
  type Engine,
  type KernelName,
  type RescoreProgress,
  type RescoreRequest,
  type RunSummary,
} from '../../engine/index.js';
import { runJson } from '../present/run.js';
import { EXIT, type ExitCode } from './exit.js';
import { repeated, settings, wholeNumber, type Setting } from './options.js';
import { createProgress } from './progress.js';
import { runLines } from './run-lines.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

interface RescoreOptions {
  readonly kernel?: KernelName;
  readonly seed?: number;
  readonly asOf?: string;
  readonly lists?: readonly string[];
  readonly defaultLists: boolean;
  readonly psl: boolean;
  readonly set?: Readonly<Record<string, Setting>>;
}

export function addRescore(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('rescore')
    .summary('find the campaigns anew and publish them')
    .description(
      'Finds the campaigns in all stored reports and publishes them as a new run, at once or not at all. ' +
        'The same reports, settings and previous runs give the same campaigns, ids and bytes.',
    )
    .addOption(new Option('--kernel <name>', 'how communities are found').choices(KERNEL_NAMES))
    .option('--seed <number>', 'seed of the detection', wholeNumber(0, 4294967295))
    .option('--as-of <day>', "day that counts as today (default: the latest report's)", dayText)
    .option('--lists <path>', 'MISP warninglist file or folder, beside the built-in ones; may be repeated', repeated)
    .option('--no-default-lists', 'leave the built-in lists of benign infrastructure out')
    .option('--no-psl', 'leave the Public Suffix List out')
    .option('--set <name=value>', 'a setting of the detector; may be repeated', settings)
    .addHelpText(
      'after',
      '\nExamples:\n  skein rescore\n  skein rescore --lists ./warninglists --as-of 2026-03-31 --json' +
        '\n\nExit code: 0 published, 2 usage, 3 failure (the last run stays), 4 another process is writing.',
    )
    .action(action(shell, outcome, rescore));
}

export async function rescore(session: Session, options: RescoreOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const summary = await rescoreWithProgress(session, engine, requestOf(options, session.shell.cwd));
  if (session.json) session.result(runJson(summary));
  else session.say(...runLines(summary));
  session.hint('next: skein campaigns');
  return EXIT.done;
}

/** Rescores with a bar; the demo does so too. */
export async function rescoreWithProgress(
  session: Session,
  engine: Engine,
  request: RescoreRequest,
): Promise<RunSummary> {
  const progress = createProgress(session);
  const summary = await engine.rescore({
    ...request,
    onListWarning: (warning) => {
      session.complain(warning);
    },
    onProgress: (so) => {
      progress.update(partOf(so), LABELS[so.phase]);
    },
  });
  progress.stop();
  return summary;
}

const LABELS: Readonly<Record<RescoreProgress['phase'], string>> = {
  load: 'reading reports',
  weigh: 'weighing links',
  detect: 'finding communities',
  campaigns: 'counting victims and losses',
  publish: 'publishing',
};

function partOf({ phase, done }: RescoreProgress): number {
  return (RESCORE_PHASES.indexOf(phase) + done) / RESCORE_PHASES.length;
}

function requestOf(options: RescoreOptions, cwd: string): RescoreRequest {
  return {
    kernel: options.kernel,
    seed: options.seed,
    asOf: options.asOf,
    lists: options.lists?.map((path) => resolve(cwd, path)),
    defaultLists: options.defaultLists,
    suffixList: options.psl,
    settings: options.set,
  };
}

function dayText(text: string): string {
  if (dayFromText(text) === null) throw new InvalidArgumentError('It must be a day of the calendar as YYYY-MM-DD.');
  return text;
}
