import type { Command } from 'commander';
import { EXIT, type ExitCode } from './exit.js';
import { addListOptions, listChoice, type ListOptions } from './list-options.js';
import { nightLabel } from './night-label.js';
import { MOST_THREADS, wholeNumber } from './options.js';
import { createProgress } from './progress.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';

interface VerifyOptions extends ListOptions {
  readonly threads?: number;
}

export function addVerify(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('verify')
    .argument('[run]', 'number of a run that is kept (default: the one that readers see)', wholeNumber(1, 2 ** 53 - 1))
    .summary('make a run again and compare the bytes')
    .description(
      'Makes a kept run again from the reports as they stood then, with the parameters of its manifest, and compares ' +
        'digests and exports. Nothing is written.',
    );
  addListOptions(command)
    .option('--threads <n>', 'threads that detect: the bytes are the same', wholeNumber(1, 64))
    .addHelpText(
      'after',
      '\nExample:\n  skein verify && skein verify 6 --json' +
        '\n\nExit code: 0 the same bytes, 2 usage, 3 failure, 4 the run differs or cannot be made again; it says why.',
    )
    .action(action(shell, outcome, verify));
}

async function verify(session: Session, run: number | undefined, options: VerifyOptions): Promise<ExitCode> {
  const engine = await session.engine();
  const progress = createProgress(session);
  const threads = options.threads ?? Math.min(MOST_THREADS, session.shell.cores ?? 1);
  const { verdict, reasons, manifest, made, ...told } = await engine.verify({
    ...listChoice(session, options),
    run,
    threads,
    onProgress: (so) => {
      progress.update(so.done, nightLabel(so));
    },
  });
  progress.stop();
  const { inputDigest, outputDigest } = manifest;
  if (session.json)
    session.result({ run: told.run, verdict, reasons, inputDigest, outputDigest, made: made && digests(made) });
  else if (verdict === 'same')
    session.say(`run ${told.run}: the same bytes`, `input ${inputDigest}`, `output ${outputDigest}`);
  else
    session.complain(
      `run ${told.run} ${verdict === 'differs' ? 'differs' : 'cannot be made again'}: ${reasons.join('; ')}`,
    );
  return verdict === 'same' ? EXIT.done : EXIT.heldBack;
}

function digests({ inputDigest, outputDigest }: { readonly inputDigest: string; readonly outputDigest: string }) {
  return { inputDigest, outputDigest };
}
