import { createHash } from 'node:crypto';
import { SkeinError } from '../../model/errors.js';
import type { Connection, Sql } from './connection.js';
import { FIRST_SCHEMA } from './schema.js';

export interface Migration {
  /** 1, 2, 3 ... without gaps. */
  readonly version: number;
  readonly script: string;
}

export const MIGRATIONS: readonly Migration[] = [{ version: 1, script: FIRST_SCHEMA }];

const COUNT_TABLES: Sql<[], { tables: number; migrated: number }> = {
  text: `SELECT count(*) AS tables, count(*) FILTER (WHERE name = 'migration') AS migrated
    FROM sqlite_schema WHERE type = 'table'`,
};
const APPLIED: Sql<[], { version: number; checksum: string }> = {
  text: 'SELECT version, checksum FROM migration ORDER BY version',
};
const RECORD: Sql<[version: number, checksum: string], never> = {
  text: 'INSERT INTO migration (version, checksum) VALUES (?, ?)',
};

/**
 * Brings the schema up to date. A database that is up to date is only read, so opening never waits for a writer.
 *
 * @throws SkeinError `store-failed` where the file is not skein's, or was made by a newer or a changed version of it.
 */
export function migrate(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): void {
  if (connection.read(() => missing(connection, migrations)).length === 0) return;
  connection.write(() => {
    connection.execute(
      'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL) STRICT',
    );
    for (const migration of missing(connection, migrations)) {
      connection.execute(migration.script);
      connection.statement(RECORD).run(migration.version, checksum(migration));
    }
  });
}

/**
 * For a database that may not be written.
 *
 * @throws SkeinError `store-failed` as `migrate`, and where the schema is not up to date.
 */
export function requireCurrent(connection: Connection): void {
  if (connection.read(() => missing(connection, MIGRATIONS)).length > 0)
    throw new SkeinError(
      'store-failed',
      'an older skein wrote this database, and it may not be written: its owner must open it once',
    );
}

function missing(connection: Connection, migrations: readonly Migration[]): readonly Migration[] {
  const { tables, migrated } = connection.statement(COUNT_TABLES).get() ?? { tables: 0, migrated: 0 };
  if (migrated === 0 && tables > 0) throw new SkeinError('store-failed', 'the database file was not made by skein');
  const applied = migrated === 0 ? [] : connection.statement(APPLIED).all();
  for (const row of applied) {
    const known = migrations.find((migration) => migration.version === row.version);
    if (known === undefined)
      throw new SkeinError(
        'store-failed',
        `a newer skein wrote this database (schema ${row.version}): use that version`,
      );
    if (checksum(known) !== row.checksum)
      throw new SkeinError(
        'store-failed',
        `the database was made by another build of skein (schema ${row.version}): use that build, or ingest the report files into another folder`,
      );
  }
  return migrations.filter((migration) => !applied.some((row) => row.version === migration.version));
}

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.script).digest('hex');
}
