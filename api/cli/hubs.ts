import { Option, type Command } from 'commander';
import { SET_ASIDE_CLASSES, type SetAsideArtifact, type SetAsideClass } from '../../engine/index.js';
import { reachText, reasonText, setAsidePageJson } from '../present/set-aside.js';
import { EXIT, type ExitCode } from './exit.js';
import { addPageOptions, hintNextPage, NO_RUN, pageOf, type PageOptions } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { plural } from './text.js';
import { shownText } from '../present/shown.js';

interface HubsOptions extends PageOptions {
  readonly class?: SetAsideClass;
  readonly list?: string;
}

export function addHubs(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('hubs')
    .summary('list artifacts that were set aside, and why')
    .description(
      'Lists the artifacts whose links the latest run did not use, and the suspects that still link: why, how many reports ' +
        'mention each, and what it would tie together, at most, if it were let back.',
    )
    .addOption(new Option('--class <class>', 'only this class').choices(SET_ASIDE_CLASSES))
    .option('--list <name>', 'only what this benign list names');
  addPageOptions(command, 'artifacts')
    .addHelpText(
      'after',
      '\nExamples:\n  skein hubs --class suspect\n  skein hubs --list "URL shorteners and link pages" --json',
    )
    .action(action(shell, outcome, hubs));
}

async function hubs(session: Session, options: HubsOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const page = await engine.setAside({ class: options.class, list: options.list }, pageOf(options, session));
  if (session.json) {
    session.result(setAsidePageJson(page));
    return EXIT.done;
  }
  if (page.items.length === 0) session.say(page.run === 0 ? NO_RUN : 'no artifact was set aside that fits');
  for (const one of page.items) sayHub(session, one);
  hintNextPage(session, page, 'artifact');
  return EXIT.done;
}

function sayHub(session: Session, one: SetAsideArtifact): void {
  session.heading(`${one.class.padEnd(7)} ${one.kind} ${shownText(one)}`);
  session.say(
    `  ${reasonText(one)}`,
    `  in ${plural(one.reports, 'report')}; would tie together, at most: ${reachText(one.reach)}`,
  );
}
