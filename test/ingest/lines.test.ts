import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES, MAX_RAW_BYTES } from '../../engine/ingest/limits.js';
import type { Line } from '../../engine/ingest/lines.js';
import { splitLines } from '../../engine/ingest/lines.js';

async function linesOf(chunks: Iterable<Buffer>, maxBytes?: number): Promise<Line[]> {
  const found: Line[] = [];
  const source = (async function* () {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  })();
  for await (const lines of splitLines(source, maxBytes)) found.push(...lines);
  return found;
}

const texts = async (text: string, maxBytes?: number): Promise<string[]> =>
  (await linesOf([Buffer.from(text)], maxBytes)).map((line) => `${line.number}:${line.bytes.toString()}`);

describe('lines', () => {
  it('ends lines at LF and at CRLF, and takes a last line without an end', async () => {
    expect(await texts('a\nb\r\nc')).toEqual(['1:a', '2:b', '3:c']);
  });

  it('leaves blank lines out but keeps the numbers that an editor shows', async () => {
    expect(await texts('\n\r\n  \t\na\n\nb\n')).toEqual(['4:a', '6:b']);
  });

  it('gives the same lines however the bytes are cut into chunks', async () => {
    const bytes = Buffer.from('one\r\ntwo\n\nthree ü\r\n');
    const whole = await texts(bytes.toString());
    for (let size = 1; size < bytes.length; size++) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect((await linesOf(chunks)).map((line) => `${line.number}:${line.bytes.toString()}`)).toEqual(whole);
    }
  });

  it('keeps a line of exactly the limit and skips one byte more, with CRLF not counted', async () => {
    const lines = await linesOf([Buffer.from('12345\r\n123456\r\nab\n')], 5);
    expect(lines.map(({ overlong }) => overlong)).toEqual([false, true, false]);
    expect(lines[2]?.bytes.toString()).toBe('ab');
  });

  it('passes a line of 1 GB with memory bounded, keeps its first 64 KiB and reads the next line', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let peak = 0;
    const before = process.memoryUsage().rss;
    function* chunks(): Generator<Buffer> {
      for (let i = 0; i < 1024; i++) {
        if (i % 64 === 0) peak = Math.max(peak, process.memoryUsage().rss - before);
        yield Buffer.from(chunk); // fresh memory each time, as a file gives it
      }
      yield Buffer.from('\n{"next":1}\n');
    }
    const lines = await linesOf(chunks());
    expect(lines.map(({ overlong, bytes }) => [overlong, bytes.length])).toEqual([
      [true, MAX_RAW_BYTES],
      [false, 10],
    ]);
    expect(peak).toBeLessThan(MAX_LINE_BYTES + 256 * 1024 * 1024);
  });
});
