import type { Command } from 'commander';
import { copyStores, SkeinError, type CopyProgress, type CopyResult } from '../../engine/index.js';
import { EXIT, type ExitCode } from './exit.js';
import { createProgress } from './progress.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { grouped } from './text.js';
import { Rate } from './rate.js';

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly resume?: boolean;
}

export function addCopy(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('copy')
    .summary('bring everything of one store into another')
    .description(
      'Copies reports, artifacts, every kept run, ids and events of the past, and alerts from one store into an empty ' +
        'one, of any kind, then reads both back and compares counts and a digest. Victims travel as pseudonyms: take ' +
        'victim.key along for the reports to come.',
    )
    .requiredOption('--from <url>', 'store to read: sqlite:FOLDER or neo4j://HOST:PORT')
    .requiredOption('--to <url>', 'empty store to fill')
    .option('--resume', 'go on with a copy of the same source that was broken off')
    .addHelpText(
      'after',
      '\nExamples:\n  skein copy --from sqlite:.skein --to neo4j://127.0.0.1:7687' +
        '\n  skein copy --from neo4j://127.0.0.1:7687 --to sqlite:/srv/skein --resume --json' +
        '\n\nExit code: 0 both hold the same, 2 usage (a target that is not empty too), 3 failure, 4 they differ, or a store is in use.',
    )
    .action(action(shell, outcome, copy));
}

async function copy(session: Session, { from, to, resume }: CopyOptions): Promise<ExitCode> {
  const { now, randomBytes, who } = session.shell;
  const progress = createProgress(session);
  const onProgress = progressTo(session, (done, label) => {
    progress.update(done, label);
  });
  const result = await copyStores(
    session.config(),
    { now, randomBytes, who },
    { from, to, resume: resume === true, onProgress },
  );
  progress.stop();
  return tellCopy(session, result);
}

/** Tells how far a copy is, with its rate and the time left. */
export function progressTo(
  session: Session,
  update: (done: number | null, label: string) => void,
): (so: CopyProgress) => void {
  const rate = new Rate(session.shell.now);
  return (so) => {
    if (session.json) session.result({ event: 'progress', ...so });
    const { step, reports, of, runs, ofRuns } = so;
    const done = of + ofRuns === 0 ? null : (reports + runs) / (of + ofRuns);
    update(
      done,
      `${step}: ${grouped(reports)} of ${grouped(of)} reports, ${runs} of ${ofRuns} runs${rate.of(step, reports, of)}`,
    );
  };
}

/** Counts and digests of both sides. */
export function tellCopy(session: Session, { from, to, same }: CopyResult): ExitCode {
  if (session.json) session.result({ same, from, to });
  else if (same) session.say(...sameLines(from));
  else session.complain(...differing(from, to));
  return same ? EXIT.done : EXIT.heldBack;
}

function sameLines({ totals, digest }: CopyResult['from']): readonly string[] {
  const { reports, artifacts, mentions, runs, events } = totals;
  const counted = `${grouped(reports)} reports, ${grouped(artifacts)} artifacts, ${grouped(mentions)} mentions`;
  return [`both stores hold the same: ${counted}, ${runs} runs, ${grouped(events)} events`, `digest ${digest}`];
}

function differing(from: CopyResult['from'], to: CopyResult['to']): readonly string[] {
  const names = Object.keys(from.totals) as (keyof typeof from.totals)[];
  const counts = names
    .filter((name) => from.totals[name] !== to.totals[name])
    .map((name) => `${name}: ${grouped(from.totals[name])} in the source, ${grouped(to.totals[name])} in the target`);
  const parts = Object.entries(from.parts).flatMap(([what, digest]) =>
    (to.parts as Readonly<Record<string, string>>)[what] === digest ? [] : [what],
  );
  return [
    `the stores differ in ${parts.length === 0 ? 'what the source has not' : parts.join(', ')}`,
    ...counts,
    'if the source changed meanwhile, --resume brings the rest; else empty the target and copy again',
  ];
}

/** @throws SkeinError `usage` for nothing to read. */
export function requireSource(from: string | undefined, files: readonly string[]): void {
  if ((from === undefined) === (files.length === 0))
    throw new SkeinError('usage', 'name report files, or a store with --from, and not both');
}
