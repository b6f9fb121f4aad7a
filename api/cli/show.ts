import type { Command } from 'commander';
import { MAX_PAGE, SkeinError, type Campaign, type CampaignAnswer, type Provisional } from '../../engine/index.js';
import { provisionalText } from '../present/alerts.js';
import { campaignAnswerJson } from '../present/campaign.js';
import { linkText } from '../present/links.js';
import { ARTIFACT_COLUMNS, factLines, LEDGER_COLUMNS, REPORT_COLUMNS } from './campaign-page.js';
import { campaignColumns } from './campaign-table.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { sayTable } from './say-table.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { showParts, showPartsJson, type ShowParts } from './show-parts.js';
import { grouped, plural } from './text.js';

interface ShowOptions {
  readonly limit: number;
  readonly cursor?: string;
}

export function addShow(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('show')
    .summary('show one campaign or operation')
    .description(
      'Shows a campaign or an operation: its figures, what holds it together, its reports, and the questions that are ' +
        'open about it. Old ids say what became of them.',
    )
    .argument('<id>', 'id of a campaign (c-…) or an operation (o-…), present or old')
    .option('--limit <count>', 'reports to list', wholeNumber(1, MAX_PAGE), 10)
    .option('--cursor <cursor>', 'goes on with the reports of the page before')
    .addHelpText('after', '\nExamples:\n  skein show c-4f2k9q7m1x0a --limit 50\n  skein show o-4f2k9q7m1x0a')
    .action(action(shell, outcome, show));
}

async function show(session: Session, id: string, options: ShowOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const answer = await engine.campaign(id);
  if (answer === null)
    throw new SkeinError('not-found', 'no campaign ever had this id; skein campaigns lists those there are');
  const parts =
    answer.campaign && (await showParts(engine, answer.campaign, { limit: options.limit, cursor: options.cursor }));
  const { run, campaign } = answer;
  const [provisional = null] = campaign === null ? [] : await engine.provisional(run, [campaign.id]);
  if (session.json) session.result({ ...pageJson(answer, parts), provisional });
  else sayAnswer(session, answer, parts, provisional);
  return EXIT.done;
}

function pageJson(answer: CampaignAnswer, parts: ShowParts | null): object {
  return { ...campaignAnswerJson(answer), ...(parts === null ? { reports: null } : showPartsJson(parts)) };
}

function sayAnswer(
  session: Session,
  answer: CampaignAnswer,
  parts: ShowParts | null,
  provisional: Provisional | null,
): void {
  for (const { from, to, run } of answer.followed)
    session.say(to === null ? `${from} was dissolved in run ${run}` : `${from} became ${to} in run ${run}`);
  if (answer.campaign === null || parts === null)
    session.say('Its reports went separate ways; skein lookup finds them.');
  else sayCampaign(session, answer.campaign, parts, provisionalText(provisional));
}

function sayCampaign(session: Session, campaign: Campaign, parts: ShowParts, provisional: string | null): void {
  session.heading(`${campaign.id}  ${campaign.title}`);
  session.say(...levelLines(campaign, parts), ...factLines(campaign));
  if (provisional !== null) session.say(`${'provisional'.padEnd(13)} ${provisional}`);
  sayCampaigns(session, campaign, parts);
  if (campaign.ledger.lines.length > 0) {
    session.say('');
    sayTable(session, LEDGER_COLUMNS, campaign.ledger.lines);
  }
  if (campaign.strongest.length > 0) {
    session.say('', 'What holds it together:');
    sayTable(session, ARTIFACT_COLUMNS, campaign.strongest);
  }
  sayLinks(session, campaign, parts);
  sayReports(session, parts);
}

/** What it is part of, or made of; nothing where an operation is one campaign. */
function levelLines({ level, campaigns }: Campaign, { operation }: ShowParts): string[] {
  if (level === 'operation') return [`${'operation of'.padEnd(13)} ${plural(campaigns, 'campaign')}`];
  if (operation === null) return [];
  const figures = `${plural(operation.campaigns, 'campaign')}, ${plural(operation.reports, 'report')}`;
  return [`${'operation'.padEnd(13)} ${operation.id} (${figures})`];
}

function sayCampaigns(session: Session, { id, ledger }: Campaign, { campaigns: page }: ShowParts): void {
  if (page === null) return;
  session.say('', `Campaigns (${grouped(page.campaigns.length)} of ${grouped(page.total)}):`);
  sayTable(session, campaignColumns(ledger.converted.currency), page.campaigns);
  if (page.cursor !== null) session.hint(`all of them: skein campaigns --operation ${id}`);
}

function sayLinks(session: Session, { id }: Campaign, { links }: ShowParts): void {
  if (links.items.length === 0) return;
  session.say('', 'Open questions:', ...links.items.map((link) => `- ${linkText(link, id)}`));
  if (links.cursor !== null) session.hint(`all ${grouped(links.total)} of them: skein links --campaign ${id}`);
}

function sayReports(session: Session, { reports }: ShowParts): void {
  session.say('', `Reports (${grouped(reports.items.length)} of ${grouped(reports.total)}):`);
  sayTable(session, REPORT_COLUMNS, reports.items);
  if (reports.cursor !== null) session.hint(`next reports: the same command with --cursor ${reports.cursor}`);
}
