import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Nights } from './kill-night.js';
import { linesOf, plantedReports } from './reports.js';
import { folders, skein } from './skein.js';

const folder = folders();
const TRIES = 20;

describe('a night after a night that was killed once it had found the communities', () => {
  it('does not seek them again, says so, and publishes the same campaigns', async () => {
    const [at, unbroken] = [{ cwd: await folder() }, { cwd: await folder() }];
    for (const { cwd } of [at, unbroken]) {
      await writeFile(join(cwd, 'reports.jsonl'), linesOf(plantedReports({ campaigns: 60, size: 20 })));
      expect((await skein(['ingest', 'reports.jsonl'], { cwd })).code).toBe(0);
    }
    const nights = new Nights(at);
    let killedIn: string | null = null;
    for (let tried = 0; killedIn === null && tried < TRIES; tried++)
      killedIn = await nights.killedIn('counting victims and losses', ['rescore'], 0);
    expect(killedIn, 'no try was killed before the night had ended').not.toBeNull();

    const next = await nights.done(['rescore', '--quiet']);
    expect(next.code, next.stderr).toBe(0);
    expect(next.stderr).toMatch(/the communities that a night before this one had found are used/);
    expect((await skein(['rescore', '--quiet'], unbroken)).code).toBe(0);
    const campaigns = await skein(['export', 'memberships'], at);
    expect(campaigns.stdout).toBe((await skein(['export', 'memberships'], unbroken)).stdout);
    expect(campaigns.stdout.split('\n').length).toBeGreaterThan(1_000);
  });
});
