import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { SkeinError } from '../../model/errors.js';
import { storeError } from './errors.js';

/** A statement under a name of its own, with the types of what it takes and gives. Values only ever enter as parameters. */
export interface Sql<P extends readonly unknown[], R> {
  readonly text: string;
  /** Rows come as arrays in the order of the columns: about a third cheaper where there are millions. */
  readonly tuples?: true;
  /** Never set; it lets the compiler carry the two types from the constant to the call. */
  readonly types?: (params: P) => R;
}

export interface Statement<P extends readonly unknown[], R> {
  all(...params: P): R[];
  get(...params: P): R | undefined;
  run(...params: P): { readonly changes: number; readonly lastInsertRowid: number | bigint };
}

/** The one file of a store. */
export const FILE_NAME = 'skein.db';

const WRITER_CACHE_KIB = 131_072;
const READER_CACHE_KIB = 65_536;
/** 64 MiB of log between checkpoints: hot index pages are copied back once instead of after every batch. */
const CHECKPOINT_PAGES = 16_384;
const LOG_KEPT_BYTES = 67_108_864;
const OPEN_RETRY_MS = 50;

/** One connection of better-sqlite3 with its prepared statements. All calls are synchronous. */
export class Connection {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, unknown>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  statement<P extends readonly unknown[], R>(sql: Sql<P, R>): Statement<P, R> {
    const known = this.#prepared.get(sql.text) as Statement<P, R> | undefined;
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(sql.text);
    if (sql.tuples === true) prepared.raw(true);
    this.#prepared.set(sql.text, prepared);
    return prepared as unknown as Statement<P, R>;
  }

  /** Statements without parameters or answer, such as those of a migration. */
  execute(script: string): void {
    this.#database.exec(script);
  }

  /** All of the work or nothing; takes the write lock at once, so that it can never be lost half way. */
  write<T>(work: () => T): T {
    return this.#database.transaction(work).immediate();
  }

  /** All reads of the work see one point in time. */
  read<T>(work: () => T): T {
    return this.#database.transaction(work).deferred();
  }

  /** From here until the connection is closed every read sees this moment. */
  pin(): void {
    this.#database.exec('BEGIN');
    this.#database.prepare('SELECT count(*) FROM sqlite_schema').get(); // a snapshot begins with its first read
  }

  close(): void {
    this.#database.close();
  }
}

/**
 * Opens the file for writing, made if it is missing: the folder with mode 0700, the file with 0600 (SQLite gives its
 * `-wal` and `-shm` files the mode of the database).
 *
 * @throws SkeinError `store-busy` after `busyMs`, `store-failed` if the file cannot be opened or is no database.
 */
export async function openWriter(dir: string, busyMs: number): Promise<Connection> {
  const path = makeFile(dir);
  // Two processes that create one file at once: SQLite does not wait for the lock while it switches to WAL.
  for (let waited = 0; ; waited += OPEN_RETRY_MS) {
    try {
      return connectWriter(path, busyMs);
    } catch (cause) {
      const error = storeError(cause);
      if (!(error instanceof SkeinError && error.code === 'store-busy') || waited >= busyMs) throw error;
      await sleep(OPEN_RETRY_MS);
    }
  }
}

/** A connection that cannot write and never waits for one that does. The file must be there. */
export function openReader(dir: string, busyMs: number): Connection {
  const database = new Database(join(dir, FILE_NAME), { readonly: true, fileMustExist: true, timeout: busyMs });
  database.pragma(`cache_size = -${READER_CACHE_KIB}`);
  return new Connection(database);
}

function connectWriter(path: string, busyMs: number): Connection {
  const database = new Database(path, { timeout: busyMs });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma(`journal_size_limit = ${LOG_KEPT_BYTES}`);
    return new Connection(database);
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function makeFile(dir: string): string {
  const path = join(dir, FILE_NAME);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw new SkeinError('store-failed', `the data directory ${dir} cannot be made or written`, cause);
  }
  return path;
}
