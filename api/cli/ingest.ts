import { Readable } from 'node:stream';
import type { Command } from 'commander';
import type { IngestProgress, IngestSummary } from '../../engine/index.js';
import { alertJson } from '../present/alerts.js';
import { complainOfUndelivered, newAlertLines } from './alerts.js';
import { EXIT, type ExitCode } from './exit.js';
import { failureLines, ingestLines, unreadLines } from './ingest-lines.js';
import { Pace } from './pace.js';
import { createProgress } from './progress.js';
import { MOST_THREADS, wholeNumber } from './options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { grouped } from './text.js';

interface IngestOptions {
  readonly profile?: string;
  readonly format?: string;
  readonly threads?: number;
}

export function addIngest(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('ingest')
    .summary('read report files into the store')
    .description(
      'Reads reports (JSON Lines, CSV, STIX 2.1, MISP; gzip too) into the store. The same report twice changes nothing. ' +
        'Lines that are no report go to a rejects file, with the reason, and the rest goes on.',
    )
    .argument('<file...>', 'files to read; - is standard input')
    .option('--profile <name>', 'mapping profile: the name of a shipped one, or a file')
    .option('--format <format>', 'jsonl, csv, stix or misp; by default told from the file')
    .option(
      '--threads <n>',
      `threads that read; by default one for each core, at most ${MOST_THREADS}`,
      wholeNumber(1, 64),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  skein ingest reports.jsonl.gz\n  curl -s https://example.org/feed.csv | skein ingest - --format csv --profile tweetfeed' +
        '\n\nExit code: 0 all accepted, 1 some lines rejected, 2 usage, 3 a file could not be read to its end, 4 store locked.',
    )
    .action(action(shell, outcome, ingest));
}

export async function ingest(
  session: Session,
  files: readonly string[],
  options: IngestOptions = {},
): Promise<ExitCode> {
  const engine = await session.newEngine();
  const progress = createProgress(session);
  const pace = new Pace(session.shell.now);
  const summary = await engine.ingest({
    inputs: files,
    stdin: files.includes('-') ? session.shell.stdin() : Readable.from([]),
    format: options.format,
    threads: options.threads ?? Math.min(MOST_THREADS, session.shell.cores ?? 1),
    profile: options.profile,
    onProgress: (so) => {
      if (session.json) session.result({ event: 'progress', ...so });
      progress.update(partOf(so), `${labelOf(so)}${pace.of(so)}`);
    },
  });
  progress.stop();
  if (session.json) session.result(summaryJson(summary));
  else session.say(...ingestLines(summary), ...newAlertLines(summary.between?.alerts ?? []));
  session.complain(...failureLines(summary));
  // Whoever wrote a profile left columns out on purpose.
  if (options.profile === undefined) session.complain(...unreadLines(summary));
  else session.hint(...unreadLines(summary));
  complainOfUndelivered(session, summary.undelivered);
  if (summary.accepted > 0) session.hint('next: skein rescore');
  return exitOf(summary);
}

function summaryJson({ between, ...summary }: IngestSummary): object {
  if (between === undefined) return summary;
  return { ...summary, between: { attached: between.attached, alerts: between.alerts.map(alertJson) } };
}

function exitOf(summary: IngestSummary): ExitCode {
  if (summary.files.some((file) => file.failure !== null)) return EXIT.failure;
  return summary.rejected > 0 ? EXIT.rejects : EXIT.done;
}

function partOf({ bytes, size }: IngestProgress): number | null {
  return size === null || size === 0 ? null : Math.min(1, bytes / size);
}

function labelOf({ file, read, rejected }: IngestProgress): string {
  return `${file}: ${grouped(read)} read, ${grouped(rejected)} rejected`;
}
