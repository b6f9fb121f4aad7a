import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_RAW_BYTES } from '../../engine/ingest/limits.js';
import { reject } from '../../engine/ingest/reader.js';
import { RejectsLedger } from '../../engine/ingest/rejects.js';
import { scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

const bad = (line: number) => reject({ file: 'in.jsonl', line, raw: `raw ${line}` }, 'line', 'not JSON');

describe('the rejects ledger', () => {
  it('makes no file when nothing is rejected', async () => {
    const ledger = new RejectsLedger(folder.dir, 'now');
    await ledger.write([]);
    await ledger.close();
    expect([ledger.path, ledger.reasons, existsSync(join(folder.dir, 'rejects'))]).toEqual([null, {}, false]);
  });

  it('writes one object a line, for the owner alone, and counts by field and reason', async () => {
    const ledger = new RejectsLedger(folder.dir, 'now');
    await ledger.write([bad(1), reject({ file: 'in.jsonl', line: 2, raw: '{}' }, 'ref', 'missing')]);
    await ledger.write([bad(3)]);
    await ledger.close();
    const path = join(folder.dir, 'rejects', 'now.jsonl');
    expect(ledger.path).toBe(path);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { file: 'in.jsonl', line: 1, field: 'line', reason: 'not JSON', raw: 'raw 1' },
      { file: 'in.jsonl', line: 2, field: 'ref', reason: 'missing', raw: '{}' },
      { file: 'in.jsonl', line: 3, field: 'line', reason: 'not JSON', raw: 'raw 3' },
    ]);
    expect(ledger.reasons).toEqual({ 'line: not JSON': 2, 'ref: missing': 1 });
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder.dir, 'rejects')).mode & 0o777).toBe(0o700);
    }
  });

  it('never writes into a file that is there', async () => {
    for (const expected of ['now.jsonl', 'now-2.jsonl']) {
      const ledger = new RejectsLedger(folder.dir, 'now');
      await ledger.write([bad(1)]);
      await ledger.close();
      expect(ledger.path).toBe(join(folder.dir, 'rejects', expected));
    }
  });

  it('keeps at most 64 KiB of a line', () => {
    const { raw } = reject({ file: 'f', line: 1, raw: 'ü'.repeat(MAX_RAW_BYTES) }, 'line', 'x');
    expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(MAX_RAW_BYTES);
    expect(raw.length).toBeGreaterThan(MAX_RAW_BYTES / 2 - 2);
  });
});
