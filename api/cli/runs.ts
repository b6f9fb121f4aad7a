import { InvalidArgumentError, type Command } from 'commander';
import { SkeinError, type KeptRun } from '../../engine/index.js';
import { runJson } from '../present/run.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { comparisonJson, sayComparison } from './run-comparison.js';
import { lostText } from './run-lines.js';
import { NO_RUN } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { sayTable } from './say-table.js';
import type { Column } from './table.js';
import { grouped } from './text.js';

interface RunsOptions {
  readonly compare?: readonly number[];
}

export function addRuns(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('runs')
    .summary('list the runs that are kept')
    .description('Lists the runs that are kept, newest first. With --json: the whole manifest of each.')
    .option('--compare <run...>', 'two of them: what became of the ids and reports of the first in the second', twoRuns)
    .addHelpText(
      'after',
      '\nExamples:\n  skein runs\n  skein runs --compare 7 8   before skein publish 8, what it would change',
    )
    .action(action(shell, outcome, runs));
}

/** Collects the numbers. */
function twoRuns(text: string, before: readonly number[] = []): readonly number[] {
  if (before.length === 2) throw new InvalidArgumentError('It must be two runs.');
  return [...before, wholeNumber(1, Number.MAX_SAFE_INTEGER)(text)];
}

async function runs(session: Session, { compare }: RunsOptions): Promise<ExitCode> {
  const engine = await session.engine();
  if (compare !== undefined) {
    const [from, to] = compare;
    if (from === undefined || to === undefined)
      throw new SkeinError('usage', '--compare takes two runs, as in --compare 7 8');
    const comparison = await engine.compareRuns({ from, to });
    if (session.json) session.result(comparisonJson(comparison));
    else sayComparison(session, comparison);
    return EXIT.done;
  }
  const kept = await engine.runs();
  if (session.json)
    session.result({ runs: kept.map((run) => ({ ...runJson(run), state: run.state, reasons: run.reasons })) });
  else if (kept.length === 0) session.say(NO_RUN);
  else {
    sayTable(session, COLUMNS, kept);
    for (const { manifest, reasons } of kept.filter(({ state }) => state === 'held'))
      session.hint(`run ${manifest.run} waits for skein publish ${manifest.run}: ${reasons.join('; ')}`);
  }
  return EXIT.done;
}

const COLUMNS: readonly Column<KeptRun>[] = [
  { head: 'run', align: 'right', cell: ({ manifest }) => String(manifest.run) },
  { head: 'state', cell: ({ manifest, state }) => stateText(state, manifest.restores) },
  { head: 'finished', cell: ({ manifest }) => manifest.finishedAt },
  { head: 'as of', spare: 3, cell: ({ manifest }) => manifest.asOf ?? '-' },
  { head: 'kernel', spare: 2, cell: ({ manifest }) => manifest.kernel },
  { head: 'reports', align: 'right', cell: ({ manifest }) => grouped(manifest.counts.reports) },
  { head: 'campaigns', align: 'right', cell: ({ manifest }) => grouped(manifest.counts.campaigns) },
  { head: 'largest', align: 'right', spare: 1, cell: ({ manifest }) => grouped(manifest.counts.largestCampaign) },
  { head: 'lost in all', align: 'right', cell: ({ whole }) => lostText(whole.ledger) },
  { head: 'output', spare: 4, cell: ({ manifest }) => manifest.outputDigest.slice(0, 12) },
];

function stateText(state: KeptRun['state'], restores: number | null): string {
  return restores === null ? state : `${state} (as run ${restores})`;
}
