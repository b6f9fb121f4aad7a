import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../engine/store/choose.js';

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

  it.each(['', 'sqlite', 'sqlite:', 'memory', 'memory:x', 'postgres://user:secret@host/db', '/a/folder'])(
    'of another kind (%s) is refused with what is supported, and without repeating it',
    async (url) => {
      const opened = openStore(url);
      await expect(opened).rejects.toMatchObject({ name: 'SkeinError', code: 'config' });
      await expect(opened).rejects.toThrow(/sqlite:DIR.*memory:/);
      await expect(opened).rejects.not.toThrow(/secret/);
    },
  );
});
