import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SkeinError } from '../../../engine/index.js';
import type { Session } from '../session.js';
import { plainText } from '../text.js';

/**
 * Writes pieces of text to the file, or to standard output where none is named. A file appears under its name only when
 * it is whole; a link keeps pointing where it does, and what is no file (a device, a pipe) is written to, never replaced.
 *
 * @throws SkeinError `unreadable` when the file cannot be written.
 */
export async function writeOut(session: Session, pieces: AsyncIterable<string>, file?: string): Promise<void> {
  if (file === undefined) await toStandardOutput(session, pieces);
  else await toPath(session, pieces, resolve(session.shell.cwd, file));
}

async function toPath(session: Session, pieces: AsyncIterable<string>, path: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => null);
    if (there === null) await toFile(session, pieces, path);
    else if (there.isFile()) await toFile(session, pieces, await realpath(path));
    else await pipeline(Readable.from(pieces), createWriteStream(path, { flags: 'w' }));
  } catch (error) {
    if (error instanceof SkeinError) throw error;
    throw new SkeinError('unreadable', `cannot write ${path}: ${reasonOf(error)}`, error);
  }
}

async function toFile({ shell }: Session, pieces: AsyncIterable<string>, path: string): Promise<void> {
  const growing = `${path}.${process.pid}.tmp`;
  shell.cleanups.add(() => rm(growing, { force: true }));
  await pipeline(Readable.from(pieces), createWriteStream(growing, { flags: 'wx' }));
  await rename(growing, path);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
};

/** Why a file could not be written, in a few words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? code;
}

/** A reader that has seen enough (`| head`) is no fault. On a terminal, what it would obey is taken out. */
async function toStandardOutput({ shell: { stdout } }: Session, pieces: AsyncIterable<string>): Promise<void> {
  const source = Readable.from(pieces);
  const steps: [Readable, ...Transform[]] = stdout.isTTY === true ? [source, cleaning()] : [source];
  try {
    await pipeline([...steps, stdout as Writable], { end: false });
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') throw error;
  }
}

function cleaning(): Transform {
  return new Transform({
    decodeStrings: false,
    transform: (piece: unknown, _encoding, done) => {
      done(null, plainText(String(piece)));
    },
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
