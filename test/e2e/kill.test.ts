import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptedIn, storedReports, surviveKills } from './kill.js';
import { linesOf, plantedReports } from './reports.js';
import { ended, folders, skein, startSkein } from './skein.js';

const folder = folders();

describe('kill -9', () => {
  it(
    'at random moments in ingest, every phase of a night, publication and rollback: loses nothing acknowledged and no id, and shows nobody half a run',
    { timeout: 600_000 },
    async () => {
      const { ofCommand } = await surviveKills({ cwd: await folder() }, { kills: 6, seed: 7 });
      expect(ofCommand['rescore']).toBeGreaterThan(1);
    },
  );

  it('in an ingest of several transactions leaves whole ones, all that were acknowledged among them, and the next completes it', async () => {
    const at = { cwd: await folder() };
    const file = join(at.cwd, 'reports.jsonl');
    const planted = plantedReports({ campaigns: 1_000, size: 20 });
    await writeFile(file, linesOf(planted));
    const child = startSkein(['ingest', file, '--json'], at);
    const end = ended(child);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    const { signal, stdout } = await end;
    const inOne = acceptedIn(first.toString());
    const stored = await storedReports(at);
    expect([signal, stored % inOne]).toEqual(['SIGKILL', 0]);
    expect(stored).toBeGreaterThanOrEqual(acceptedIn(stdout));
    expect(stored).toBeLessThan(planted.length);
    expect((await skein(['ingest', file], at)).code).toBe(0);
    expect(await storedReports(at)).toBe(planted.length);
  });
});
