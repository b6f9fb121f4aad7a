import type { Command } from 'commander';
import { campaignPageJson } from '../present/campaign.js';
import type { FilterWords } from '../present/filter.js';
import { campaignColumns } from './campaign-table.js';
import { EXIT, type ExitCode } from './exit.js';
import { addFilterOptions, filterOf } from './filter-options.js';
import { sayTable } from './say-table.js';
import { NO_RUN } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { plural } from './text.js';

const LINES_ON_A_PAGE = 20;

export function addCampaigns(program: Command, shell: Shell, outcome: Outcome): void {
  addFilterOptions(
    program
      .command('campaigns')
      .summary('list campaigns, or operations')
      .description('Lists the campaigns of the latest run, or its operations.'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  skein campaigns --level operation --min-reports 50\n  skein campaigns --operation o-4f2k9q7m1x0a\n  skein campaigns --min-victims 5 --country DE --sort victims\n  skein campaigns --q fastprofit --json',
    )
    .action(action(shell, outcome, campaigns));
}

async function campaigns(session: Session, words: FilterWords): Promise<ExitCode> {
  const { currency } = session.config();
  const filter = filterOf({ limit: session.json ? undefined : LINES_ON_A_PAGE, ...words }, currency);
  const engine = await session.engine();
  const page = await engine.campaigns(filter);
  if (session.json) {
    session.result(campaignPageJson(page));
    return EXIT.done;
  }
  if (page.run === null) session.say(NO_RUN);
  else if (page.campaigns.length === 0) session.say(`no ${filter.level} fits`);
  else sayTable(session, campaignColumns(currency, filter.level), page.campaigns);
  if (page.campaigns.some((one) => one.ledger.converted.missingCurrencies.length > 0))
    session.hint('* a currency without a rate is missing from this sum; skein show ID names it');
  if (page.total > page.campaigns.length) session.hint(`${plural(page.total, filter.level)} in all`);
  if (page.cursor !== null) session.hint(`next page: the same command with --cursor ${page.cursor}`);
  return EXIT.done;
}
