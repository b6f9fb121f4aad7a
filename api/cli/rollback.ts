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

export function addRollback(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('rollback')
    .argument('<run>', 'number of an earlier run that is kept', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .summary('let readers see an earlier run again')
    .description(
      'Publishes an earlier run once more, under a number of its own. Ids that were given since still resolve, and the ' +
        'next rescore goes on from what readers see.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  skein runs && skein rollback 6' +
        '\n\nExit code: 0 done, 2 usage, 3 no such run is kept, 4 a night is under way.',
    )
    .action(action(shell, outcome, rollback));
}

async function rollback(session: Session, run: number): Promise<ExitCode> {
  const engine = await session.engine();
  const summary = await engine.rollback({ run, onTakenOver: takenOverBy(session) });
  const { alerts, undelivered } = summary;
  if (session.json)
    session.result({ ...runJson(summary), published: true, alerts: alerts.map(alertJson), undelivered });
  else
    session.say(`run ${summary.manifest.run} gives run ${run} again`, ...runLines(summary), ...newAlertLines(alerts));
  complainOfUndelivered(session, undelivered);
  return EXIT.done;
}
