import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { linesOf, plantedReports } from './reports.js';
import { folders, lastJson, MAIN, skein, type Ended } from './skein.js';

const folder = folders();

/** Permissions do not bind root, so root tries it as the user `nobody`, who must be able to read the package. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const unread = NOBODY === undefined ? undefined : folderClosedToOthers(dirname(MAIN));
if (unread !== undefined) process.stderr.write(`reading as another user is not tried: ${unread} is closed to others\n`);

const READING: readonly (readonly string[])[] = [
  ['lookup', '@ring3team'],
  ['campaigns'],
  ['links'],
  ['hubs'],
  ['events'],
  ['runs'],
  ['settled'],
  ['alerts'],
  ['brief'],
  ['export', 'memberships'],
  ['export', 'campaigns'],
  ['export', 'reports'],
  ['export', 'graph'],
  ['verify'],
  ['rescore', '--dry-run', '--publish-anyway'],
];

function folderClosedToOthers(path: string): string | undefined {
  if ((statSync(path).mode & 0o005) !== 0o005) return path;
  return dirname(path) === path ? undefined : folderClosedToOthers(dirname(path));
}

/** A store with a published run, which whoever may read it may not write. */
async function someoneElses(): Promise<{ readonly cwd: string; readonly data: string }> {
  const cwd = await folder();
  writeFileSync(join(cwd, 'reports.jsonl'), linesOf(plantedReports({ campaigns: 5, size: 4 })));
  for (const words of [['ingest', 'reports.jsonl'], ['rescore']])
    expect((await skein(['--data', 'data', ...words], { cwd })).code).toBe(0);
  chmodSync(cwd, 0o755);
  const data = join(cwd, 'data');
  close(data, 0o555, 0o444);
  return { cwd, data };
}

function close(data: string, folderMode: number, fileMode: number): void {
  for (const file of readdirSync(data, { withFileTypes: true }))
    if (file.isFile()) chmodSync(join(data, file.name), fileMode);
  chmodSync(data, folderMode);
}

const asked = (cwd: string, words: readonly string[]): Promise<Ended> =>
  skein(['--data', 'data', ...words], { cwd, uid: NOBODY });

describe.skipIf(unread !== undefined)('a data folder that may only be read', () => {
  it('answers all that is asked, as it answers its owner, and stays as it is', async () => {
    const { cwd, data } = await someoneElses();
    const bytes = readFileSync(join(data, 'skein.db'));
    const files = readdirSync(data);
    for (const words of READING) {
      const { code, stdout, stderr } = await asked(cwd, words);
      expect([words, code, stderr]).toEqual([words, 0, expect.not.stringMatching(/^skein:/m)]);
      expect(stdout).not.toBe('');
    }
    const page = (await asked(cwd, ['campaigns', '--json'])).stdout;
    expect(lastJson(page)).toMatchObject({ total: 5 });
    expect(readdirSync(data)).toEqual(files);
    expect(readFileSync(join(data, 'skein.db')).equals(bytes)).toBe(true);
    close(data, 0o755, 0o644);
    expect((await skein(['--data', 'data', 'campaigns', '--json'], { cwd })).stdout).toBe(page);
  });

  it('says in a sentence, with 3, that it takes no reports and no run', async () => {
    const { cwd } = await someoneElses();
    for (const words of [['ingest', 'reports.jsonl'], ['rescore'], ['rollback', '1']]) {
      const { code, stderr } = await asked(cwd, words);
      expect([words, code, stderr]).toEqual([words, 3, expect.stringMatching(/^skein: [^\n]+\n$/)]);
    }
  });

  it('can be read while its owner writes, and after a writer broke off it says what to do', async () => {
    const { cwd, data } = await someoneElses();
    close(data, 0o755, 0o644);
    const owner = new Database(join(data, 'skein.db'));
    owner.exec('CREATE TABLE later (a)');
    const log = readFileSync(join(data, 'skein.db-wal'));
    close(data, 0o555, 0o444);
    expect(lastJson((await asked(cwd, ['campaigns', '--json'])).stdout)).toMatchObject({ total: 5 });
    owner.close();
    close(data, 0o755, 0o644);
    writeFileSync(join(data, 'skein.db-wal'), log);
    close(data, 0o555, 0o444);
    const { code, stderr } = await asked(cwd, ['campaigns']);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/its last writer broke off: .* copy the whole folder/)]);
  });

  it('that may not be read either says so, and not that there are no data', async () => {
    const { cwd, data } = await someoneElses();
    for (const [folderMode, fileMode] of [
      [0o500, 0o400],
      [0o555, 0o400],
    ] as const) {
      close(data, 0o755, 0o644);
      close(data, NOBODY === undefined ? folderMode & 0o055 : folderMode, NOBODY === undefined ? 0 : fileMode);
      const { code, stderr } = await asked(cwd, ['campaigns']);
      expect([code, stderr]).toEqual([3, expect.stringMatching(/may not be read by this user/)]);
    }
    close(data, 0o755, 0o644);
    expect(existsSync(join(data, 'skein.db'))).toBe(true);
  });
});
