import type { Command } from 'commander';
import { eventPageJson, eventText } from '../present/events.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { addPageOptions, hintNextPage, NO_RUN, pageOf, type PageOptions } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

interface EventsOptions extends PageOptions {
  readonly run?: number;
}

export function addEvents(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('events')
    .summary('list what happened to campaigns in a run')
    .description(
      'Lists what happened to campaigns and operations in a run: born, grew, shrank, merged, split, dormant, revived, ' +
        'dissolved, with the reports behind it. Events are kept for ever; skein brief ranks them.',
    )
    .option('--run <number>', 'of this run; by default the latest', wholeNumber(1, Number.MAX_SAFE_INTEGER));
  addPageOptions(command, 'events')
    .addHelpText('after', '\nExamples:\n  skein events\n  skein events --run 12 --json')
    .action(action(shell, outcome, events));
}

async function events(session: Session, options: EventsOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const page = await engine.events(options.run ?? null, pageOf(options, session));
  if (session.json) {
    session.result(eventPageJson(page));
    return EXIT.done;
  }
  if (page.items.length === 0)
    session.say(page.run === 0 ? NO_RUN : `nothing happened to a campaign in run ${page.run}`);
  for (const event of page.items) session.say(`${event.event.padEnd(9)}  ${eventText(event)}`);
  hintNextPage(session, page, 'event');
  return EXIT.done;
}
