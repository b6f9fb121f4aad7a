import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore as openStoreWith } from '../../engine/store/choose.js';

const CYPHER = fileURLToPath(new URL('../../cypher', import.meta.url));
const openStore = (url: string) => openStoreWith(url, { user: 'neo4j', password: 'from outside', cypherDir: CYPHER });

describe('the URL of a store', () => {
  it('opens a folder of SQLite, colons in its name included', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'skein:store-'));
    onTestFinished(() => {
      rmSync(dir, { recursive: true });
    });
    const store = await openStore(`sqlite:${dir}`);
    expect(store.url).toBe(`sqlite:${dir}`);
    await store.close();
  });

  it('opens memory', async () => {
    expect((await openStore('memory:')).url).toBe('memory:');
  });

  it.each([
    '',
    'sqlite',
    'sqlite:',
    'memory',
    'memory:x',
    'postgres://user:secret@host/db',
    '/a/folder',
    'neo4j:',
    'neo4j://',
    'neo4j:user:secret@host',
    'bolt://u:secret@h/a/b',
    'neo4j://u:secret%@h',
  ])('of another kind (%s) is refused with what is supported, and without repeating it', async (url) => {
    const opened = openStore(url);
    await expect(opened).rejects.toMatchObject({ name: 'SkeinError', code: 'config' });
    await expect(opened).rejects.toThrow(/sqlite:DIR.*neo4j:.*memory:/);
    await expect(opened).rejects.not.toThrow(/secret/);
  });

  it.each(['neo4j', 'bolt'])(
    'of a %s server that is away is told as such, and without its password',
    async (scheme) => {
      const opened = openStore(`${scheme}://user:secret@127.0.0.1:9/fraud`);
      await expect(opened).rejects.toMatchObject({ name: 'SkeinError', code: 'store-failed' });
      await expect(opened).rejects.toThrow(/cannot be reached/);
      await expect(opened).rejects.not.toThrow(/secret/);
    },
  );
});
