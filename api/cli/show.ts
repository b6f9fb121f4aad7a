import type { Command } from 'commander';
import {
  MAX_PAGE,
  SkeinError,
  type Campaign,
  type CampaignAnswer,
  type Page,
  type StoredReport,
} from '../../engine/index.js';
import { reportJson } from '../http/disclose.js';
import { campaignAnswerJson } from '../present/campaign.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { ARTIFACT_COLUMNS, factLines, LEDGER_COLUMNS, REPORT_COLUMNS } from './campaign-page.js';
import { sayTable } from './say-table.js';
import { grouped } from './text.js';

interface ShowOptions {
  readonly limit: number;
  readonly cursor?: string;
}

export function addShow(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('show')
    .summary('show one campaign')
    .description(
      'Shows a campaign: its figures, what holds it together, and its reports. Old ids say what became of them.',
    )
    .argument('<id>', 'campaign id, present or old')
    .option('--limit <count>', 'reports to list', wholeNumber(1, MAX_PAGE), 10)
    .option('--cursor <cursor>', 'goes on with the reports of the page before')
    .addHelpText('after', '\nExample:\n  skein show c-4f2k9q7m1x0a --limit 50')
    .action(action(shell, outcome, show));
}

async function show(session: Session, id: string, options: ShowOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const answer = await engine.campaign(id);
  if (answer === null)
    throw new SkeinError('not-found', 'no campaign ever had this id; skein campaigns lists those there are');
  const reports =
    answer.campaign === null
      ? null
      : await engine.campaignReports(answer.campaign.id, { limit: options.limit, cursor: options.cursor });
  if (session.json) session.result(pageJson(answer, reports));
  else sayAnswer(session, answer, reports);
  return EXIT.done;
}

function pageJson(answer: CampaignAnswer, reports: Page<StoredReport> | null): object {
  const page = reports && { total: reports.total, cursor: reports.cursor, items: reports.items.map(reportJson) };
  return { ...campaignAnswerJson(answer), reports: page };
}

function sayAnswer(session: Session, answer: CampaignAnswer, reports: Page<StoredReport> | null): void {
  for (const { from, to, run } of answer.followed)
    session.say(to === null ? `${from} was dissolved in run ${run}` : `${from} became ${to} in run ${run}`);
  if (answer.campaign === null || reports === null)
    session.say('Its reports went separate ways; skein lookup finds them.');
  else sayCampaign(session, answer.campaign, reports);
}

function sayCampaign(session: Session, campaign: Campaign, reports: Page<StoredReport>): void {
  session.heading(`${campaign.id}  ${campaign.title}`);
  session.say(...factLines(campaign));
  if (campaign.ledger.lines.length > 0) {
    session.say('');
    sayTable(session, LEDGER_COLUMNS, campaign.ledger.lines);
  }
  if (campaign.strongest.length > 0) {
    session.say('', 'What holds it together:');
    sayTable(session, ARTIFACT_COLUMNS, campaign.strongest);
  }
  session.say('', `Reports (${grouped(reports.items.length)} of ${grouped(reports.total)}):`);
  sayTable(session, REPORT_COLUMNS, reports.items);
  if (reports.cursor !== null) session.hint(`next reports: the same command with --cursor ${reports.cursor}`);
}
