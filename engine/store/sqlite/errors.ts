import Database from 'better-sqlite3';
import { SkeinError } from '../../model/errors.js';

/**
 * What SQLite's primary result codes mean for a user. The driver's own text stays in `cause`: it names tables and
 * files, never a bound value.
 *
 * @see https://www.sqlite.org/rescode.html
 */
const MEANINGS: Readonly<Record<string, string>> = {
  SQLITE_CORRUPT: 'the database file is damaged: restore it from a backup, or ingest the report files anew',
  SQLITE_NOTADB: 'the database file is damaged, or not a database at all',
  SQLITE_READONLY: 'the database cannot be written: check who owns the data directory and its permissions',
  SQLITE_PERM: 'the database cannot be written: check who owns the data directory and its permissions',
  SQLITE_CANTOPEN: 'the database file cannot be opened: check that the data directory exists and may be written',
  SQLITE_FULL: 'the disk is full: nothing of this step was kept',
  SQLITE_IOERR: 'the disk failed to read or write, or is full: nothing of this step was kept',
  SQLITE_NOMEM: 'there is not enough memory for the database',
  SQLITE_TOOBIG: 'a value is too large for the database',
};

/** The error a caller should see in place of what the driver or the file system threw; others pass as they are. */
export function storeError(cause: unknown): unknown {
  if (cause instanceof Database.SqliteError) {
    const primary = cause.code.split('_').slice(0, 2).join('_');
    if (primary === 'SQLITE_BUSY' || primary === 'SQLITE_LOCKED')
      return new SkeinError('store-busy', 'another process is writing to the store: try again when it is done', cause);
    return new SkeinError('store-failed', MEANINGS[primary] ?? 'the database refused a statement', cause);
  }
  if (cause instanceof TypeError && cause.message === 'The database connection is not open')
    return new SkeinError('store-failed', 'the store is closed', cause);
  return cause;
}

/** Runs the work, and turns what the driver throws into `SkeinError`. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw storeError(cause);
  }
}
