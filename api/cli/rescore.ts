import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  dayFromText,
  KERNEL_NAMES,
  type Engine,
  type KernelName,
  type NightHolder,
  type NightSummary,
  type RescoreRequest,
  type StepFigures,
} from '../../engine/index.js';
import { runJson } from '../present/run.js';
import { alertJson } from '../present/alerts.js';
import { complainOfUndelivered, newAlertLines } from './alerts.js';
import { compareTerms } from './compare-terms.js';
import { EXIT, type ExitCode } from './exit.js';
import { addListOptions, listChoice, type ListOptions } from './list-options.js';
import { MOST_THREADS, settings, wholeNumber, type Setting } from './options.js';
import { nightLabel } from './night-label.js';
import { profileJson, sayProfile } from './profile.js';
import { createProgress } from './progress.js';
import { nightLine, runLines } from './run-lines.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

interface RescoreOptions extends ListOptions {
  readonly kernel?: KernelName;
  readonly detector?: KernelName;
  readonly seed?: number;
  readonly asOf?: string;
  readonly cold?: boolean;
  readonly coldEvery?: number;
  readonly preset?: string;
  readonly dryRun?: boolean;
  readonly publishAnyway?: boolean;
  readonly profile?: boolean;
  readonly threads?: number;
  readonly compareTerms?: boolean;
  readonly set?: Readonly<Record<string, Setting>>;
}

const PRESETS = ['default', 'strict'];

export function addRescore(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('rescore')
    .summary('find the campaigns anew and publish them')
    .description(
      'Finds the campaigns in all stored reports and publishes them as a new run, at once or not at all. ' +
        'The same reports, settings and previous runs give the same campaigns, ids and bytes.',
    )
    .addOption(new Option('--kernel <name>', 'how communities are found').choices(KERNEL_NAMES))
    .addOption(new Option('--detector <name>', 'the same').choices(KERNEL_NAMES).conflicts('kernel'))
    .option('--seed <number>', 'seed of the detection', wholeNumber(0, 4294967295))
    .option('--as-of <day>', "day that counts as today (default: the latest report's)", dayText);
  addListOptions(command)
    .addOption(new Option('--preset <name>', 'strict joins less than the default').choices(PRESETS))
    .option('--set <name=value>', 'a setting of the detector; may be repeated', settings)
    .option('--cold', 'find the campaigns anew and learn all parameters, not starting from the last run')
    .option('--cold-every <n>', 'be cold every so many runs (default: 7; 1 is always)', wholeNumber(1, 3650))
    .option('--publish-anyway', 'publish also a run that changes far more than nights usually do')
    .option('--dry-run', 'publish nothing: tell what the run would be')
    .option(
      '--threads <n>',
      `threads that detect, where the graph is large; by default one for each core, at most ${MOST_THREADS}`,
      wholeNumber(1, 64),
    )
    .option('--profile', 'tell what each step took: CPU and wall time, memory, rate')
    .addOption(
      new Option(
        '--compare-terms',
        'publish nothing: detect with all that is weighed beside the links, and without each',
      ).conflicts(['kernel', 'detector', 'asOf', 'dryRun', 'profile']),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  skein rescore\n  skein rescore --lists ./warninglists --as-of 2026-03-31 --json' +
        '\n  skein rescore --preset strict --dry-run\n  skein rescore --compare-terms' +
        '\n  skein rescore --detector gds-leiden --dry-run   in Neo4j, by Graph Data Science' +
        '\n\nExit code: 0 published, 2 usage, 3 failure (the last run stays), 4 held back: far from usual, another night is under way, or the store is being written. With --quiet: one line.',
    )
    .action(action(shell, outcome, rescore));
}

export async function rescore(session: Session, options: RescoreOptions): Promise<ExitCode> {
  const given = { ...options.set, ...(options.preset !== undefined && { preset: options.preset }) };
  const engine = await session.engine();
  if (options.compareTerms === true) {
    await compareTerms(session, engine, { ...listChoice(session, options), seed: options.seed, settings: given });
    return EXIT.done;
  }
  const { detector, kernel = detector, seed, asOf, cold, coldEvery, dryRun, publishAnyway } = options;
  const steps: StepFigures[] = [];
  const onStep = (figures: StepFigures) => void steps.push(figures);
  const threads = options.threads ?? Math.min(MOST_THREADS, session.shell.cores ?? 1);
  const onTakenOver = takenOverBy(session);
  const chosen = {
    ...listChoice(session, options),
    kernel,
    seed,
    asOf,
    cold,
    coldEvery,
    dryRun,
    publishAnyway,
    threads,
    settings: given,
  };
  const onResumed = () => {
    session.complain(
      'the communities that a night before this one had found are used: it broke off, and nothing has changed',
    );
  };
  const request = { ...chosen, onStep, onTakenOver, onResumed };
  const summary = await rescoreWithProgress(session, engine, request);
  const profile = options.profile === true && { profile: profileJson(steps, summary) };
  const { held, undelivered } = summary;
  const published = dryRun !== true && held.length === 0;
  if (session.json)
    session.result({
      ...runJson(summary),
      published,
      held,
      alerts: summary.alerts.map(alertJson),
      undelivered,
      ...profile,
    });
  else if (session.quiet) session.say(nightLine(summary, dryRun === true));
  else session.say(...(dryRun === true ? ['not published, a dry run:'] : []), ...runLines(summary));
  if (!session.json && !session.quiet) session.say(...newAlertLines(summary.alerts));
  if (options.profile === true && !session.json) sayProfile(session, steps, summary);
  complainOfUndelivered(session, undelivered);
  const { run } = summary.manifest;
  if (held.length > 0) {
    session.complain(`run ${run} is held back, readers still see the last one: ${held.join('; ')}`);
    session.hint(`next: skein publish ${run}, or rescore again`);
    return EXIT.heldBack;
  }
  session.hint(dryRun === true ? 'next: the same without --dry-run' : 'next: skein campaigns');
  return EXIT.done;
}

/** Rescores with a bar; the demo does so too. */
export async function rescoreWithProgress(
  session: Session,
  engine: Engine,
  request: RescoreRequest,
): Promise<NightSummary> {
  const progress = createProgress(session);
  const summary = await engine.rescore({
    ...request,
    onProgress: (so) => {
      progress.update(so.done, nightLabel(so));
    },
  });
  progress.stop();
  return summary;
}

/** A lock that nobody let go of is told, whatever was asked to be quiet: something ended a night. */
export function takenOverBy(session: Session): (left: NightHolder) => void {
  return ({ who, since }) => {
    session.complain(`the last night (${who}, since ${since}) ended without a word: its lock is taken over`);
  };
}

function dayText(text: string): string {
  if (dayFromText(text) === null) throw new InvalidArgumentError('It must be a day of the calendar as YYYY-MM-DD.');
  return text;
}
