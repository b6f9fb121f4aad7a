import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from './ready.js';

/** Which process serves a home, and where; written beside its data by whoever started it. */
export interface ServerRecord extends Ports {
  readonly pid: number;
}

export async function writeRecord(folder: string, record: ServerRecord): Promise<void> {
  await writeFile(pathIn(folder), `${JSON.stringify(record)}\n`, { mode: 0o600 });
}

/** Null where nobody wrote one, or it is not whole. */
export function readRecord(folder: string): ServerRecord | null {
  if (!existsSync(pathIn(folder))) return null;
  try {
    const { pid, boltPort, httpPort } = JSON.parse(readFileSync(pathIn(folder), 'utf8')) as Partial<ServerRecord>;
    return typeof pid === 'number' && typeof boltPort === 'number' && typeof httpPort === 'number'
      ? { pid, boltPort, httpPort }
      : null;
  } catch {
    return null;
  }
}

export async function dropRecord(folder: string): Promise<void> {
  await rm(pathIn(folder), { force: true });
}

function pathIn(folder: string): string {
  return join(folder, 'server.json');
}
