import { Argument, Option, type Command } from 'commander';
import { LEVELS, SkeinError, type CampaignId, type Engine, type Level } from '../../../engine/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { presentId } from '../present-id.js';
import { action, type Outcome, type Session } from '../session.js';
import type { Shell } from '../shell.js';
import { writeOut } from './sink.js';
import { EXPORTS, type ExportWhat, type LineFormat } from './streams.js';

interface ExportOptions {
  readonly format?: LineFormat | 'gexf';
  readonly campaign?: string;
  readonly out?: string;
  readonly level: Level;
}

export function addExport(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('export')
    .summary('write reports, memberships, campaigns or the graph')
    .description(
      'Writes everything of one sort, in a fixed order: the same data gives the same bytes. CSV and GEXF are for people: ' +
        'artifacts are defanged, and cells that a spreadsheet would run get an apostrophe. JSON Lines are for machines: ' +
        'each artifact has its exact live "value" and a defanged "shown". No export holds anything of a victim.',
    )
    .addArgument(new Argument('<what>', 'what to write').choices(Object.keys(EXPORTS)))
    .addOption(new Option('--format <format>', 'default csv, with --json jsonl').choices(['csv', 'jsonl', 'gexf']))
    .option('--campaign <id>', 'only what belongs to this campaign, or with --level operation to this operation')
    .option('--out <file>', 'write to a file instead of standard output')
    .addOption(new Option('--level <level>', 'of memberships and campaigns').choices(LEVELS).default('campaign'))
    .addHelpText(
      'after',
      '\nExamples:\n  skein export memberships --format csv --out memberships.csv' +
        '\n  skein export memberships --level operation' +
        '\n  skein export graph --format gexf --campaign c-4f2k9q7m1x0a --out campaign.gexf',
    )
    .action(action(shell, outcome, exportAll));
}

async function exportAll(session: Session, what: ExportWhat, options: ExportOptions): Promise<ExitCode> {
  const format = options.format ?? (session.json ? 'jsonl' : 'csv');
  if (format === 'gexf' && (what !== 'graph' || options.campaign === undefined))
    throw new SkeinError(
      'usage',
      'gexf is for the graph of one campaign: skein export graph --format gexf --campaign ID',
    );
  if (what === 'graph' && options.level === 'operation')
    throw new SkeinError('usage', 'the graph is written whole or for one campaign: leave --level out');
  const engine = await session.engine();
  const campaign = options.campaign === undefined ? null : await idAt(engine, options.campaign, options.level);
  const pieces =
    format === 'gexf'
      ? once(gexfOf(engine, campaign))
      : EXPORTS[what](engine, { campaign, format, level: options.level });
  await writeOut(session, pieces, options.out);
  if (options.out !== undefined) session.hint(`wrote ${options.out}`);
  return EXIT.done;
}

/** The graph libraries are loaded for the one format that needs them. */
async function gexfOf(engine: Engine, campaign: CampaignId | null): Promise<string> {
  const { gexfText } = await import('./gexf.js');
  return gexfText(engine.exportMentions(campaign));
}

/** The present id of a campaign asked for by any id it ever had. */
async function idAt(engine: Engine, id: string, asked: Level): Promise<CampaignId> {
  const { id: present, level } = await presentId(engine, id);
  if (level !== asked) throw new SkeinError('usage', `this id is of level ${level}: add --level ${level}`);
  return present;
}

async function* once(text: Promise<string>): AsyncGenerator<string> {
  yield await text;
}
