import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Crew } from '../../engine/ingest/crew.js';
import type { IntakeBatch } from '../../engine/ingest/intake.js';
import { intake } from '../../engine/ingest/intake.js';
import { BATCH_LINES } from '../../engine/ingest/limits.js';
import { packPortion, unpackPortion } from '../../engine/ingest/packed.js';
import { KEY, PROFILES, scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

/** Soon enough for a test to have them at work. */
const WORKERS = { threads: 2, hereFirst: 8 };

/** Reports of all sorts, with a line that is none among every seven, blank lines, and lines that are not UTF-8. */
function mixedLines(count: number): Buffer {
  const lines = Array.from({ length: count }, (_, i) => {
    if (i % 7 === 3) return Buffer.from(`{"source":"s","ref":`);
    if (i % 11 === 5) return Buffer.from('  ');
    const report = {
      source: `agency-${i % 3}`,
      ref: `r${i}`,
      country: 'GB',
      victim: { email: `victim${i}@example.org`, name: 'Jane Doe' },
      artifacts: [{ kind: 'domain', value: `evil-${i % 900}.com`, role: 'website' }],
      narrative: `Someone wrote to victim${i}@example.org from fraud${i % 50}@evil.example, call +44 20 7946 0${100 + (i % 900)}`,
    };
    const text = JSON.stringify(report);
    return i % 13 === 8 ? Buffer.from(text.replace('Someone', 'Müller'), 'latin1') : Buffer.from(text);
  });
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
}

async function allBatches(input: string, threads: number, profile?: string): Promise<IntakeBatch[]> {
  const batches: IntakeBatch[] = [];
  const request = {
    inputs: [input],
    stdin: Readable.from([]),
    profilesDir: PROFILES,
    victimKey: KEY,
    profile,
    threads,
    hereFirst: 8,
  };
  for await (const batch of intake(request)) batches.push(batch);
  return batches;
}

function digestOf(batches: readonly IntakeBatch[]): string {
  const all = batches.map(({ file, reports, rejected, notes, end }) => ({ file, reports, rejected, notes, end }));
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

describe('reading in threads', () => {
  it('gives the same batches, rejects and line numbers from 1, 2 and 4 threads', { timeout: 120_000 }, async () => {
    const input = folder.write('in.jsonl', mixedLines(20 * BATCH_LINES));
    const one = await allBatches(input, 1);
    expect(one.length).toBeGreaterThan(15);
    expect(one.flatMap(({ rejected }) => rejected.map(({ line }) => line)).slice(0, 3)).toEqual([4, 11, 18]);
    for (const threads of [2, 4]) expect(digestOf(await allBatches(input, threads))).toBe(digestOf(one));
  });

  it('gives the same of a CSV, whose rows are cut here and read there', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 14 * BATCH_LINES }, (_, i) =>
      i % 9 === 4 ? 'one field' : `s,r${i},2026-03-0${1 + (i % 9)},"evil-${i}.com\nmore"`,
    );
    const input = folder.write('in.csv', `source,ref,reportedAt,domain\n${rows.join('\n')}\n`);
    expect(digestOf(await allBatches(input, 2))).toBe(digestOf(await allBatches(input, 1)));
  });

  it('hands on what a slow pipe has brought, without waiting for more of it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* slowly(): AsyncGenerator<Buffer> {
      yield mixedLines(1.2 * BATCH_LINES);
      await held;
      yield mixedLines(3);
    }
    const request = { inputs: ['-'], profilesDir: PROFILES, victimKey: KEY, format: 'jsonl', threads: 2 };
    const batches = intake({ ...request, stdin: Readable.from(slowly()) });
    const first = await batches.next();
    expect((first.value as IntakeBatch).end).toBeNull();
    release();
    expect(((await batches.next()).value as IntakeBatch).end?.failure).toBeNull();
  });

  it('reads a portion whose drafts cannot be written down in this thread', () => {
    let deep: unknown = [];
    for (let i = 0; i < 200_000; i++) deep = [deep];
    expect(packPortion({ items: [{ file: 'f', line: 1, record: deep, raw: '', reencoded: false }] })).toBeNull();
  });

  it('ends its threads when reading stops early', async () => {
    const input = folder.write('in.jsonl', mixedLines(20 * BATCH_LINES));
    const request = { inputs: [input], stdin: Readable.from([]), profilesDir: PROFILES, victimKey: KEY, ...WORKERS };
    let seen = 0;
    for await (const batch of intake(request)) if (batch.reports.length > 0 && ++seen > 12) break;
    expect(seen).toBe(13);
    await new Crew(2).close();
  });
});

describe('a packed portion', () => {
  it('unpacks to the same lines', () => {
    const lines = ['', 'a', 'é'.repeat(40)].map((text, i) => ({
      number: i + 7,
      bytes: Buffer.from(text),
      overlong: i === 1,
    }));
    const packed = packPortion({ lines });
    expect(packed === null ? null : unpackPortion(packed)).toEqual({ lines });
  });
});
