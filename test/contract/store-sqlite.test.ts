import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../engine/store/sqlite/open.js';
import { storeContract } from './store.js';

storeContract('sqlite', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'skein-store-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  const open = () => openSqliteStore({ dir });
  return { store: await open(), reopen: open };
});
