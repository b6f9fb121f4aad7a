import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SkeinError } from '../../model/errors.js';
import type { Database } from './database.js';
import { cypher } from './statements.js';

export interface Migration {
  /** 1, 2, 3 ... without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
  readonly checksum: string;
}

interface Applied {
  readonly version: number;
  readonly checksum: string;
}

const APPLIED = cypher<object, Applied>('read/migrations');
const CONTENTS = cypher<object, { others: boolean }>('read/other-contents');
const RECORD = cypher<Applied & { name: string }, never>('write/migration');

/** `V001__schema.cypher`: statements that each end a line with a semicolon. */
export function readMigrations(dir: string): readonly Migration[] {
  const found = readdirSync(dir)
    .map((file) => ({ file, name: /^V(\d{3})__([a-z-]+)\.cypher$/.exec(file) }))
    .flatMap(({ file, name }) => (name === null ? [] : [{ file, version: Number(name[1]), name: name[2] ?? '' }]));
  return found
    .sort((a, b) => a.version - b.version)
    .map(({ file, version, name }) => {
      const text = readFileSync(join(dir, file), 'utf8');
      const bare = text.replace(/^\/\/.*$/gm, '');
      const statements = bare.split(/;\s*$/m).map((each) => each.trim());
      return {
        version,
        name,
        statements: statements.filter((each) => each !== ''),
        checksum: createHash('sha256').update(text).digest('hex'),
      };
    });
}

/** A database that has just been loaded from files holds data of ours before it has a schema. */
export type Contents = 'to be checked' | 'just loaded';

/**
 * Brings the schema up to date; what is up to date is only read. Schema and data cannot change in one transaction, so each
 * statement is one, and a migration that was broken off is begun again: its statements are met as they were left.
 *
 * @throws SkeinError `store-failed` where the database holds something else, or was made by a newer or a changed skein.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  contents: Contents = 'to be checked',
): Promise<void> {
  for (const migration of await missing(database, migrations, contents)) {
    for (const statement of migration.statements) await database.text(unlessThere(statement), {});
    const { version, checksum, name } = migration;
    await database.write((work) => work.run(RECORD, { version, checksum, name }));
  }
}

async function missing(
  database: Database,
  migrations: readonly Migration[],
  contents: Contents,
): Promise<readonly Migration[]> {
  const applied = await database.read((work) => work.run(APPLIED, {}));
  if (applied.length === 0 && contents === 'to be checked') {
    const [found] = await database.read((work) => work.run(CONTENTS, {}));
    if (found?.others === true)
      throw new SkeinError(
        'store-failed',
        'the Neo4j database holds data that skein did not write: give it an empty one',
      );
  }
  for (const row of applied) {
    const known = migrations.find((migration) => migration.version === row.version);
    if (known === undefined)
      throw new SkeinError(
        'store-failed',
        `a newer skein wrote this database (schema ${row.version}): use that version`,
      );
    if (known.checksum !== row.checksum)
      throw new SkeinError(
        'store-failed',
        `the database was made by another build of skein (schema ${row.version}): use that build, or ingest the report files into another database`,
      );
  }
  return migrations.filter((migration) => !applied.some((row) => row.version === migration.version));
}

function unlessThere(statement: string): string {
  return statement.replace(/^CREATE (CONSTRAINT|INDEX) (\w+)/, 'CREATE $1 $2 IF NOT EXISTS');
}
