import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.js';
import { linesOf, plantedReports } from './reports.js';
import { serve } from './serving.js';
import { ended, folders, skein, startSkein } from './skein.js';

const folder = folders();

/** Where a store was made and nothing has come in yet. */
async function begun(): Promise<string> {
  const cwd = await folder();
  await skein(['ingest', '-', '--format', 'jsonl'], { cwd });
  return cwd;
}

describe('skein serve', () => {
  it('answers on loopback, sees what other processes publish, logs no looked-up value, and ends with 130', async () => {
    const cwd = await begun();
    const { child, url, end } = await serve(cwd);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(JSON.parse((await ask(`${url}/v1/campaigns`)).body)).toMatchObject({ run: null, total: 0 });
    await skein(['ingest', '-'], { cwd, stdin: linesOf(plantedReports({ campaigns: 4, size: 5 })) });
    await skein(['rescore'], { cwd });
    expect(JSON.parse((await ask(`${url}/v1/campaigns`)).body)).toMatchObject({ run: 1, total: 4 });
    expect((await ask(`${url}/v1/artifacts?value=sesame%40victims.net`)).status).toBe(200);
    expect((await ask(`${url}/health`, { host: 'evil.example' })).status).toBe(421);
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toContain('/v1/artifacts');
    expect(stderr).not.toContain('sesame');
  });

  it('ends well when it is told to terminate', async () => {
    const { child, end } = await serve(await begun());
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
  });

  it('says in one line that its port is taken', async () => {
    const cwd = await begun();
    const { child, url, end } = await serve(cwd);
    const second = await skein(['serve', '--port', new URL(url).port], { cwd });
    expect(second.code).toBe(3);
    expect(second.stderr).toMatch(/^skein: cannot listen on 127\.0\.0\.1 port \d+.*\n$/);
    child.kill('SIGTERM');
    await end;
  });
});

describe('a pipe', () => {
  it('that closes early ends an export quietly', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'many.jsonl'), linesOf(plantedReports({ campaigns: 400, size: 5 })));
    await skein(['ingest', 'many.jsonl'], { cwd });
    const child = startSkein(['export', 'reports', '--format', 'jsonl'], { cwd });
    const end = ended(child);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const { code, stderr } = await end;
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('an interrupt', () => {
  it('ends an ingest with 130 and no noise, and what was acknowledged is kept', async () => {
    const cwd = await folder();
    const child = startSkein(['ingest', '-', '--json'], { cwd });
    const end = ended(child);
    child.stdin.on('error', () => undefined);
    child.stdin.write(linesOf(plantedReports({ campaigns: 1000, size: 5 })));
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect([code, stderr]).toEqual([130, '']);
    const { accepted } = JSON.parse(first.toString().split('\n')[0] ?? '') as { accepted: number };
    expect(accepted).toBeGreaterThan(0);
    const { stdout } = await skein(['export', 'reports', '--format', 'jsonl'], { cwd });
    expect(stdout.trimEnd().split('\n').length).toBeGreaterThanOrEqual(accepted);
  });
});
