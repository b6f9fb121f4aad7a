import type { Command } from 'commander';
import { alertJson } from '../present/alerts.js';
import { runJson } from '../present/run.js';
import { complainOfUndelivered, newAlertLines } from './alerts.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { takenOverBy } from './rescore.js';
import { runLines } from './run-lines.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

export function addPublish(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('publish')
    .argument('<run>', 'number of a run that is held back', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .summary('publish a run that was held back')
    .description('Publishes a run that skein rescore held back since it would change far more than nights usually do.')
    .addHelpText(
      'after',
      '\nExample:\n  skein runs && skein publish 8' +
        '\n\nExit code: 0 published, 2 usage, 3 no such run is held, 4 another run was published since it was made.',
    )
    .action(action(shell, outcome, publish));
}

async function publish(session: Session, run: number): Promise<ExitCode> {
  const engine = await session.engine();
  const summary = await engine.publishHeld({ run, onTakenOver: takenOverBy(session) });
  const { alerts, undelivered } = summary;
  if (session.json)
    session.result({ ...runJson(summary), published: true, alerts: alerts.map(alertJson), undelivered });
  else session.say(`published run ${run}`, ...runLines(summary), ...newAlertLines(alerts));
  complainOfUndelivered(session, undelivered);
  return EXIT.done;
}
