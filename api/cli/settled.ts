import type { Command } from 'commander';
import { settlementPageJson, settlementText } from '../present/settled.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { addPageOptions, hintNextPage, NO_RUN, pageOf, type PageOptions } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

interface SettledOptions extends PageOptions {
  readonly run?: number;
}

export function addSettled(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('settled')
    .summary('list what a run made of provisional reports')
    .description(
      'Lists the reports that were attached to a campaign as they came, and what the run made of each: confirmed, moved ' +
        'to another campaign, or released into none. Kept as long as the run is (skein runs).',
    )
    .option('--run <number>', 'by this run; by default the latest', wholeNumber(1, Number.MAX_SAFE_INTEGER));
  addPageOptions(command, 'reports')
    .addHelpText('after', '\nExamples:\n  skein settled\n  skein settled --run 12 --json')
    .action(action(shell, outcome, settled));
}

async function settled(session: Session, options: SettledOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const page = await engine.settled(options.run ?? null, pageOf(options, session));
  if (session.json) {
    session.result(settlementPageJson(page));
    return EXIT.done;
  }
  if (page.items.length === 0)
    session.say(page.run === 0 ? NO_RUN : `no report was provisional when run ${page.run} was made`);
  for (const one of page.items) session.say(`${one.outcome.padEnd(9)}  ${settlementText(one)}`);
  hintNextPage(session, page, 'report');
  return EXIT.done;
}
