import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.js';
import { linesOf, plantedReports, type PlantedReport } from './reports.js';
import { serve, type Serving } from './serving.js';
import { folders, lastJson, skein, type Ended, type Run } from './skein.js';

const folder = folders();
const CAMPAIGNS = 60;
const SIZE = 20;
const FLOOD = 400;

/** As many reports of one new campaign: far more than a night brings. */
function flood(): PlantedReport[] {
  return Array.from({ length: FLOOD }, (_, place) => ({
    source: 'ic3',
    ref: `flood-${place}`,
    reportedAt: '2026-03-28T10:00:00Z',
    fraudType: 'phishing',
    victim: { email: `flood.${place}@victims.net` },
    artifacts: [{ kind: 'handle', value: 'telegram:@flooddesk' }],
  }));
}

const COMPARED = [
  expect.stringMatching(/^run 1 \(published\) +run 2 \(held\) +change$/),
  expect.stringMatching(/^reports +1,200 +1,600 +\+400$/),
  expect.stringMatching(/^in campaigns +1,200 +1,600 +\+400$/),
  expect.stringMatching(/^campaigns +60 +61 +\+1$/),
  expect.stringMatching(/^largest campaign +20 +400 +\+380$/),
  expect.stringMatching(/^operations +60 +61 +\+1$/),
  expect.stringMatching(/^distinct victims +1,200 +1,600 +\+400$/),
  expect.stringMatching(/^lost in all +USD 156,000.00 +USD 156,000.00$/),
  '60 campaign ids: 60 kept, 0 merged, 0 dissolved; 0 split; 1 new',
  '60 operation ids: 60 kept, 0 merged, 0 dissolved; 0 split; 1 new',
  'reports in campaigns: 1,200 under the same id, 0 under another, 0 in none any longer, 400 new',
  '',
];

describe('a night that is held back, looked at, published and taken back', () => {
  let at: Run;
  let reader: Serving;
  const run = (...args: readonly string[]): Promise<Ended> => skein(args, at);
  /** What a process sees that has had the store open all the time. */
  const seen = async (): Promise<{ run: number; restores: number | null }> => {
    const { manifest } = JSON.parse((await ask(`${reader.url}/v1/runs/latest`)).body) as {
      manifest: { run: number; restores: number | null };
    };
    return { run: manifest.run, restores: manifest.restores };
  };
  const memberships = async (): Promise<string[]> => {
    const { code, stdout } = await run('export', 'memberships');
    expect(code).toBe(0);
    return stdout.trimEnd().split('\n').slice(1);
  };
  const ids = (rows: readonly string[]): string[] => [...new Set(rows.map((row) => row.split(',')[2] ?? ''))].sort();

  beforeAll(async () => {
    at = { cwd: await folder() };
    await writeFile(join(at.cwd, 'first.jsonl'), linesOf(plantedReports({ campaigns: CAMPAIGNS, size: SIZE })));
    await writeFile(join(at.cwd, 'flood.jsonl'), linesOf(flood()));
    for (const step of [['ingest', 'first.jsonl'], ['rescore']]) expect((await skein(step, at)).code).toBe(0);
    reader = await serve(at.cwd);
    return () => {
      reader.child.kill('SIGTERM');
    };
  });

  it('shows readers whole runs only, loses no id, and leads to the next night', async () => {
    const before = await memberships();
    expect((await run('ingest', 'flood.jsonl')).code).toBe(0);

    const held = await run('rescore', '--quiet');
    expect(held.code).toBe(4);
    expect(held.stdout).toMatch(/^run 2 held back: 1,600 reports, 61 campaigns, largest 400, [^\n]*\n$/);
    expect(held.stderr).toMatch(/^run 2 is held back, readers still see the last one: the largest campaign [^\n]*\n$/);
    expect(await seen()).toEqual({ run: 1, restores: null });
    expect(await memberships()).toEqual(before);

    const compared = await run('runs', '--compare', '1', '2');
    expect([compared.code, compared.stdout.split('\n').map((line) => line.trim())]).toMatchObject([0, COMPARED]);
    const json = lastJson((await run('runs', '--compare', '1', '2', '--json')).stdout);
    expect(json).toMatchObject({ to: { state: 'held' }, campaigns: { kept: 60, born: 1 }, reports: { joined: 400 } });

    expect((await run('publish', '2')).code).toBe(0);
    expect(await seen()).toEqual({ run: 2, restores: null });
    expect((await run('publish', '2')).code).toBe(3);
    const after = await memberships();
    expect(after).toHaveLength(before.length + FLOOD);
    const [born = '', ...others] = ids(after).filter((id) => !ids(before).includes(id));
    expect(others).toEqual([]);

    expect((await run('rollback', '1')).code).toBe(0);
    expect(await seen()).toEqual({ run: 3, restores: 1 });
    expect(await memberships()).toEqual(before);
    for (const id of ids(before)) expect((await ask(`${reader.url}/v1/campaigns/${id}`)).status).toBe(200);
    const gone = await ask(`${reader.url}/v1/campaigns/${born}`);
    expect([gone.status, JSON.parse(gone.body)]).toMatchObject([410, { followed: [{ from: born, to: null, run: 3 }] }]);

    expect((await run('rescore')).code).toBe(4); // as far from what readers see as before
    const next = await run('rescore', '--publish-anyway', '--json');
    expect([next.code, lastJson(next.stdout)]).toMatchObject([
      0,
      { published: true, manifest: { run: 5, previous: 3 } },
    ]);
    expect(await seen()).toEqual({ run: 5, restores: null });
    expect(ids(await memberships())).toEqual(expect.arrayContaining(ids(before)));
    const states = lastJson((await run('runs', '--json')).stdout) as { runs: { state: string }[] };
    expect(states.runs.map(({ state }) => state)).toEqual([
      'published',
      'overtaken',
      'earlier',
      'rolled back',
      'earlier',
    ]);
  });
});
