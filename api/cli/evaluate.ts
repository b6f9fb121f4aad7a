import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import {
  labelsOfMemberships,
  LEVELS,
  readTruth,
  scoreClustering,
  SkeinError,
  type Engine,
  type Level,
  type Truth,
} from '../../engine/index.js';
import { scoresJson, type EvaluationJson, type LevelScoresJson, type ScoresJson } from '../present/evaluation.js';
import { EXIT, type ExitCode } from './exit.js';
import { sayTable } from './say-table.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import type { Column } from './table.js';
import { grouped, plural } from './text.js';

interface EvaluateOptions {
  readonly truth: string;
}

export function addEvaluate(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('evaluate')
    .summary('score the latest run against a known truth')
    .description(
      'Scores the campaigns and operations of the latest run against truth/reports.csv in the folder, as skein generate ' +
        'writes it: against what genuine links could show (recoverable), and beside it against the true campaigns (absolute).',
    )
    .requiredOption('--truth <folder>', 'folder that holds truth/reports.csv')
    .addHelpText(
      'after',
      '\nExample:\n  skein generate --reports 3000 --out ./made && skein ingest ./made/*.jsonl && skein rescore --lists ./made/lists' +
        '\n  skein evaluate --truth ./made',
    )
    .action(action(shell, outcome, evaluate));
}

async function evaluate(session: Session, options: EvaluateOptions): Promise<ExitCode> {
  const file = join(resolve(session.shell.cwd, options.truth), 'truth', 'reports.csv');
  const { truth, numberOf } = await numberedTruth(file);
  const engine = await session.engine();
  const run = await engine.latestRun();
  if (run === null) throw new SkeinError('usage', 'no run was published yet; skein rescore makes one');
  const evaluation: EvaluationJson = {
    run: run.manifest.run,
    truthReports: numberOf.size,
    storedReports: run.manifest.counts.reports,
    campaign: await scoresAt('campaign', engine, truth, numberOf),
    operation: await scoresAt('operation', engine, truth, numberOf),
  };
  if (session.json) session.result(evaluation);
  else sayEvaluation(session, evaluation);
  return EXIT.done;
}

/** Reports are numbered as the truth names them; those of the store that it does not name are not scored. */
class Numbers {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  add(source: string, ref: string): number {
    const key = `${source}\0${ref}`;
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  get(source: string, ref: string): number | undefined {
    return this.#numbers.get(`${source}\0${ref}`);
  }
}

/** Reads the file twice, line by line: to count its reports, then to number them. */
async function numberedTruth(file: string): Promise<{ truth: Truth; numberOf: Numbers }> {
  let reports = -1; // the head is no report
  for await (const line of linesOf(file)) if (line !== '') reports++;
  if (reports < 1) throw new SkeinError('usage', `${file} names no report`);
  const numberOf = new Numbers();
  const truth = await readTruth(linesOf(file), reports, (source, ref) => numberOf.add(source, ref));
  return { truth, numberOf };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  } catch (error) {
    throw new SkeinError('unreadable', `cannot read ${file}`, error);
  }
}

async function scoresAt(level: Level, engine: Engine, truth: Truth, numbers: Numbers): Promise<LevelScoresJson> {
  const numberOf = (source: string, ref: string): number | undefined => numbers.get(source, ref);
  const found = await labelsOfMemberships(engine.exportMemberships(level), truth.campaign.length, numberOf);
  return {
    recoverable: scoresJson(scoreClustering(found, truth.recoverable)),
    absolute: scoresJson(scoreClustering(found, truth.campaign)),
  };
}

interface Line {
  readonly level: Level;
  readonly against: string;
  readonly scores: ScoresJson;
}

function sayEvaluation(session: Session, evaluation: EvaluationJson): void {
  const lines = LEVELS.flatMap((level): Line[] => [
    { level, against: 'recoverable', scores: evaluation[level].recoverable },
    { level, against: 'absolute', scores: evaluation[level].absolute },
  ]);
  session.say(`run ${evaluation.run} against the truth of ${plural(evaluation.truthReports, 'report')}`);
  sayTable(session, COLUMNS, lines);
  if (evaluation.storedReports !== evaluation.truthReports)
    session.hint(
      `the run holds ${plural(evaluation.storedReports, 'report')}: those of the truth that are missing count as missed`,
    );
}

const digits = (value: number): string => value.toFixed(3);

const COLUMNS: readonly Column<Line>[] = [
  { head: 'level', cell: (one) => one.level },
  { head: 'against', cell: (one) => one.against },
  { head: 'reports', align: 'right', cell: (one) => grouped(one.scores.reports) },
  { head: 'pair P', align: 'right', cell: (one) => digits(one.scores.pairs.precision) },
  { head: 'R', align: 'right', cell: (one) => digits(one.scores.pairs.recall) },
  { head: 'F1', align: 'right', cell: (one) => digits(one.scores.pairs.f1) },
  { head: 'B3 P', align: 'right', cell: (one) => digits(one.scores.bCubed.precision) },
  { head: 'R', align: 'right', cell: (one) => digits(one.scores.bCubed.recall) },
  { head: 'F1', align: 'right', cell: (one) => digits(one.scores.bCubed.f1) },
  { head: 'found', align: 'right', cell: (one) => digits(one.scores.found) },
  { head: 'largest', align: 'right', cell: (one) => digits(one.scores.largestShare) },
];
