import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';
import { child, folder } from './children.js';

const ME = { who: 'process 2 on b', since: '2026-03-04T00:05:00.000Z' };

describe('a night that was killed', () => {
  it('holds its lock until then, and leaves its name to the next, who need not wait', async () => {
    const dir = folder();
    const store = await openSqliteStore({ dir });
    onTestFinished(() => store.close());
    const night = child('night', dir, 'process 1 on a');
    await night.printed(1);
    await expect(store.lockNight(ME)).rejects.toThrow(/process 1 on a/);
    night.process.kill('SIGKILL');
    await night.over;
    const lock = await store.lockNight(ME);
    expect(lock.left).toMatchObject({ who: 'process 1 on a' });
    const files = readdirSync(dir).filter((name) => name.startsWith('night'));
    expect(files.map((name) => (statSync(join(dir, name)).mode & 0o777).toString(8))).toEqual(files.map(() => '600'));
    await lock.release();
    const again = await store.lockNight(ME);
    expect(again.left).toBeNull();
  });
});
