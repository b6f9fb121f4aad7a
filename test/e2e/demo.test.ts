import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.js';
import { ended, folders, skein, startSkein } from './skein.js';

const folder = folders();

describe('skein demo', () => {
  it('prints its campaigns as a table, leaves nothing behind, and never touches the store of its user', async () => {
    const cwd = await folder();
    const env = { TMPDIR: cwd, SKEIN_STORE: `sqlite:${join(cwd, 'mine')}`, SKEIN_DATA: join(cwd, 'mine') };
    const { code, stdout } = await skein(['demo', '--once'], { cwd, env });
    expect(code).toBe(0);
    const head = stdout.split('\n').find((line) => line.startsWith('id '));
    for (const name of [
      'title',
      'reports',
      'victims',
      'lost (USD)',
      'largest (USD)',
      'countries',
      'first seen',
      'last seen',
      'strongest artifacts',
    ])
      expect(head).toContain(name);
    expect(stdout.match(/^c-[0-9a-z]{12} /gm)).toHaveLength(15);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('serves what it found until it is interrupted, and then removes it', async () => {
    const cwd = await folder();
    const child = startSkein(['demo', '--port', '0'], { cwd, env: { TMPDIR: cwd } });
    const end = ended(child);
    let said = '';
    while (!said.includes('/openapi.json')) said += String(((await once(child.stdout, 'data')) as [Buffer])[0]);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    expect(JSON.parse((await ask(`${url}/health`)).body)).toMatchObject({ status: 'ok', run: 1 });
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe('skein generate', () => {
  it('makes the same reports again, which skein reads without a reject', async () => {
    const cwd = await folder();
    for (const out of ['a', 'b'])
      expect((await skein(['generate', '--reports', '300', '--seed', '5', '--out', out], { cwd })).code).toBe(0);
    const [a, b] = await Promise.all(['a', 'b'].map((out) => readFile(join(cwd, out, 'reports.jsonl'), 'utf8')));
    expect(a).toBe(b);
    expect((await skein(['ingest', 'a/reports.jsonl'], { cwd })).stdout).toContain(
      '300 reports read = 300 accepted + 0 rejected',
    );
  });
});
