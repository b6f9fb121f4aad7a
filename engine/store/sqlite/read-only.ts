/** A store that this process may read and not write: in another user's folder, or on a mount that is read-only. */
import { accessSync, constants, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SkeinError } from '../../model/errors.js';
import { Connection, FILE_NAME, openReader } from './connection.js';

/** Node reads no larger file whole. */
const MOST_BYTES = 2 ** 31 - 1;

/** Where the header says that readers need a log and its index beside the file, and what says that they do not. */
const FORMAT_BYTES = [18, 19];
const WITHOUT_LOG = 1;

const COPY_IT = 'copy the whole folder to one of your own, and name that with --data';

/** Whether the file is there. @throws SkeinError `store-failed` where this user may not even look. */
export function isThere(dir: string): boolean {
  try {
    return statSync(join(dir, FILE_NAME), { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw mayNotRead(dir, cause);
    return false; // a file in the place of the folder
  }
}

/** Whether SQLite could not keep its log beside the file. */
export function isReadOnly(dir: string): boolean {
  return ![dir, join(dir, FILE_NAME)].every((path) => may(path, constants.W_OK));
}

/**
 * A maker of connections to a store in such a folder. While its owner has it open they read it in place, since the log's
 * index is there; else SQLite would have to make one. The file is whole then, and they read it from memory as it is now:
 * what the owner does to it later is not seen.
 *
 * @throws SkeinError `store-failed` for a file that may not be read, that is too large, or whose last writer broke off;
 * `store-busy` where it changes meanwhile.
 */
export function readOnlyConnections(dir: string, busyMs: number): () => Connection {
  const path = join(dir, FILE_NAME);
  if (!may(path, constants.R_OK)) throw mayNotRead(dir);
  if (hasLog(path)) return () => inPlace(dir, busyMs);
  const image = wholeFile(dir, path);
  return () => new Connection(new Database(image, { readonly: true }));
}

function inPlace(dir: string, busyMs: number): Connection {
  try {
    const connection = openReader(dir, busyMs);
    connection.read(() => {
      connection.execute('SELECT 1 FROM sqlite_schema LIMIT 1');
    });
    return connection;
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError) || !/^SQLITE_(?:CANTOPEN|READONLY)/.test(cause.code)) throw cause;
    const why = `${dir} may not be written, and its last writer broke off: its owner must open it once`;
    throw new SkeinError('store-failed', `${why}; or ${COPY_IT}`, cause);
  }
}

/** @throws SkeinError `store-busy` if a writer came, for then its parts may be of two moments. */
function wholeFile(dir: string, path: string): Buffer {
  const before = statSync(path);
  if (before.size > MOST_BYTES)
    throw new SkeinError(
      'store-failed',
      `${dir} may not be written, and is too large to be read from memory: ${COPY_IT}`,
    );
  const bytes = readFileSync(path);
  if (hasLog(path) || !isSame(before, statSync(path)))
    throw new SkeinError('store-busy', 'another process began to write to the store: try again');
  if (bytes.length > Math.max(...FORMAT_BYTES)) for (const place of FORMAT_BYTES) bytes[place] = WITHOUT_LOG;
  return bytes;
}

function isSame(a: Stats, b: Stats): boolean {
  return a.mtimeMs === b.mtimeMs && a.size === b.size && a.ino === b.ino;
}

/** One without a byte holds nothing that the file has not. */
function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function mayNotRead(dir: string, cause?: unknown): SkeinError {
  return new SkeinError('store-failed', `the data in ${dir} may not be read by this user: check who owns them`, cause);
}
