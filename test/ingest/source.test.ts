import { chmodSync, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gunzip } from '../../engine/ingest/gunzip.js';
import { GZIP_MAX_RATIO } from '../../engine/ingest/limits.js';
import { openSource } from '../../engine/ingest/source.js';
import { scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

async function contentOf(
  file: string,
  stdin = Readable.from([]),
): Promise<{ text: string; failure: string | null; bytes: number }> {
  const source = await openSource(file, stdin);
  const chunks: Buffer[] = [];
  for await (const chunk of source.chunks()) chunks.push(chunk);
  await source.close();
  return { text: Buffer.concat(chunks).toString(), failure: source.failure, bytes: source.bytesRead };
}

describe('a source', () => {
  it('reads a file and counts its bytes', async () => {
    expect(await contentOf(folder.write('a', 'hello'))).toEqual({ text: 'hello', failure: null, bytes: 5 });
  });

  it('tells gzip by its bytes, not by its name, on standard input in chunks of one byte as well', async () => {
    const zipped = gzipSync('hello');
    expect((await contentOf(folder.write('a.txt', zipped))).text).toBe('hello');
    expect((await contentOf(folder.write('plain.gz', 'plain'))).text).toBe('plain');
    const trickle = Readable.from([...zipped].map((byte) => Buffer.from([byte])));
    expect((await contentOf('-', trickle)).text).toBe('hello');
  });

  it('reads gzip members that were put together with cat', async () => {
    expect((await contentOf(folder.write('a', Buffer.concat([gzipSync('one\n'), gzipSync('two\n')])))).text).toBe(
      'one\ntwo\n',
    );
  });

  it('takes byte order marks away, also inside gzip, and turns UTF-16 into UTF-8', async () => {
    expect((await contentOf(folder.write('a', '\ufeffü'))).text).toBe('ü');
    expect((await contentOf(folder.write('b', gzipSync('\ufeffü')))).text).toBe('ü');
    const little = Buffer.from('\ufeffü€', 'utf16le');
    expect((await contentOf(folder.write('c', little))).text).toBe('ü€');
    expect((await contentOf(folder.write('d', Buffer.from(little).swap16()))).text).toBe('ü€');
  });

  it('gives all that a truncated gzip still holds, and says that it is truncated', async () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `{"line":${(i * 2_654_435_761) % 1_000_003}}\n`).join('');
    const zipped = gzipSync(text);
    const { text: got, failure } = await contentOf(folder.write('a', zipped.subarray(0, zipped.length >> 1)));
    expect(failure).toBe('the gzip file is truncated');
    expect(text.startsWith(got)).toBe(true);
    expect(got.length).toBeGreaterThan(text.length / 3);
  });

  it('says that a gzip is damaged, after what came before', async () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `{"line":${(i * 2_654_435_761) % 1_000_003}}\n`).join('');
    const zipped = gzipSync(text);
    zipped.fill(0xff, zipped.length >> 1, (zipped.length >> 1) + 64);
    const { text: got, failure } = await contentOf(folder.write('a', zipped));
    expect(failure).toBe('the gzip file is damaged');
    expect(got.length).toBeGreaterThan(text.length / 4);
    expect(text.slice(0, got.length >> 1)).toBe(got.slice(0, got.length >> 1));
  });

  it('cuts a gzip bomb off and keeps what came before', async () => {
    const bomb = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
      deflateRawSync(Buffer.alloc(64 << 20)),
    ]);
    let failure: string | null = null;
    let bytes = 0;
    const input = (async function* () {
      yield await Promise.resolve(bomb);
    })();
    for await (const chunk of gunzip(input, (reason) => (failure = reason), 8 << 20)) bytes += chunk.length;
    expect(failure).toContain(`more than ${GZIP_MAX_RATIO} times`);
    expect(bytes).toBeLessThan(32 << 20);
    expect(bytes).toBeGreaterThanOrEqual(8 << 20);
  });

  it('is empty with a failure for a folder, for no file, and for a file without permission', async () => {
    expect(await contentOf(folder.dir)).toEqual({
      text: '',
      failure: 'it is a folder; name the files in it',
      bytes: 0,
    });
    expect((await contentOf(`${folder.dir}/none`)).failure).toBe('there is no such file');
    const locked = folder.write('locked', 'secret');
    chmodSync(locked, 0);
    if (process.getuid?.() === 0) console.log('skipped: root reads files without permission');
    else expect((await contentOf(locked)).failure).toBe('no permission to read it');
  });

  it('has a failure for a file that opens but cannot be read', async () => {
    const unreadable = '/proc/self/mem';
    if (!existsSync(unreadable)) {
      console.log('skipped: no file of that sort on this system');
      return;
    }
    expect(await contentOf(unreadable)).toEqual({ text: '', failure: 'it cannot be read (EIO)', bytes: 0 });
  });

  it('has a failure where standard input breaks, after what it gave', async () => {
    const breaking = Readable.from(
      (async function* () {
        yield await Promise.resolve(Buffer.from('first\n'));
        throw new Error('gone');
      })(),
    );
    const { text, failure } = await contentOf('-', breaking);
    expect([text, failure]).toEqual(['first\n', 'it cannot be read (unknown error)']);
  });
});
