import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Connection } from '../../../engine/store/sqlite/connection.js';
import { migrate, MIGRATIONS } from '../../../engine/store/sqlite/migrations.js';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';
import { folder } from './children.js';

const FIRST = { version: 1, script: 'CREATE TABLE one (a TEXT)' };
const SECOND = { version: 2, script: "INSERT INTO one VALUES ('x')" };

function database() {
  const raw = new Database(':memory:');
  return { raw, connection: new Connection(raw) };
}

describe('migrations', () => {
  it('are applied once each, in their order', () => {
    const { raw, connection } = database();
    migrate(connection, [FIRST]);
    migrate(connection, [FIRST, SECOND]);
    migrate(connection, [FIRST, SECOND]);
    expect(raw.prepare('SELECT a FROM one').all()).toEqual([{ a: 'x' }]);
    expect(raw.prepare('SELECT version FROM migration').pluck().all()).toEqual([1, 2]);
  });

  it('that fail leave the database as it was', () => {
    const { raw, connection } = database();
    migrate(connection, [FIRST]);
    const broken = { version: 2, script: "INSERT INTO one VALUES ('half'); INSERT INTO nowhere VALUES (1)" };
    expect(() => {
      migrate(connection, [FIRST, broken]);
    }).toThrow(/nowhere/);
    expect(raw.prepare('SELECT a FROM one').all()).toEqual([]);
    expect(raw.prepare('SELECT version FROM migration').pluck().all()).toEqual([1]);
  });

  it('of a newer version are refused', () => {
    const { connection } = database();
    migrate(connection, [FIRST, SECOND]);
    expect(() => {
      migrate(connection, [FIRST]);
    }).toThrow(expect.objectContaining({ code: 'store-failed', message: expect.stringMatching(/newer/) as string }));
  });

  it('that were changed since are refused', () => {
    const { connection } = database();
    migrate(connection, [FIRST]);
    expect(() => {
      migrate(connection, [{ ...FIRST, script: 'CREATE TABLE one (a INTEGER)' }]);
    }).toThrow(
      expect.objectContaining({
        code: 'store-failed',
        message: expect.stringMatching(
          /another build of skein .*: use that build, or ingest the report files into another folder/,
        ) as string,
      }),
    );
  });

  it('are numbered 1, 2, 3 without gaps', () => {
    expect(MIGRATIONS.map((each) => each.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it('of a store on disk are checked when it is opened', async () => {
    const dir = folder();
    await (await openSqliteStore({ dir })).close();
    new Database(join(dir, 'skein.db')).exec("INSERT INTO migration VALUES (99, 'x')").close();
    await expect(openSqliteStore({ dir })).rejects.toMatchObject({ code: 'store-failed' });
  });
});
