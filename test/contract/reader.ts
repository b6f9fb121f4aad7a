import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Read } from '../ingest/reading.js';
import { readInputs } from '../ingest/reading.js';

/** What the suite needs of a format. */
export interface ReaderCase {
  readonly format: string;
  readonly profile?: string;
  /** A file of `count` reports with the refs `ref-1` ..., each naming the domain `evil-N.com`; lines end by `newline`. */
  file(count: number, newline: string): string;
  /** Put after a good file so that it ends in the middle of a report. */
  readonly brokenTail: string;
}

/** What every reader promises, whatever its format. */
export function readerContract(name: string, reader: ReaderCase): void {
  describe(`reader ${name}`, () => {
    let dir: string;
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'skein-reader-'));
    });
    afterEach(() => {
      rmSync(dir, { recursive: true, force: true });
    });

    const options = reader.profile === undefined ? {} : { profile: reader.profile };
    async function read(content: string | Buffer): Promise<Read> {
      const path = join(dir, 'input');
      writeFileSync(path, content);
      const found = await readInputs([path], { format: reader.format, ...options });
      const [end] = found.ends;
      expect(found.ends).toHaveLength(1);
      expect([end?.accepted, end?.rejected]).toEqual([found.reports.length, found.rejected.length]);
      expect(end?.read).toBe(found.reports.length + found.rejected.length);
      return found;
    }
    const refs = (found: Read): string[] => found.reports.map(({ ref }) => ref);
    const expected = (count: number): string[] => Array.from({ length: count }, (_, i) => `ref-${i + 1}`);

    it('reads all reports in the order of the file', async () => {
      const found = await read(reader.file(2_500, '\n'));
      expect(refs(found)).toEqual(expected(2_500));
      expect(found.rejected).toEqual([]);
      expect(found.reports[6]?.mentions.map(({ artifact }) => artifact.id)).toContain('domain:evil-7.com');
    });

    it('reads the same from CRLF, after a byte order mark, from UTF-16 and from gzip', async () => {
      const plain = await read(reader.file(3, '\n'));
      const forms = [
        reader.file(3, '\r\n'),
        `\ufeff${reader.file(3, '\n')}`,
        Buffer.from(`\ufeff${reader.file(3, '\n')}`, 'utf16le'),
        gzipSync(reader.file(3, '\n')),
      ];
      for (const form of forms) expect((await read(form)).reports).toEqual(plain.reports);
    });

    it('reads an empty file as nothing', async () => {
      for (const nothing of ['', '\n\n', ' \r\n', '\ufeff'])
        expect(await read(nothing)).toMatchObject({ reports: [], rejected: [] });
    });

    it('keeps what comes before a broken tail, which is rejected once, with its place and its text', async () => {
      const found = await read(reader.file(3, '\n') + reader.brokenTail);
      expect(refs(found)).toEqual(expected(3));
      expect(found.rejected).toHaveLength(1);
      expect(found.rejected[0]?.line).toBeGreaterThan(3);
      expect(reader.brokenTail).toContain(found.rejected[0]?.raw.trim());
    });

    it('keeps what a truncated gzip holds and says that it is truncated', async () => {
      const zipped = gzipSync(reader.file(2_000, '\n'));
      const found = await read(zipped.subarray(0, zipped.length >> 1));
      expect(found.ends[0]?.failure).toBe('the gzip file is truncated');
      expect(refs(found)).toEqual(expected(found.reports.length));
      expect(found.reports.length).toBeGreaterThan(100);
      expect(found.rejected.length).toBeLessThanOrEqual(1);
    });

    it('survives bytes that are no text at all', async () => {
      const noise = Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 197 + (i >> 3)) % 256));
      expect((await read(noise)).reports).toEqual([]);
      expect((await read(Buffer.alloc(10_000))).reports).toEqual([]);
    });
  });
}
