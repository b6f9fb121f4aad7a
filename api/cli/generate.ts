import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { GenerateOptions } from '../../datasets/generate/index.js';
import { SkeinError } from '../../engine/index.js';
import { EXIT, type ExitCode } from './exit.js';
import { reasonOf } from './export/sink.js';
import { decimal, wholeNumber } from './options.js';
import { createProgress } from './progress.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { grouped, plural } from './text.js';

const SCENARIOS = ['mixed', 'ring'] as const;

interface GenerateCliOptions extends Partial<GenerateOptions> {
  readonly scenario: (typeof SCENARIOS)[number];
  readonly seed: number;
  readonly out: string;
}

type Knobs = Omit<GenerateCliOptions, 'scenario'>;

export function addGenerate(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('generate')
    .summary('make synthetic reports with their truth apart')
    .description(
      'Makes synthetic reports of campaigns, hubs and noise, and writes the truth beside them in files of its own. ' +
        'The same options give the same bytes. Files in the folder are overwritten.',
    )
    .addOption(
      new Option('--scenario <name>', 'mixed: many campaigns; ring: one ring, its attempts and what a vendor saw')
        .choices(SCENARIOS)
        .default('mixed'),
    )
    .option('--reports <count>', 'reports in all; the ring has its own number', wholeNumber(1, 20_000_000))
    .option('--seed <number>', 'another seed, other reports', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .requiredOption('--out <folder>', 'folder to write to');
  addKnobs(command)
    .addHelpText(
      'after',
      '\nExamples:\n  skein generate --reports 30000 --seed 7 --out ./synthetic' +
        '\n  skein generate --reports 30000 --nights 30 --poison 0.05 --sharing 2 --out ./stress' +
        '\n  skein generate --scenario ring --seed 7 --out ./ring',
    )
    .action(action(shell, outcome, generate));
}

/** What may be turned in a mixed scenario; the defaults are the generator's. */
const KNOBS: readonly (readonly [flags: string, description: string, read: (text: string) => number])[] = [
  ['--nights <count>', 'split the end into a file for each night', wholeNumber(0, 3650)],
  ['--start-day <day>', 'day of the 730 on which the first night begins', wholeNumber(0, 729)],
  ['--poison <share>', "reports that name strangers' artifacts, 0 to 0.5", decimal(0, 0.5)],
  ['--listed-share <share>', 'chance that a hub is on the lists beside the data', decimal(0, 1)],
  ['--hub-noise <factor>', 'how often hubs are mentioned, times this', decimal(0, 10)],
  ['--sharing <factor>', 'how often campaigns share infrastructure, times this', decimal(0, 6)],
  ['--amounts-shuffled <share>', 'reports whose loss says nothing of their campaign', decimal(0, 1)],
  ['--pauses <share>', 'campaigns that pause for 60 to 120 days', decimal(0, 1)],
  ['--repeat-victims <share>', 'reports by people hit by two campaigns', decimal(0, 1)],
  ['--wrong-types <share>', 'reports under a wrong fraud type', decimal(0, 1)],
  ['--text-only <share>', 'mentions that stand in the narrative alone', decimal(0, 1)],
];

function addKnobs(command: Command): Command {
  return KNOBS.reduce((so, [flags, description, read]) => so.option(flags, description, read), command);
}

async function generate(session: Session, { scenario, ...options }: GenerateCliOptions): Promise<ExitCode> {
  try {
    if (scenario === 'ring') await generateRing(session, options);
    else await generateMixed(session, options);
  } catch (error) {
    throw cannotWrite(options.out, error);
  }
  return EXIT.done;
}

/** What the system says of the folder, as a sentence; any other fault as it is. */
function cannotWrite(out: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof SkeinError || code === undefined) return error;
  const isFile = code === 'ENOTDIR' || code === 'EEXIST';
  const why = isFile ? 'a file stands in the place of the folder' : reasonOf(error);
  return new SkeinError('unreadable', `cannot write into ${out}: ${why}`, error);
}

async function generateRing(session: Session, { seed, out, ...knobs }: Knobs): Promise<void> {
  if (Object.values(knobs).some((value) => typeof value === 'number'))
    throw new SkeinError(
      'usage',
      'the ring takes --seed and --out alone; the other options are for the mixed scenario',
    );
  const { RING, writeRing } = await import('../../datasets/generate/index.js'); // no other command needs it
  await writeRing(seed, resolve(session.shell.cwd, out));
  if (session.json) session.result({ victims: RING.victims, files: ['ring.jsonl'] });
  else
    session.say(
      `one ring of ${plural(RING.victims, 'victim')} in ${out}: ring.jsonl; what must come out: truth/ring.json`,
    );
}

async function generateMixed(session: Session, { out, reports, ...knobs }: Knobs): Promise<void> {
  if (reports === undefined) throw new SkeinError('usage', '--reports is missing: how many to make');
  const { writeDataset } = await import('../../datasets/generate/index.js');
  const progress = createProgress(session);
  const summary = await writeDataset({ ...knobs, reports }, resolve(session.shell.cwd, out), (written, total) => {
    progress.update(written / total, `${grouped(written)} reports`);
  });
  progress.stop();
  if (session.json) session.result({ reports: summary.reports, campaigns: summary.campaigns, files: summary.files });
  else
    session.say(
      `${plural(summary.reports, 'report')} of ${plural(summary.campaigns, 'campaign')} in ${out}: ` +
        `${plural(summary.files.length, 'file')}, ${summary.files.slice(0, 3).join(', ')}${summary.files.length > 3 ? ' …' : ''}`,
    );
}
