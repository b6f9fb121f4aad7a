import type { Database, Work } from './database.js';
import { cypher } from './statements.js';

const PARTS = cypher<{ key: string }, { bytes: Int8Array }>('read/checkpoint');
const ADD_PART = cypher<{ key: string; place: number; bytes: Int8Array }, never>('write/add-checkpoint-part');
const DROP = cypher<object, never>('write/drop-checkpoint');

/** Bytes in one node: a property is read and written whole. */
const PART_BYTES = 1 << 20;

export async function keepCheckpoint(database: Database, key: string, found: Uint8Array): Promise<void> {
  await database.write(async (work) => {
    await work.run(DROP, {});
    for (let from = 0, place = 0; from < found.length || place === 0; from += PART_BYTES)
      await work.run(ADD_PART, { key, place: place++, bytes: signed(found.subarray(from, from + PART_BYTES)) });
  });
}

export async function checkpoint(work: Work, key: string): Promise<Uint8Array | null> {
  const parts = await work.run(PARTS, { key });
  if (parts.length === 0) return null;
  return new Uint8Array(Buffer.concat(parts.map(({ bytes }) => Buffer.from(unsigned(bytes)))));
}

export async function dropCheckpoint(database: Database): Promise<void> {
  await database.write((work) => work.run(DROP, {}));
}

/** The driver knows bytes as signed ones. */
function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function unsigned(bytes: Int8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
