import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { packageRoot, readConfig, SkeinError, type Engine } from '../../engine/index.js';
import { campaignColumns } from './campaign-table.js';
import { EXIT, type ExitCode } from './exit.js';
import { ingestLines } from './ingest-lines.js';
import { wholeNumber } from './options.js';
import { createProgress } from './progress.js';
import { rescoreWithProgress } from './rescore.js';
import { runLines } from './run-lines.js';
import { sayTable } from './say-table.js';
import { DEFAULT_PORT } from './serve.js';
import { serveUntilStopped } from './server.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { grouped } from './text.js';
import { campaignPageJson } from '../present/campaign.js';

interface DemoOptions {
  readonly once?: boolean;
  readonly port: number;
}

const TOP = 15;

export function addDemo(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('demo')
    .summary('see it work on the sample that ships')
    .description(
      'Reads the shipped sample into a fresh folder, finds its campaigns, prints the largest and serves the API. The folder ' +
        'is temporary and removed at the end; with --data it stays. The sample is synthetic: nobody in it exists.',
    )
    .option('--once', 'end after the table')
    .option('--port <port>', 'port of the API; 0 takes any free one', wholeNumber(0, 65535), DEFAULT_PORT)
    .addHelpText('after', '\nExample:\n  skein demo --once')
    .action(action(shell, outcome, demo));
}

async function demo(session: Session, options: DemoOptions): Promise<ExitCode> {
  const engine = await freshEngine(session);
  await readSample(session, engine);
  session.hint('Finding campaigns ...');
  const summary = await rescoreWithProgress(session, engine, { lists: [join(sampleFolder(), 'lists')] });
  if (!session.json) session.say(...runLines(summary), '');
  await sayTop(session, engine);
  if (options.once === true) return EXIT.done;
  session.say('');
  await serveUntilStopped(session, engine, { host: '127.0.0.1', port: options.port });
  return (await session.shell.stopped) === 'SIGINT' ? EXIT.interrupted : EXIT.done;
}

/** Never the user's own store: whatever the environment says, the demo writes into a folder of its own. */
async function freshEngine(session: Session): Promise<Engine> {
  const { shell, options } = session;
  const kept = options.data === undefined ? null : resolve(shell.cwd, options.data);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'skein-demo-')));
  if (kept === null) shell.cleanups.add(() => rm(folder, { recursive: true, force: true }));
  return session.newEngine(readConfig({ data: folder }, {}, shell.cwd));
}

function sampleFolder(): string {
  return join(packageRoot(), 'datasets', 'sample');
}

async function readSample(session: Session, engine: Engine): Promise<void> {
  const folder = sampleFolder();
  const files = (await readdir(folder)).filter((name) => /^reports.*\.jsonl(\.gz)?$/.test(name)).sort();
  if (files.length === 0)
    throw new SkeinError('unreadable', `no reports*.jsonl in ${folder}: the package is incomplete`);
  session.hint(`Reading the sample (${files.join(', ')}) ...`);
  const progress = createProgress(session);
  const summary = await engine.ingest({
    inputs: files.map((name) => join(folder, name)),
    stdin: Readable.from([]),
    onProgress: ({ read, bytes, size }) => {
      progress.update(size === null ? null : bytes / size, `${grouped(read)} reports`);
    },
  });
  progress.stop();
  if (!session.json) session.say(...ingestLines(summary));
}

async function sayTop(session: Session, engine: Engine): Promise<void> {
  const page = await engine.campaigns({ level: 'campaign', sort: 'lost', order: 'desc', limit: TOP });
  if (session.json) {
    session.result(campaignPageJson(page));
    return;
  }
  session.say(`The ${page.campaigns.length} campaigns that took most, of ${grouped(page.total)}:`, '');
  sayTable(session, campaignColumns(engine.config.currency), page.campaigns);
}
