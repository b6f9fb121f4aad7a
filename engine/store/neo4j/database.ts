import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { Neo4jError, type Driver, type ManagedTransaction, type Session, type Transaction } from 'neo4j-driver';
import { guarded } from './errors.js';
import { toParameters } from './parameters.js';
import type { Cypher, Statements } from './statements.js';

export interface Address {
  /** `neo4j://` or `bolt://` (with `+s` or `+ssc` for TLS), without credentials. */
  readonly url: string;
  readonly database: string;
  readonly user: string;
  /** Null: the server asks for none. */
  readonly password: string | null;
}

// The driver declares its settings as classes, but takes plain objects, as its own manual has them.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */

/** One transaction under way, of statements by name. */
export interface Work {
  run<P extends object, R>(statement: Cypher<P, R>, parameters: P): Promise<R[]>;
}

/** Rows come in one go; a page of the engine's streams has this many. */
const FETCH_ROWS = 20_000;
/** A server that is away must be told of before a client of the API gives up. */
const AWAY_MS = 4_000;
/** A connection that was idle for so long is tried before it is used: the server may have been restarted. */
const IDLE_MS = 2_000;
const POOL = 20;
const ATTEMPTS = 5;
const ATTEMPT_AFTER_MS = 200;

/**
 * One driver for the process. All sessions share bookmarks, so that on a cluster too a reader sees what this process was
 * told is written.
 */
export class Database {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #statements: Statements;

  constructor({ url, database, user, password }: Address, statements: Statements) {
    this.#database = database;
    this.#statements = statements;
    this.#driver = neo4j.driver(url, password === null ? undefined : neo4j.auth.basic(user, password), {
      connectionAcquisitionTimeout: AWAY_MS,
      connectionLivenessCheckTimeout: IDLE_MS,
      connectionTimeout: AWAY_MS,
      disableLosslessIntegers: true,
      maxConnectionPoolSize: POOL,
      maxTransactionRetryTime: AWAY_MS,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      telemetryDisabled: true,
      userAgent: 'skein',
    });
  }

  /** @throws SkeinError `store-failed` where nobody answers, or the credentials are refused. */
  async verify(): Promise<void> {
    await guarded(() => this.#driver.verifyConnectivity({ database: this.#database }));
  }

  /** Reads in one transaction, again from the start where the server asks for it: the work must only read. */
  read<T>(work: (transaction: Work) => Promise<T>): Promise<T> {
    return guarded(() =>
      this.#inSession(neo4j.session.READ, (session) =>
        session.executeRead((transaction) => work(this.#workIn(transaction))),
      ),
    );
  }

  /** Writes in one transaction, all or nothing, again from the start where the server asks for it: the work must bear that. */
  write<T>(work: (transaction: Work) => Promise<T>): Promise<T> {
    return guarded(() =>
      this.#inSession(neo4j.session.WRITE, (session) =>
        session.executeWrite((transaction) => work(this.#workIn(transaction))),
      ),
    );
  }

  /**
   * Writes in one transaction that must not be done twice: again only where the server says that it did nothing of it. A
   * commit of which no answer came fails.
   */
  once<T>(work: (transaction: Work) => Promise<T>): Promise<T> {
    return guarded(() =>
      this.#inSession(neo4j.session.WRITE, async (session) => {
        for (let attempt = 1; ; attempt++) {
          const transaction = session.beginTransaction();
          try {
            const done = await work(this.#workIn(transaction));
            await transaction.commit();
            return done;
          } catch (cause) {
            await transaction.close().catch(() => undefined);
            if (attempt === ATTEMPTS || !refusedForNow(cause)) throw cause;
            await pause(attempt * ATTEMPT_AFTER_MS);
          }
        }
      }),
    );
  }

  /** One statement that makes transactions of its own (`CALL { } IN TRANSACTIONS`), or changes the schema. */
  async alone<P extends object, R>(statement: Cypher<P, R>, parameters: P): Promise<R[]> {
    return this.text(this.#statements.text(statement.name), parameters);
  }

  async text<R>(text: string, parameters: object): Promise<R[]> {
    return guarded(() =>
      this.#inSession(neo4j.session.WRITE, async (session) =>
        rowsOf<R>(await session.run(text, toParameters(parameters) as object)),
      ),
    );
  }

  /** A transaction that stays open while others work, under a name by which it can be ended from outside. */
  async open(
    name: string,
  ): Promise<{ readonly session: Session; readonly transaction: Transaction; readonly work: Work }> {
    const session = this.#session(neo4j.session.WRITE);
    try {
      const transaction = await guarded(() => Promise.resolve(session.beginTransaction({ metadata: { skein: name } })));
      return { session, transaction, work: this.#workIn(transaction) };
    } catch (cause) {
      await session.close();
      throw cause;
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #session(defaultAccessMode: 'READ' | 'WRITE'): Session {
    return this.#driver.session({
      database: this.#database,
      defaultAccessMode,
      fetchSize: FETCH_ROWS,
      bookmarkManager: this.#driver.executeQueryBookmarkManager,
    });
  }

  async #inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#session(mode);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  #workIn(transaction: ManagedTransaction | Transaction): Work {
    return {
      run: async <P extends object, R>(statement: Cypher<P, R>, parameters: P) =>
        rowsOf<R>(await transaction.run(this.#statements.text(statement.name), toParameters(parameters))),
    };
  }
}

/** The server has rolled it back, and says that it may go through another time. */
function refusedForNow(cause: unknown): boolean {
  return cause instanceof Neo4jError && cause.code.startsWith('Neo.TransientError');
}

function rowsOf<R>(result: { readonly records: readonly { toObject(): object }[] }): R[] {
  return result.records.map((record) => record.toObject() as R);
}
