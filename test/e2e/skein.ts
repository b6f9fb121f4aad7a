import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, vi } from 'vitest';

// Each step starts a process, which takes seconds on a busy machine: nothing here is a test of speed.
vi.setConfig({ testTimeout: 240_000 });

export const MAIN = fileURLToPath(new URL('../../dist/api/cli/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Run {
  readonly cwd: string;
  readonly stdin?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
  /** As the shell's `umask` takes it; by default this process's. */
  readonly umask?: string;
  /** Whose process it is (only root may say so); by default this one's. */
  readonly uid?: number | undefined;
}

/** Starts the built command, as a user's shell does, with nothing of this machine's environment that it listens to. */
export function startSkein(args: readonly string[], { cwd, env, umask, uid }: Run): ChildProcessWithoutNullStreams {
  const { PATH, HOME } = process.env;
  const command = [process.execPath, MAIN, ...args];
  const [file = '', ...rest] =
    umask === undefined ? command : ['/bin/sh', '-c', 'umask "$0" && exec "$@"', umask, ...command];
  return spawn(file, rest, { cwd, env: { PATH, HOME, ...env }, ...(uid !== undefined && { uid, gid: uid }) });
}

export async function skein(args: readonly string[], run: Run): Promise<Ended> {
  const child = startSkein(args, run);
  child.stdin.on('error', () => undefined); // a command that reads no input may end before it is written
  child.stdin.end(run.stdin ?? '');
  return ended(child);
}

export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const [stdout, stderr] = [gathered(child.stdout), gathered(child.stderr)];
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...how) => {
      resolve(how);
    });
  });
  return { code, signal, stdout: stdout(), stderr: stderr() };
}

/** What has come out of a stream so far; a stream that a test closes early is no error. */
function gathered(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString('utf8');
}

/** The last line of output, which is the result with `--json`. */
export function lastJson(stdout: string): unknown {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

/** A maker of empty folders that are gone after the tests of the file. */
export function folders(): () => Promise<string> {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skein-test-'));
    made.push(folder);
    return folder;
  };
}
