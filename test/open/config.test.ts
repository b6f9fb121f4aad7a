import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../engine/config.js';

const folder = mkdtempSync(join(tmpdir(), 'skein-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** @param file content of `skein.json`, or null for none. */
function coldEvery(file: string | null, env: NodeJS.ProcessEnv = {}): number {
  rmSync(join(folder, 'skein.json'), { force: true });
  if (file !== null) writeFileSync(join(folder, 'skein.json'), file);
  return readConfig({ data: folder }, env, folder).coldEvery;
}

describe('how often a night is cold', () => {
  it('is every seventh, or what file and environment say, the environment first', () => {
    expect(coldEvery(null)).toBe(7);
    expect(coldEvery('{"coldEvery": 3}')).toBe(3);
    expect(coldEvery('{"coldEvery": 3}', { SKEIN_COLD_EVERY: '1' })).toBe(1);
    expect(coldEvery('{"coldEvery": 3}', { SKEIN_COLD_EVERY: '' })).toBe(3);
  });

  it.each(['0', '2.5', '-1', '3651', 'weekly'])('refuses %s', (nights) => {
    expect(() => coldEvery(null, { SKEIN_COLD_EVERY: nights })).toThrow(/coldEvery must be a whole number/);
  });

  it('refuses a file that writes it as a text', () => {
    expect(() => coldEvery('{"coldEvery": "3"}')).toThrow(/"coldEvery" must be a/);
  });
});
