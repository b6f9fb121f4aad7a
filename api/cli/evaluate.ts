import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import {
  KERNEL_NAMES,
  SkeinError,
  type Comparison,
  type KernelName,
  type Method,
  type Outcome as MethodOutcome,
} from '../../engine/index.js';
import { methodScoreJson, truthScoreJson, type EvaluationJson, type TruthScoreJson } from '../present/evaluation.js';
import { termMethods } from './compare-terms.js';
import { EXIT, type ExitCode } from './exit.js';
import { addListOptions, listChoice, type ListOptions } from './list-options.js';
import { wholeNumber } from './options.js';
import { createProgress } from './progress.js';
import { sayTable } from './say-table.js';
import { scoreLines, SCORE_COLUMNS, TOP_COLUMNS, type Scored } from './score-table.js';
import { NO_RUN } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { grouped, plural } from './text.js';

interface EvaluateOptions extends ListOptions {
  readonly truth: string;
  readonly baselines?: boolean;
  readonly kernel?: KernelName;
  readonly terms?: boolean;
  readonly seed?: number;
}

/** What whoever has no engine of his own would try first. */
const BASELINES: readonly Method[] = (['components', 'louvain'] as const).flatMap((kernel): readonly Method[] => [
  { name: kernel, kernel, lists: false, level: 'campaign' },
  { name: `${kernel} minus lists`, kernel, lists: true, level: 'campaign' },
]);

function added(kernel: KernelName): Method {
  // Its agreement with ours is in the table, for both.
  const settings: Method['settings'] = kernel === 'gds-leiden' ? { agreement: false } : {};
  return { name: `${kernel} minus lists`, kernel, settings, lists: true, level: 'campaign' };
}

export function addEvaluate(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('evaluate')
    .summary('score the latest run against a known truth')
    .description(
      'Scores the campaigns and operations of the latest run against truth/reports.csv in the folder, as skein generate ' +
        'writes it: against what genuine links could show (recoverable), and beside it against the true campaigns ' +
        '(absolute); then how far victims and losses of the 50 largest are off. Nothing is published.',
    )
    .requiredOption('--truth <folder>', 'folder that holds truth/reports.csv, or reports.csv of a truth itself')
    .option('--baselines', 'add components and louvain, each with the lists below and without any')
    .addOption(
      new Option('--kernel <name>', 'add this way to find communities, with the lists below').choices(KERNEL_NAMES),
    )
    .option('--terms', 'add our detection without each of the terms that it weighs beside the links')
    .option('--seed <number>', 'seed of what is added', wholeNumber(0, 4294967295));
  addListOptions(command)
    .addHelpText(
      'after',
      '\nExample:\n  skein generate --reports 3000 --out ./made && skein ingest ./made/*.jsonl && skein rescore --lists ./made/lists' +
        '\n  skein evaluate --truth ./made --baselines --lists ./made/lists',
    )
    .action(action(shell, outcome, evaluate));
}

async function evaluate(session: Session, options: EvaluateOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const run = await engine.latestRun();
  if (run === null) throw new SkeinError('not-found', NO_RUN);
  const progress = createProgress(session);
  const comparison = await engine.compare({
    ...listChoice(session, options),
    methods: [
      ...(options.baselines === true ? BASELINES : []),
      ...(options.kernel === undefined ? [] : [added(options.kernel)]),
      ...(options.terms === true ? termMethods({}) : []),
    ],
    latestRun: true,
    truth: resolve(session.shell.cwd, options.truth),
    seed: options.seed,
    onProgress: ({ method, done, of }) => {
      progress.update(done / of, method);
    },
  });
  progress.stop();
  if (session.json) session.result(evaluationJson(comparison));
  else sayEvaluation(session, comparison);
  return EXIT.done;
}

function evaluationJson({ run, reports, truth, outcomes }: Comparison): EvaluationJson {
  const scored = scoredOf(outcomes);
  const published = (level: 'campaign' | 'operation'): TruthScoreJson => {
    const found = scored.find(({ outcome }) => outcome.parameters === null && outcome.level === level);
    if (found === undefined) throw new SkeinError('not-found', 'the run to score is gone; try again');
    return truthScoreJson(found.score);
  };
  return {
    run: run ?? 0,
    truthReports: truth?.reports ?? 0,
    scoredReports: truth?.stored ?? 0,
    storedReports: reports,
    campaign: published('campaign'),
    operation: published('operation'),
    others: scored
      .filter(({ outcome }) => outcome.parameters !== null)
      .map(({ outcome, score }) => methodScoreJson(outcome, score)),
  };
}

function scoredOf(outcomes: readonly MethodOutcome[]): readonly Scored[] {
  return outcomes.flatMap((outcome) => (outcome.score === null ? [] : [{ outcome, score: outcome.score }]));
}

function sayEvaluation(session: Session, { run, truth, outcomes }: Comparison): void {
  const scored = scoredOf(outcomes);
  session.say(`run ${run ?? '-'} against the truth of ${plural(truth?.reports ?? 0, 'report')}`, '');
  sayTable(session, SCORE_COLUMNS, scored.flatMap(scoreLines));
  const truths = scored[0]?.score.top.truths ?? 0;
  session.say('', `How far the figures of the ${grouped(truths)} largest recoverable campaigns are off:`);
  sayTable(session, TOP_COLUMNS, scored);
  if (truth !== null && truth.stored < truth.reports)
    session.hint(`${plural(truth.reports - truth.stored, 'report')} of the truth are not stored and not scored`);
}
