import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SkeinError } from '../../model/errors.js';
import { nightIsHeld, readHolder, writeHolder, type NightHolder, type NightLock } from '../night-lock.js';
import { guarded } from './errors.js';

/** Holds nothing: SQLite's own lock on it is the lock, which the kernel frees the moment its process is gone. */
const LOCK_FILE = 'night.lock';
/** Says who has the lock. */
const HOLDER_FILE = 'night.json';

/**
 * A database of its own, so that neither ingest nor readers meet the lock, and none that can go stale: a process that was
 * killed has lost it, and what it leaves behind is its name in the file beside.
 *
 * @throws SkeinError `store-busy` with who holds it and since when.
 */
export function lockNight(dir: string, holder: NightHolder): NightLock {
  const database = guarded(() => openLock(join(dir, LOCK_FILE)));
  const file = join(dir, HOLDER_FILE);
  try {
    guarded(() => database.exec('BEGIN EXCLUSIVE'));
    const left = holderIn(file);
    writeFileSync(`${file}.new`, writeHolder(holder), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return { left, release: () => release(database, file) };
  } catch (cause) {
    database.close();
    if (cause instanceof SkeinError && cause.code === 'store-busy') throw nightIsHeld(holderIn(file));
    throw cause;
  }
}

function openLock(path: string): Database.Database {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw new SkeinError('store-failed', 'the lock file of the data directory cannot be made or opened', cause);
  }
  return new Database(path, { timeout: 0 });
}

/** The name goes first: whoever has the lock next must not find it. */
function release(database: Database.Database, file: string): Promise<void> {
  return new Promise((resolve) => {
    guarded(() => {
      if (database.open) rmSync(file, { force: true });
      database.close();
    });
    resolve();
  });
}

function holderIn(file: string): NightHolder | null {
  try {
    return readHolder(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
