import { execFileSync } from 'node:child_process';
import { readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeOut } from '../../../../api/cli/export/sink.js';
import { createSession } from '../../../../api/cli/session.js';
import { createCleanups, type Shell } from '../../../../api/cli/shell.js';
import { folders } from '../../../e2e/skein.js';

const folder = folders();

async function write(cwd: string, file: string): Promise<void> {
  const shell = { env: {}, cwd, cleanups: createCleanups() } as unknown as Shell;
  await writeOut(createSession({ ...shell, stdout: process.stdout, stderr: process.stderr }, {}), pieces(), file);
}

async function* pieces(): AsyncGenerator<string> {
  await Promise.resolve();
  yield 'one\n';
  yield 'two\n';
}

describe('--out', () => {
  it('writes a new file whole', async () => {
    const cwd = await folder();
    await write(cwd, 'new.md');
    expect(await readFile(join(cwd, 'new.md'), 'utf8')).toBe('one\ntwo\n');
  });

  it('does not put a file in the place of /dev/stdout, a device or a pipe: it is written to', async () => {
    const cwd = await folder();
    const pipe = join(cwd, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = readFile(pipe, 'utf8');
    await write(cwd, 'pipe');
    expect(await read).toBe('one\ntwo\n');
    expect((await stat(pipe)).isFIFO()).toBe(true);
  });

  it('leaves a link pointing where it did', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'of-today.md'), 'old');
    await symlink('of-today.md', join(cwd, 'latest.md'));
    await write(cwd, 'latest.md');
    expect(await readlink(join(cwd, 'latest.md'))).toBe('of-today.md');
    expect(await readFile(join(cwd, 'of-today.md'), 'utf8')).toBe('one\ntwo\n');
  });

  it.each([
    ['no/such/folder.md', 'there is no such folder'],
    ['.', 'it is a folder'],
  ])('says in words why %s cannot be written', async (file, why) => {
    const cwd = await folder();
    await expect(write(cwd, file)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(why) as string,
    });
  });
});
