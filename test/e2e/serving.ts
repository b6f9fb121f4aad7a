import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { ended, startSkein, type Ended } from './skein.js';

export interface Serving {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  readonly end: Promise<Ended>;
}

/** Starts the server on a free port and waits until it listens; throws what it said where it ends before. */
export async function serve(cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Serving> {
  const child = startSkein(['serve', '--port', '0', '--json'], { cwd, env });
  const end = ended(child);
  const tooEarly = end.then(({ stderr }) => {
    throw new Error(`the server did not start: ${stderr}`);
  });
  const [first] = (await Promise.race([once(child.stdout, 'data'), tooEarly])) as [Buffer];
  const { url } = JSON.parse(first.toString()) as { url: string };
  return { child, url, end };
}
