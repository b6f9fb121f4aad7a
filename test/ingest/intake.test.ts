import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectFormat } from '../../engine/ingest/format.js';
import type { FileEnd } from '../../engine/ingest/intake.js';
import { intake } from '../../engine/ingest/intake.js';
import { BATCH_LINES, MAX_LINE_BYTES } from '../../engine/ingest/limits.js';
import { KEY, PROFILES, readInputs, REAL, scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

const line = (ref: number): string => `${JSON.stringify({ source: 's', ref })}\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, i) => line(i)).join('');

describe('intake', () => {
  it('goes on with the next file after one that cannot be read', async () => {
    const good = folder.write('good.jsonl', lines(3));
    const cut = gzipSync(lines(5_000)).subarray(0, 5_000);
    const { ends } = await readInputs([
      folder.dir,
      `${folder.dir}/none.jsonl`,
      folder.write('cut.jsonl.gz', cut),
      good,
    ]);
    expect(ends.map(({ failure }) => failure)).toEqual([
      'it is a folder; name the files in it',
      'there is no such file',
      'the gzip file is truncated',
      null,
    ]);
    for (const { read, accepted, rejected } of ends) expect(read).toBe(accepted + rejected);
    expect(ends[2]?.accepted).toBeGreaterThan(100);
    expect(ends[3]).toMatchObject({ read: 3, accepted: 3 });
  });

  it('comes in batches, with bytes and size as they grow, and the end of a file in its last one', async () => {
    const input = folder.write('in.jsonl', lines(2.5 * BATCH_LINES));
    const sizes: number[] = [];
    const ends: (FileEnd | null)[] = [];
    const stdin = Readable.from([]);
    for await (const batch of intake({ inputs: [input], stdin, profilesDir: PROFILES, victimKey: KEY })) {
      sizes.push(batch.reports.length);
      ends.push(batch.end);
      expect(batch.bytes).toBeLessThanOrEqual(batch.size ?? 0);
    }
    expect(sizes).toEqual([BATCH_LINES, BATCH_LINES, BATCH_LINES / 2]);
    expect(ends.map((end) => end?.read ?? null)).toEqual([null, null, 2.5 * BATCH_LINES]);
  });

  it('reads standard input under the name -', async () => {
    const { reports, ends } = await readInputs(['-'], { stdin: Readable.from([lines(2)]) });
    expect([reports.length, ends[0]?.file]).toEqual([2, '-']);
  });

  it('rejects a line over the limit and lines with NUL bytes, and reads their neighbours', async () => {
    const input = folder.write(
      'in.jsonl',
      `${line(1)}{"source":"s","ref":"${'x'.repeat(MAX_LINE_BYTES)}"}\n${line(2)}{"source":"s\0","ref":"9"}\n\0\0\0\n${line(3)}`,
    );
    const { reports, rejected } = await readInputs([input]);
    expect(reports.map(({ ref }) => ref)).toEqual(['1', '2', '3']);
    expect(rejected.map(({ line: at, reason }) => `${at} ${reason}`)).toEqual([
      `2 longer than ${MAX_LINE_BYTES} bytes`,
      '4 not JSON',
      '5 not JSON',
    ]);
  });

  it('survives a line that is nested a million deep', async () => {
    const deep = `{"source":"s","ref":"1","artifacts":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}\n`;
    const { ends } = await readInputs([folder.write('in.jsonl', deep + line(2))]);
    expect(ends[0]).toMatchObject({ read: 2, failure: null });
  });

  it('never repeats input in reasons and failures', async () => {
    const secret = 'planted-secret';
    const input = folder.write(
      'in.jsonl',
      `${secret}\n{"source":"${secret}"}\n{"source":"a","ref":"1","reportedAt":"${secret}"}\n`,
    );
    const { rejected } = await readInputs([input]);
    expect(rejected).toHaveLength(3);
    for (const { field, reason, raw } of rejected) {
      expect(field + reason).not.toContain(secret);
      expect(raw).toContain(secret);
    }
  });
});

describe('the format of a file', () => {
  const told = (name: string, text: string): string => detectFormat(name, Buffer.from(text));

  it('is told by its name where that says it', () => {
    expect([told('a.jsonl', ''), told('A.NDJSON.gz', ''), told('a.csv.gz', '{'), told('a.tsv', '')]).toEqual([
      'jsonl',
      'jsonl',
      'csv',
      'csv',
    ]);
  });

  it.each([
    ['jsonl', '{"source":"s","ref":"1"}\n{"source":"s","ref":"2"}'],
    ['jsonl', '{"type":"intelligence","source":"s","ref":"1"}'],
    ['misp', '{"Event": {"uuid": "x", "Attribute": []}}'],
    ['misp', '{\n  "response": [\n {'],
    ['misp', '[\n {"Event": {'],
    ['stix', '{\n "type": "bundle",\n "objects": ['],
    ['stix', '{"type":"campaign","id":"campaign--1"}'],
    ['stix', '{\n "type": "campaign",\n "id": "campaign--1"\n'],
    ['stix', '{"more":false,"objects":[]}'],
    ['csv', 'source,ref\n'],
    ['jsonl', ''],
  ])('is %s by its first bytes: %j', (format, text) => {
    expect(told('-', text)).toBe(format);
  });

  it.each([
    ['csv', 'a.txt', 'source,ref\n'],
    ['csv', 'a', 'source,ref\n'],
    ['csv', '.a', 'source,ref\n'],
    ['csv', 'a.', 'source,ref\n'],
    ['csv', 'folder.xml/a', 'source,ref\n'],
    ['csv', 'a-2026.08.31', 'source,ref\n'],
    ['csv', 'a.txt.GZ', 'source,ref\n'],
    ['jsonl', 'a.json', 'source,ref\n'],
    ['jsonl', 'a.xml', ''],
    ['jsonl', 'a.feed', '{"source":"s","ref":"1"}\n'],
    ['stix', 'a.stix', '{"type":"campaign","id":"campaign--1"}'],
    ['misp', 'a.misp', '[\n {"Event": {'],
  ])('is %s for a file %s that starts with %j', (format, name, text) => {
    expect(told(name, text)).toBe(format);
  });

  it.each([
    ['a.xml', '<?xml version="1.0"?>'],
    ['a.XLSX', 'PK\u0003\u0004'],
    ['a.pdf', '%PDF-1.7'],
    ['a.xml.gz', '<reports>'],
    ['a.dat', 'source,ref\n'],
  ])('is asked for where neither name nor bytes tell, as of %s, which was taken for a table', (name, text) => {
    expect(() => told(name, text)).toThrow(
      /no format is known by \.\w+; --format says which of jsonl, csv, stix, misp it is/,
    );
  });

  it('is asked for before any file is read, and not where it is said', async () => {
    const [good, table] = [folder.write('good.csv', 'source,ref\n'), folder.write('x.dat', 'source,ref\ns,1\n')];
    await expect(readInputs([good, table])).rejects.toMatchObject({ code: 'usage' });
    const { ends } = await readInputs([table], { format: 'csv' });
    expect(ends).toMatchObject([{ read: 1, failure: null }]);
  });
});

describe('public data', () => {
  /**
   * Name, place, profile, what is read, reports that are left when equal records without a reference are one, and what is
   * rejected: one of the STIX files is a bare campaign, in which nothing is evidence.
   */
  const cases: readonly (readonly [string, string, string | undefined, number, number, number])[] = [
    ['scam sites of the EtherscamDB TagPack', 'etherscamdb-tagpack/sites.jsonl', 'tagpack-sites', 2_601, 2_601, 0],
    ['phishing sites of Polkadot', 'polkadot-phishing/sites.jsonl', 'tagpack-sites', 132, 132, 0],
    ['a month of TweetFeed', 'tweetfeed-2022-08/reports.jsonl', 'tweetfeed', 15_350, 15_350, 0],
    ['references of maltrail', 'maltrail-actors-dev/reports.jsonl', 'maltrail', 3_121, 3_121, 0],
    ['indicators of Infoblox as CSV', 'infoblox-misp/indicators.csv', 'infoblox-csv', 2_791, 2_786, 0],
    ['events of Infoblox', 'infoblox-misp/misp', undefined, 10, 10, 0],
    ['STIX bundles of the conformance set', 'stix-taxii-conformance/stix', undefined, 11, 10, 1],
  ];

  it.each(cases)('%s: all is read, accepted and rejected add up', async (_, place, profile, read, distinct, bad) => {
    const path = join(REAL, place);
    if (!existsSync(path)) {
      console.log(`skipped: ${place} is not here`);
      return;
    }
    const inputs = /\.(jsonl|csv)$/.test(place)
      ? [path]
      : readdirSync(path)
          .filter((name) => name.endsWith('.json'))
          .map((name) => join(path, name));
    const found = await readInputs(inputs, profile === undefined ? {} : { profile });
    const sum = (key: 'read' | 'accepted' | 'rejected'): number => found.ends.reduce((all, end) => all + end[key], 0);
    expect([sum('read'), sum('accepted'), sum('rejected')]).toEqual([read, read - bad, bad]);
    expect(found.ends.every(({ failure }) => failure === null)).toBe(true);
    expect(found.reports.every(({ type, victim }) => type === 'intelligence' && victim.length === 0)).toBe(true);
    expect(new Set(found.reports.map(({ id }) => id)).size).toBe(distinct);
  });
});
