import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../engine/config.js';
import type { IngestSummary } from '../../engine/engine.js';
import { takeIn } from '../../engine/open/take-in.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { Store } from '../../engine/store/store.js';

describe('taking reports in', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'skein-take-in-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  function take(store: Store): Promise<IngestSummary> {
    const config = readConfig({ data: dir, store: 'memory:' }, {}, dir);
    const line = JSON.stringify({ source: 'police', ref: '1', victim: { email: 'someone@post.example' } });
    const request = { inputs: ['-'], stdin: Readable.from([Buffer.from(`${line}\n`)]), format: 'jsonl' };
    return takeIn(store, config, { now: () => 0, randomBytes }, request);
  }

  it('makes the key on first use and goes on with it', async () => {
    const store = memoryStore();
    expect(await take(store)).toMatchObject({ read: 1, inserted: 1 });
    expect(await take(store)).toMatchObject({ read: 1, unchanged: 1 });
  });

  it('never makes a second key for a filled store whose key is lost', async () => {
    const store = memoryStore();
    await take(store);
    await unlink(join(dir, 'victim.key'));
    await expect(take(store)).rejects.toMatchObject({ code: 'key-mismatch', message: /missing/ });
    expect(existsSync(join(dir, 'victim.key'))).toBe(false);
  });

  it('refuses the key of another store', async () => {
    const store = memoryStore();
    await take(store);
    const path = join(dir, 'victim.key');
    const key = await readFile(path, 'utf8');
    await writeFile(
      path,
      key.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    await expect(take(store)).rejects.toMatchObject({ code: 'key-mismatch', message: /another/ });
  });
});
