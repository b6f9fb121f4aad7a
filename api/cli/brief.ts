import { Option, type Command } from 'commander';
import { DEFAULT_WINDOW_DAYS, SkeinError, type Engine } from '../../engine/index.js';
import {
  BRIEF_FORMATS,
  campaignBriefJson,
  campaignPage,
  morningJson,
  morningPage,
  type BriefFormat,
} from '../present/briefing/formats.js';
import { EXIT, type ExitCode } from './exit.js';
import { writeOut } from './export/sink.js';
import { wholeNumber } from './options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { safeJson } from './text.js';

interface BriefOptions {
  readonly run?: number;
  readonly format?: BriefFormat;
  readonly out?: string;
  readonly days: number;
  readonly limit?: number;
}

const MOST_DAYS = 366;
const MOST_CAMPAIGNS = 50;

export function addBrief(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('brief')
    .summary('a briefing of the night, or of one campaign')
    .description(
      'Briefs on a night: accounts to stop first, then what is new, growing, merged, split and active again. With an id: on ' +
        'one campaign or operation, its timeline, victims, losses, evidence, doubts and history. The HTML is one file, ready ' +
        'to be printed; artifacts are defanged and victims only counted.',
    )
    .argument('[id]', 'id of a campaign (c-…) or an operation (o-…), present or old')
    .option('--run <number>', 'changes of this run; by default the latest', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .addOption(new Option('--format <format>', 'md by default').choices(BRIEF_FORMATS))
    .option('--out <file>', 'write the briefing there')
    .option(
      '--days <count>',
      'days in which an account was seen, to be worth a request',
      wholeNumber(1, MOST_DAYS),
      DEFAULT_WINDOW_DAYS,
    )
    .option('--limit <count>', 'campaigns in each section (10)', wholeNumber(1, MOST_CAMPAIGNS))
    .addHelpText(
      'after',
      '\nExamples:\n  skein brief --format html --out morning.html\n  skein brief c-4f2k9q7m1x0a --format html --out campaign.html',
    )
    .action(action(shell, outcome, brief));
}

async function brief(session: Session, id: string | undefined, options: BriefOptions): Promise<ExitCode> {
  const engine = await session.engine();
  if (id !== undefined && (options.run !== undefined || options.limit !== undefined))
    throw new SkeinError('usage', 'a briefing of one campaign takes neither --run nor --limit');
  const format = options.format ?? (session.json ? 'json' : 'md');
  const page = id === undefined ? await morning(engine, options, format) : await one(engine, id, options, format);
  await writeOut(session, pieces(page), options.out);
  if (options.out !== undefined) session.hint(`wrote ${options.out}`);
  return EXIT.done;
}

async function morning(engine: Engine, options: BriefOptions, format: BriefFormat): Promise<string> {
  const briefing = await engine.brief({ run: options.run, days: options.days, limit: options.limit });
  return format === 'json' ? `${safeJson(morningJson(briefing))}\n` : morningPage(briefing, format);
}

async function one(engine: Engine, id: string, { days }: BriefOptions, format: BriefFormat): Promise<string> {
  const briefing = await engine.briefCampaign({ id, days });
  return format === 'json' ? `${safeJson(campaignBriefJson(briefing))}\n` : campaignPage(briefing, format);
}

async function* pieces(page: string): AsyncGenerator<string> {
  yield await Promise.resolve(page);
}
