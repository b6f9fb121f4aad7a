import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { SkeinError } from '../model/errors.js';
import type { VictimKey } from './pseudonym.js';

const KEY_FILE = 'victim.key';
const KEY_BYTES = 32;

/**
 * The key of the victims' pseudonyms: `victim.key` in the data directory, 64 hexadecimal digits, mode 0600, made on first
 * use from `randomBytes`. Two processes that come at once end with one key: the file is written apart, synced, and then
 * linked to its name, which fails where the name is taken. A lost key cannot be made again; back it up apart from the data.
 *
 * @throws SkeinError `config` where the file is not a key, or others than its owner may read it.
 */
export async function loadVictimKey(dataDir: string, randomBytes: (size: number) => Buffer): Promise<VictimKey> {
  return (await readVictimKey(dataDir)) ?? (await makeKey(dataDir, join(dataDir, KEY_FILE), randomBytes));
}

/** The key if there is one; null where none was made yet, or it is lost. Throws as `loadVictimKey`. */
export function readVictimKey(dataDir: string): Promise<VictimKey | null> {
  return readKey(join(dataDir, KEY_FILE));
}

async function readKey(path: string): Promise<VictimKey | null> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new SkeinError('config', `${path} can be read by others; give it mode 0600`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof SkeinError) throw error;
    throw new SkeinError('unreadable', `${path} cannot be read`, error);
  }
  if (!/^[0-9a-f]{64}\s*$/.test(text)) throw new SkeinError('config', `${path} is not a key of 64 hexadecimal digits`);
  return Buffer.from(text.trim(), 'hex');
}

async function makeKey(dataDir: string, path: string, randomBytes: (size: number) => Buffer): Promise<VictimKey> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  await writeSynced(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new SkeinError('unreadable', `${path} cannot be made`, error);
  } finally {
    await unlink(draft);
  }
  await syncFolder(dataDir);
  const key = await readKey(path); // not ours if another process was first
  if (key === null) throw new SkeinError('unreadable', `${path} vanished while it was made`);
  return key;
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name itself survive a power cut. Some systems cannot sync a folder; nothing more can be done there. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    return;
  }
}
