import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../datasets/generate/sample.js';
import { packageRoot } from '../../engine/config.js';

const SHIPPED = join(packageRoot(), 'datasets', 'sample');
const FRESH = mkdtempSync(join(tmpdir(), 'skein-sample-'));
afterAll(() => {
  rmSync(FRESH, { recursive: true });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Compared unpacked: another zlib may pack the same text otherwise. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

describe('the sample that ships', () => {
  it('is what the generator makes today: whoever changes the generator runs `npm run sample`', async () => {
    await writeSample(FRESH);
    expect(filesOf(SHIPPED)).toEqual(filesOf(FRESH));
    for (const file of filesOf(FRESH))
      expect([file, textOf(join(SHIPPED, file)) === textOf(join(FRESH, file))]).toEqual([file, true]);
  });

  it('stays small', () => {
    const bytes = filesOf(SHIPPED).reduce((sum, file) => sum + statSync(join(SHIPPED, file)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});
