import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyCheck, pseudonyms } from '../../engine/ingest/pseudonym.js';
import { loadVictimKey } from '../../engine/ingest/victim-key.js';
import { scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
let dir: string;
beforeEach(() => {
  folder = scratch();
  dir = join(folder.dir, 'data');
});
afterEach(() => {
  folder.remove();
});

describe('the key of the pseudonyms', () => {
  it('is made on first use, for its owner alone, and is the same afterwards', async () => {
    const first = await loadVictimKey(dir, randomBytes);
    expect(first).toHaveLength(32);
    expect(await loadVictimKey(dir, randomBytes)).toEqual(first);
    expect(readdirSync(dir)).toEqual(['victim.key']);
    if (process.platform !== 'win32') expect(statSync(join(dir, 'victim.key')).mode & 0o777).toBe(0o600);
  });

  it('is one key when many come at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadVictimKey(dir, randomBytes)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(readdirSync(dir)).toEqual(['victim.key']);
  });

  it('is refused when others can read it', async () => {
    await loadVictimKey(dir, randomBytes);
    chmodSync(join(dir, 'victim.key'), 0o644);
    await expect(loadVictimKey(dir, randomBytes)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('mode 0600') as string,
    });
  });

  it('is refused when it is no key, and is not replaced', async () => {
    await loadVictimKey(dir, randomBytes);
    writeFileSync(join(dir, 'victim.key'), 'short');
    await expect(loadVictimKey(dir, randomBytes)).rejects.toMatchObject({ code: 'config' });
    expect(readFileSync(join(dir, 'victim.key'), 'utf8')).toBe('short');
  });
});

describe('pseudonyms', () => {
  const identity = new Map([['email', 'jane@mail.example']] as const);

  it('depend on the key and on the field', () => {
    const [one] = pseudonyms(Buffer.alloc(32, 1), identity);
    const [two] = pseudonyms(Buffer.alloc(32, 2), identity);
    const [phone] = pseudonyms(Buffer.alloc(32, 1), new Map([['phone', 'jane@mail.example']] as const));
    expect(new Set([one?.token, two?.token, phone?.token]).size).toBe(3);
  });

  it('are HMAC-SHA-256, so that another program with the key finds the same', () => {
    // printf 'email\0jane@mail.example' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…01 | cut -c1-32
    expect(pseudonyms(Buffer.alloc(32, 1), identity)[0]?.token).toBe('cee45e1f1adc5cc6f4ee57130005ae81');
  });

  it('have a check value of the key that tells keys apart', () => {
    expect(keyCheck(Buffer.alloc(32, 1))).toMatch(/^[0-9a-f]{16}$/);
    expect(keyCheck(Buffer.alloc(32, 1))).not.toBe(keyCheck(Buffer.alloc(32, 2)));
  });
});
