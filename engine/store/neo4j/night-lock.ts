import { randomUUID } from 'node:crypto';
import { nightIsHeld, readHolder, writeHolder, type NightHolder, type NightLock } from '../night-lock.js';
import type { Database } from './database.js';
import { storeError } from './errors.js';
import { cypher } from './statements.js';
import { lockWithin } from './writer.js';

const LOCK = cypher<object, { held: boolean }>('write/lock-night');
const HOLDER = cypher<object, { holder: string | null }>('read/night-holder');
const SET_HOLDER = cypher<{ holder: string | null }, never>('write/night-holder');

/** Long enough for a server that is busy, short enough for a job that will only be told to go. */
const ASKED_MS = 3_000;

/**
 * As with the writers' lock, an open transaction that the server ends the moment its process is gone; but on a node of its
 * own, so that ingest goes on. Who holds it stands on another node, which everybody may read.
 *
 * @throws SkeinError `store-busy` with who holds it and since when.
 */
export async function lockNight(database: Database, holder: NightHolder): Promise<NightLock> {
  const token = randomUUID();
  const { session, work } = await database.open(token);
  try {
    if (!(await lockWithin(database, { work, token, statement: LOCK, mostMs: ASKED_MS })))
      throw nightIsHeld(await holderIn(database));
    const left = await holderIn(database);
    await database.write((writing) => writing.run(SET_HOLDER, { holder: writeHolder(holder) }));
    const release = async () => {
      if (!ended) await database.write((writing) => writing.run(SET_HOLDER, { holder: null }));
      ended = true;
      await session.close(); // ends the transaction
    };
    let ended = false;
    return { left, release };
  } catch (cause) {
    await session.close();
    throw storeError(cause);
  }
}

async function holderIn(database: Database): Promise<NightHolder | null> {
  const [row] = await database.read((work) => work.run(HOLDER, {}));
  return readHolder(row?.holder ?? '');
}
