import type { Sql } from '../connection.js';

export const CHECKPOINT: Sql<[key: string], { found: Uint8Array }> = {
  text: 'SELECT found FROM checkpoint WHERE key = ?',
};

export const KEEP_CHECKPOINT: Sql<[key: string, found: Uint8Array], never> = {
  text: 'INSERT INTO checkpoint (key, found) VALUES (?, ?)',
};

export const DROP_CHECKPOINT: Sql<[], never> = { text: 'DELETE FROM checkpoint' };
