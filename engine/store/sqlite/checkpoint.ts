import type { Connection } from './connection.js';
import * as sql from './sql/checkpoint.js';

export function keepCheckpoint(connection: Connection, key: string, found: Uint8Array): void {
  connection.write(() => {
    connection.statement(sql.DROP_CHECKPOINT).run();
    connection.statement(sql.KEEP_CHECKPOINT).run(key, found);
  });
}

export function checkpoint(connection: Connection, key: string): Uint8Array | null {
  return connection.statement(sql.CHECKPOINT).get(key)?.found ?? null;
}

export function dropCheckpoint(connection: Connection): void {
  connection.write(() => connection.statement(sql.DROP_CHECKPOINT).run());
}
