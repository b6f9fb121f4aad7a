import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, plantedReports } from './reports.js';
import { folders, lastJson, MAIN, skein } from './skein.js';

const folder = folders();
const NO_RUN = 'no run was published yet; skein rescore makes one\n';
const FULL = '/dev/full';
const noFull = existsSync(FULL) ? null : `${FULL} is not there`;
if (noFull !== null) process.stderr.write(`a full disk is not tried: ${noFull}\n`);

describe('before the first run', () => {
  it('lists say so, instead of speaking of run 0', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'reports.jsonl'), linesOf(plantedReports({ campaigns: 1, size: 2 })));
    expect((await skein(['ingest', 'reports.jsonl'], { cwd })).code).toBe(0);
    for (const command of ['events', 'links'])
      expect(await skein([command], { cwd })).toMatchObject({ code: 0, stdout: NO_RUN });
    expect(lastJson((await skein(['settled', '--json'], { cwd })).stdout)).toMatchObject({ run: null, items: [] });
    expect(await skein(['verify'], { cwd })).toMatchObject({ code: 3, stderr: `skein: ${NO_RUN}` });
  });
});

describe('a value that a script left empty', () => {
  it('is refused by lookup, which answered that no report knows it', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'reports.jsonl'), linesOf(plantedReports({ campaigns: 1, size: 2 })));
    expect((await skein(['ingest', 'reports.jsonl'], { cwd })).code).toBe(0);
    for (const value of ['', '  '])
      expect(await skein(['lookup', value], { cwd })).toMatchObject({
        code: 2,
        stdout: '',
        stderr: 'skein: the value to look for is empty\n',
      });
  });
});

describe('an operation that there never was', () => {
  it('is not found by campaigns, as by show: an empty list with code 0 said that it has none', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'reports.jsonl'), linesOf(plantedReports({ campaigns: 2, size: 3 })));
    for (const words of [['ingest', 'reports.jsonl'], ['rescore']]) expect((await skein(words, { cwd })).code).toBe(0);
    const asked = await skein(['campaigns', '--operation', 'o-nosuchthing'], { cwd });
    expect([asked.code, asked.stdout]).toEqual([(await skein(['show', 'o-nosuchthing'], { cwd })).code, '']);
    expect(asked.stderr).toMatch(/^skein: no operation ever had this id; [^\n]+\n$/);
  });
});

describe('a file in the place of the folder', () => {
  it('is what generate says of --out, instead of ENOTDIR and a hint at a stack trace', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'taken'), '');
    for (const words of [
      ['--reports', '5'],
      ['--scenario', 'ring'],
    ])
      expect(await skein(['generate', ...words, '--out', 'taken'], { cwd })).toMatchObject({
        code: 3,
        stderr: 'skein: cannot write into taken: a file stands in the place of the folder\n',
      });
  });
});

describe('a CSV whose columns have other names', () => {
  it('is told of, for its phones would be missing from every report', async () => {
    const cwd = await folder();
    const { code, stderr } = await skein(['ingest', '-', '--format', 'csv', '--quiet'], {
      cwd,
      stdin: 'source,ref,Phone number\nic3,1,+44 20 7946 0000\n',
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^skein: .*: nothing reads 1 column: "Phone number"; a profile says what they mean/);
  });
});

describe('a full disk', () => {
  it.skipIf(noFull !== null)('ends an export with 3 and a sentence, not with 1 and a stack trace', () => {
    const command = [process.execPath, MAIN, 'generate', '--help'];
    const { status, stderr } = spawnSync('/bin/sh', ['-c', `"$0" "$@" > ${FULL}`, ...command], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([3, expect.stringMatching(/^skein: the output cannot be written: [^\n]*\n$/)]);
  });
});
