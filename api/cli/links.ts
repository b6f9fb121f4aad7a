import { Option, type Command } from 'commander';
import { LINK_KINDS, type LinkKind } from '../../engine/index.js';
import { linkPageJson, linkText } from '../present/links.js';
import { EXIT, type ExitCode } from './exit.js';
import { addPageOptions, hintNextPage, NO_RUN, pageOf, type PageOptions } from './page-options.js';
import { presentId } from './present-id.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

interface LinksOptions extends PageOptions {
  readonly campaign?: string;
  readonly kind?: LinkKind;
}

export function addLinks(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('links')
    .summary('list possible links between campaigns')
    .description(
      'Lists what might join campaigns, or divide one: artifacts that were cut (bridge), parts that little holds (weak-joint), ' +
        'shared evidence that was not enough (related). Questions for an analyst, never findings.',
    )
    .option('--campaign <id>', 'only what touches this campaign, or any campaign of this operation')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(LINK_KINDS));
  addPageOptions(command, 'links')
    .addHelpText('after', '\nExamples:\n  skein links --campaign c-4f2k9q7m1x0a\n  skein links --kind bridge --json')
    .action(action(shell, outcome, links));
}

async function links(session: Session, options: LinksOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const campaign = options.campaign === undefined ? undefined : (await presentId(engine, options.campaign)).id;
  const page = await engine.possibleLinks({ campaign, kind: options.kind }, pageOf(options, session));
  if (session.json) {
    session.result(linkPageJson(page));
    return EXIT.done;
  }
  if (page.items.length === 0) session.say(page.run === 0 ? NO_RUN : 'no possible link fits');
  for (const link of page.items) session.say(`${link.kind.padEnd(10)}  ${linkText(link, null)}`);
  hintNextPage(session, page, 'possible link');
  return EXIT.done;
}
