import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SkeinError } from '../../model/errors.js';
import type { Database, Work } from './database.js';
import { storeError } from './errors.js';
import { settle } from './settle.js';
import { stateOf, type State } from './state.js';
import { cypher, type Cypher } from './statements.js';

/** What a writer has while it holds the lock. */
export interface Writing {
  readonly state: State;
  /** Names this piece of work, to know it again where a commit was not heard of. It is in no answer. */
  readonly token: string;
  /** The transaction that holds the lock: what it writes becomes valid with its end, and only then. */
  readonly last: Work;
}

const LOCK = cypher<object, { held: boolean }>('write/lock');
const END_TRANSACTION = cypher<{ name: string }, { message: string }>('write/end-transaction');
const SHOW_BATCH = cypher<object, never>('write/show-batch');
const DROP_REPLACED = cypher<{ seq: number }, never>('write/drop-replaced');
const REPLACED_IS_DROPPED = cypher<object, never>('write/replaced-is-dropped');
const FORGET_BEFORE = cypher<{ keptMs: number }, never>('write/forget-before');

export interface WriterOptions {
  /** How long to wait for another writer. */
  readonly busyMs: number;
  /** How long what rows were before is kept for views that are still open. */
  readonly viewsKeptMs: number;
}

/**
 * One writer at a time, whatever the number of processes: the lock is a node that an open transaction has written to, so
 * the server frees it the moment the process is gone.
 */
export class Writer {
  readonly #database: Database;
  readonly #options: WriterOptions;
  /** Writers of this process stand in line here, so that each needs one connection only when it is its turn. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(database: Database, options: WriterOptions) {
    this.#database = database;
    this.#options = options;
  }

  /**
   * Holds the lock for the work, after what an earlier writer left undone is done. If the work fails nothing of what it
   * did with `last` stays.
   *
   * @throws SkeinError `store-busy` if another writer holds the lock for too long.
   */
  hold<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    const turn = this.#line.then(() => this.#hold(work));
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  async #hold<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    const token = randomUUID();
    const { session, transaction, work: last } = await this.#database.open(token);
    try {
      await this.#lock(last, token);
      const state = await this.#recovered();
      const done = await work({ state, token, last });
      await transaction.commit();
      return done;
    } catch (cause) {
      throw storeError(cause);
    } finally {
      await session.close(); // ends the transaction where it is still open
    }
  }

  async #lock(work: Work, token: string): Promise<void> {
    if (!(await lockWithin(this.#database, { work, token, statement: LOCK, mostMs: this.#options.busyMs })))
      throw new SkeinError('store-busy', 'another process is writing to the store: try again when it is done');
  }

  /** Does what a writer that died left undone: a batch that is whole is shown, a published run is put in order. */
  async #recovered(): Promise<State> {
    const database = this.#database;
    const left = await database.read(stateOf);
    if (left.prepared > left.seq) await database.write((work) => work.run(SHOW_BATCH, {}));
    if (left.replacing !== null) {
      await database.alone(DROP_REPLACED, { seq: Math.max(left.prepared, left.seq) });
      await database.alone(FORGET_BEFORE, { keptMs: this.#options.viewsKeptMs });
      await database.write((work) => work.run(REPLACED_IS_DROPPED, {}));
    }
    if (left.settling !== null) await settle(database, left.settling);
    return database.read(stateOf);
  }
}

export interface LockRequest {
  /** The open transaction that is to hold the lock, and the name by which it can be ended. */
  readonly work: Work;
  readonly token: string;
  readonly statement: Cypher<object, { held: boolean }>;
  readonly mostMs: number;
}

/**
 * Whether the lock came in time. The transaction is ended from outside when the time is over: the driver has no way to stop
 * waiting for an answer.
 */
export async function lockWithin(
  database: Database,
  { work, token, statement, mostMs }: LockRequest,
): Promise<boolean> {
  const over = new AbortController();
  const end = pause(mostMs, null, { signal: over.signal })
    .then(() => database.alone(END_TRANSACTION, { name: token }))
    .then(
      () => true,
      () => false,
    );
  let refused: unknown = null;
  try {
    await work.run(statement, {});
  } catch (cause) {
    refused = cause;
  }
  over.abort();
  // Also where the lock came in the moment in which the time was over: the transaction that has it is ended by now.
  if (await end) return false;
  if (refused !== null) throw storeError(refused);
  return true;
}
