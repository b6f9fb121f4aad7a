import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeDataset } from '../../datasets/generate/index.js';
import { EXIT, type ExitCode } from './exit.js';
import { wholeNumber } from './options.js';
import { createProgress } from './progress.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { grouped, plural } from './text.js';

interface GenerateCliOptions {
  readonly reports: number;
  readonly seed: number;
  readonly nights?: number;
  readonly out: string;
}

export function addGenerate(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('generate')
    .summary('make synthetic reports with their truth apart')
    .description(
      'Makes synthetic reports of campaigns, hubs and noise, and writes the truth beside them in files of its own. ' +
        'The same options give the same bytes. Files in the folder are overwritten.',
    )
    .requiredOption('--reports <count>', 'reports in all', wholeNumber(1, 20_000_000))
    .option('--seed <number>', 'another seed, other reports', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--nights <count>', 'split the end into a file for each night', wholeNumber(0, 3650))
    .requiredOption('--out <folder>', 'folder to write to')
    .addHelpText('after', '\nExample:\n  skein generate --reports 30000 --seed 7 --out ./synthetic')
    .action(action(shell, outcome, generate));
}

async function generate(session: Session, { out, ...options }: GenerateCliOptions): Promise<ExitCode> {
  const progress = createProgress(session);
  const summary = await writeDataset(options, resolve(session.shell.cwd, out), (written, total) => {
    progress.update(written / total, `${grouped(written)} reports`);
  });
  progress.stop();
  if (session.json) session.result({ reports: summary.reports, campaigns: summary.campaigns, files: summary.files });
  else
    session.say(
      `${plural(summary.reports, 'report')} of ${plural(summary.campaigns, 'campaign')} in ${out}: ` +
        `${plural(summary.files.length, 'file')}, ${summary.files.slice(0, 3).join(', ')}${summary.files.length > 3 ? ' …' : ''}`,
    );
  return EXIT.done;
}
