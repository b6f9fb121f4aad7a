import { Presets, SingleBar } from 'cli-progress';
import type { Session } from './session.js';
import { plainLine } from './text.js';

/** How far a long command is: a bar on a terminal, now and then a line elsewhere, nothing with `--quiet` or `--json`. */
export interface Progress {
  /** `done` is 0 to 1, or null where the end is not known; `label` says what is being done. */
  update(done: number | null, label: string): void;
  stop(): void;
}

const LINE_EVERY_MS = 5_000;

export function createProgress(session: Session): Progress {
  if (session.quiet || session.json) return SILENT;
  return session.shell.stderr.isTTY === true ? bar(session) : lines(session);
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

function bar({ shell }: Session): Progress {
  const one = new SingleBar(
    {
      stream: shell.stderr,
      format: '{bar} {percentage}% {label}',
      // The cursor stays, so that an interrupt leaves the terminal as it was.
      hideCursor: false,
      clearOnComplete: true,
      barsize: 30,
    },
    Presets.shades_classic,
  );
  one.start(1000, 0, { label: '' });
  shell.cleanups.add(() => {
    one.stop();
  });
  return {
    update: (done, label) => {
      one.update(Math.round((done ?? 0) * 1000), { label: plainLine(label) });
    },
    stop: () => {
      one.stop();
    },
  };
}

/** A line at most every few seconds, and none for what ends sooner. */
function lines(session: Session): Progress {
  let last = session.shell.now();
  return {
    update: (done, label) => {
      const now = session.shell.now();
      if (now - last < LINE_EVERY_MS) return;
      last = now;
      session.hint(done === null ? label : `${Math.floor(done * 100)}% ${label}`);
    },
    stop: () => undefined,
  };
}
