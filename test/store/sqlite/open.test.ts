import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/model/report.js';
import { Connection, openReader } from '../../../engine/store/sqlite/connection.js';
import { guarded } from '../../../engine/store/sqlite/errors.js';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';
import { ReportWriter } from '../../../engine/store/sqlite/write.js';
import { mention, report } from '../../contract/store-reports.js';
import { folder } from './children.js';

const failed = (message: RegExp) => ({
  name: 'SkeinError',
  code: 'store-failed',
  message: expect.stringMatching(message) as string,
});

/** The real code on a real database that may not grow: SQLite's own page limit stands for the end of the disk. */
function onFullDisk(dir: string, reports: readonly Report[]): Promise<unknown> {
  const raw = new Database(join(dir, 'skein.db'));
  raw.pragma('max_page_count = 40');
  return Promise.resolve()
    .then(() => guarded(() => new ReportWriter(new Connection(raw)).add(reports)))
    .finally(() => raw.close());
}

describe('the database file', () => {
  it('and all beside it can be read by the owner alone', async () => {
    const dir = join(folder(), 'made', 'deep');
    const store = await openSqliteStore({ dir });
    await store.addReports([report({ ref: '1' })]);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    const files = readdirSync(dir).sort();
    expect(files).toEqual(['skein.db', 'skein.db-shm', 'skein.db-wal']);
    expect(files.map((file) => (statSync(join(dir, file)).mode & 0o777).toString(8))).toEqual(['600', '600', '600']);
    await store.close();
    expect(readdirSync(dir)).toEqual(['skein.db']);
  });

  it('holds nothing of the victim but the token', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir });
    const token = 'feedface'.repeat(4);
    const given = report({ ref: '1', victim: [{ field: 'email', token }] });
    // Fields that a report must not have, as a slip elsewhere might leave them on it.
    await store.addReports([{ ...given, email: 'planted@victim.example', narrative: 'planted' } as Report]);
    await store.close();
    const bytes = readFileSync(join(dir, 'skein.db')).toString('latin1');
    expect(bytes).toContain(token);
    expect(bytes).not.toContain('planted');
  });

  it('that is damaged is refused with words a user understands', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'skein.db'), 'this is no database, whatever its name says'.repeat(100));
    await expect(openSqliteStore({ dir })).rejects.toMatchObject(failed(/damaged/));
    await expect(openSqliteStore({ dir })).rejects.toHaveProperty('cause.code', 'SQLITE_NOTADB');
  });

  it('that lost its end is refused when it is read', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir });
    await store.addReports(Array.from({ length: 2_000 }, (_, i) => report({ ref: `${i}` })));
    await store.close();
    truncateSync(join(dir, 'skein.db'), 200_000);
    const reopened = async () => (await openSqliteStore({ dir })).addReports([report({ ref: 'new' })]);
    await expect(reopened()).rejects.toMatchObject(failed(/damaged/));
  });

  it('of another program is refused', async () => {
    const dir = folder();
    new Database(join(dir, 'skein.db')).exec('CREATE TABLE bookmarks (url TEXT)').close();
    await expect(openSqliteStore({ dir })).rejects.toMatchObject(failed(/not made by skein/));
  });

  it('cannot be made where a file stands in the place of the folder', async () => {
    const dir = join(folder(), 'file');
    writeFileSync(dir, '');
    await expect(openSqliteStore({ dir })).rejects.toMatchObject(failed(/data directory/));
  });

  it.skipIf(process.getuid?.() === 0)('cannot be made in a folder that is read-only', async () => {
    const dir = join(folder(), 'read-only');
    mkdirSync(dir);
    chmodSync(dir, 0o500);
    await expect(openSqliteStore({ dir })).rejects.toMatchObject(failed(/data directory/));
  });
});

describe('a store', () => {
  it('that may not be written says so', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir });
    const readOnly = openReader(dir, 50);
    expect(() => guarded(() => new ReportWriter(readOnly).add([report({ ref: '1' })]))).toThrow(
      expect.objectContaining(failed(/cannot be written/)),
    );
    readOnly.close();
    await store.close();
  });

  it('that another process is writing to is busy after a bounded time, and can still be read', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir, busyMs: 50 });
    const other = new Database(join(dir, 'skein.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(store.addReports([report({ ref: '1' })])).rejects.toMatchObject({ code: 'store-busy' });
    expect((await store.counts()).reports).toBe(0);
    other.exec('COMMIT');
    other.close();
    expect((await store.addReports([report({ ref: '1' })])).inserted).toBe(1);
    await store.close();
  });

  it('sees what another writer did to an artifact between two of its batches', async () => {
    const dir = folder();
    const [store, other] = [await openSqliteStore({ dir }), await openSqliteStore({ dir })];
    const phone = mention('phone', '+1');
    await store.addReports([report({ ref: '1', mentions: [phone] })]);
    await other.addReports([report({ ref: '1', reportedAt: '2026-03-01T00:00:00.000Z' })]);
    expect((await store.counts()).artifacts).toBe(0);
    await store.addReports([report({ ref: '2', mentions: [phone] })]);
    expect((await other.counts()).artifacts).toBe(1);
    await store.close();
    await other.close();
  });

  it('keeps nothing of a batch that fails half way, and goes on after it', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir });
    const good = report({ ref: '1', mentions: [mention('phone', '+1')] });
    const broken = { ...report({ ref: '2' }), source: null as unknown as string };
    await expect(store.addReports([good, broken])).rejects.toMatchObject({ code: 'store-failed' });
    expect(await store.counts()).toEqual({ reports: 0, artifacts: 0, mentions: 0 });
    await store.addReports([report({ ref: '3', mentions: [mention('email', 'e')] }), good]);
    expect((await store.artifacts(['phone:+1', 'email:e'])).map((each) => each.reports)).toEqual([1, 1]);
    await store.close();
  });

  it('that is full says so and keeps what it had', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir });
    await store.addReports([report({ ref: '1' })]);
    await store.close();
    const reports = Array.from({ length: 5_000 }, (_, i) => report({ ref: `more ${i}` }));
    await expect(onFullDisk(dir, reports)).rejects.toMatchObject(failed(/full/));
    const again = await openSqliteStore({ dir });
    expect((await again.counts()).reports).toBe(1);
    await again.close();
  });

  it('that is closed says so', async () => {
    const store = await openSqliteStore({ dir: folder() });
    await store.close();
    await store.close();
    await expect(store.counts()).rejects.toMatchObject(failed(/closed/));
    await expect(store.addReports([report({ ref: '1' })])).rejects.toMatchObject(failed(/closed/));
  });
});
