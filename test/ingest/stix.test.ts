import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patternValues } from '../../engine/ingest/stix-pattern.js';
import type { Report } from '../../engine/model/report.js';
import type { Read } from './reading.js';
import { readInputs, scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

const read = (value: unknown): Promise<Read> =>
  readInputs([folder.write('in.json', JSON.stringify(value))], { format: 'stix' });
const bundle = (...objects: unknown[]) => ({ type: 'bundle', id: 'bundle--1', objects });
const indicator = (id: string, pattern: string, more: object = {}) => ({
  type: 'indicator',
  id: `indicator--${id}`,
  pattern,
  pattern_type: 'stix',
  ...more,
});
const domain = (id: string, value: string) => ({ type: 'domain-name', id: `domain-name--${id}`, value });
const relation = (source_ref: string, target_ref: string) => ({
  type: 'relationship',
  id: 'relationship--1',
  source_ref,
  target_ref,
});
const named = (report: Report | undefined): string[] =>
  (report?.mentions ?? []).filter(({ origin }) => origin === 'named').map(({ artifact }) => artifact.id);

describe('patterns', () => {
  const values = (pattern: string): string[] => patternValues(pattern).map(({ path, value }) => `${path} ${value}`);

  it('name values by = and IN, wherever brackets, AND, OR and qualifiers put them', () => {
    expect(
      values(
        "([domain-name:value = 'a.com' OR ipv4-addr:value='1.2.3.4'] FOLLOWEDBY [url:value IN ('http://x/','http://y/')]) WITHIN 5 SECONDS",
      ),
    ).toEqual(['domain-name:value a.com', 'ipv4-addr:value 1.2.3.4', 'url:value http://x/', 'url:value http://y/']);
    expect(values("[file:hashes.'SHA-256' = 'ab'] START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00Z'")).toEqual(
      ['file:hashes.SHA-256 ab'],
    );
    expect(values("[email-message:to_refs[*].value = 'v@x.com']")).toEqual(['email-message:to_refs[*].value v@x.com']);
  });

  it('read escaped quotes, and strings that look like patterns, as values', () => {
    expect(values(String.raw`[url:value = 'it\'s [domain-name:value = x]']`)).toEqual([
      "url:value it's [domain-name:value = x]",
    ]);
  });

  it('name nothing by LIKE, MATCHES, NOT, != or numbers', () => {
    expect(
      values(
        "[a:b LIKE '%x' AND a:c MATCHES '^x' AND a:d != 'x' AND a:e NOT = 'x' AND a:f NOT IN ('x','y') AND a:g = 5 AND a:h = 'ok']",
      ),
    ).toEqual(['a:h ok']);
  });

  it('take linear time over hostile text', () => {
    for (const text of [
      "'".repeat(200_001),
      `[a:b = '${'\\'.repeat(200_000)}`,
      'a:b '.repeat(60_000),
      '['.repeat(200_000),
    ])
      expect(values(text).length).toBeLessThanOrEqual(10_000);
  });
});

describe('STIX', () => {
  it('makes one report of a report and what it refers to, and one of each leftover indicator and observable', async () => {
    const { reports } = await read(
      bundle(
        {
          type: 'report',
          id: 'report--1',
          created: '2026-03-01T00:00:00Z',
          modified: '2026-03-04T00:00:00Z',
          object_refs: ['indicator--a', 'domain-name--b', 'malware--x'],
        },
        indicator('a', "[url:value = 'http://in-report.com/x']"),
        domain('b', 'also-in-report.com'),
        indicator('c', "[domain-name:value = 'left-over.com']"),
        domain('d', 'left-alone.com'),
        { type: 'malware', id: 'malware--x', name: 'x' },
      ),
    );
    expect(reports.map(({ ref, type }) => `${type} ${ref}`)).toEqual([
      'intelligence report--1',
      'intelligence indicator--c',
      'intelligence domain-name--d',
    ]);
    expect(named(reports[0])).toEqual(['domain:also-in-report.com', expect.stringContaining('in-report.com/x')]);
    expect(reports[0]?.reportedAt).toBe('2026-03-04T00:00:00.000Z');
  });

  it('gives an incident what relationships tie to it, and what infrastructure of a grouping consists of', async () => {
    const { reports } = await read(
      bundle(
        { type: 'incident', id: 'incident--1' },
        relation('indicator--a', 'incident--1'),
        indicator('a', "[domain-name:value = 'tied.com']"),
        { type: 'grouping', id: 'grouping--1', object_refs: ['infrastructure--1'] },
        { type: 'infrastructure', id: 'infrastructure--1' },
        relation('infrastructure--1', 'domain-name--b'),
        domain('b', 'consists-of.com'),
      ),
    );
    expect(reports.map((report) => [report.ref, named(report)])).toEqual([
      ['incident--1', ['domain:tied.com']],
      ['grouping--1', ['domain:consists-of.com']],
    ]);
  });

  it('does not join two reports over the actor that both name', async () => {
    const { reports } = await read(
      bundle(
        { type: 'report', id: 'report--1', object_refs: ['threat-actor--1'] },
        { type: 'threat-actor', id: 'threat-actor--1', name: 'x' },
        relation('indicator--a', 'threat-actor--1'),
        indicator('a', "[domain-name:value = 'of-the-actor.com']"),
      ),
    );
    expect(reports.map((report) => [report.ref, named(report)])).toEqual([
      ['report--1', []],
      ['indicator--a', ['domain:of-the-actor.com']],
    ]);
  });

  it('reads a bare object and a TAXII envelope, and rejects a document in which nothing is evidence', async () => {
    expect((await read(indicator('a', "[domain-name:value = 'a-bare.com']"))).reports.map(({ ref }) => ref)).toEqual([
      'indicator--a',
    ]);
    expect((await read({ more: false, objects: [domain('b', 'b.com')] })).reports.map(({ ref }) => ref)).toEqual([
      'domain-name--b',
    ]);
    const { ends, rejected } = await read({ type: 'campaign', id: 'campaign--1', name: 'x' });
    expect(ends[0]).toMatchObject({ read: 1, rejected: 1, failure: null });
    expect(rejected.map(({ reason }) => reason)).toEqual(['no report, indicator or observable in this document']);
  });

  it('rejects what is no STIX object and a report without an id', async () => {
    const { rejected } = await read(bundle({ hello: 1 }, 5, { type: 'report', object_refs: [] }));
    expect(rejected.map(({ line, field, reason }) => `${line} ${field}: ${reason}`)).toEqual([
      '1 type: not a STIX object',
      '2 type: not a STIX object',
      '3 ref: missing',
    ]);
  });

  it('names its source by the identity that made it, and takes the strictest marking of what it holds', async () => {
    const { reports } = await read(
      bundle(
        { type: 'identity', id: 'identity--1', name: 'CERT Example' },
        {
          type: 'report',
          id: 'report--1',
          created_by_ref: 'identity--1',
          object_refs: ['indicator--a'],
          object_marking_refs: ['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'],
        },
        indicator('a', "[domain-name:value = 'a.com']", { object_marking_refs: ['marking-definition--own'] }),
        {
          type: 'marking-definition',
          id: 'marking-definition--own',
          definition_type: 'tlp',
          definition: { tlp: 'red' },
        },
      ),
    );
    expect(reports[0]).toMatchObject({ source: 'CERT Example', handling: { tlp: 'red' } });
  });

  it('keeps the later version of an object, and nothing of a revoked one', async () => {
    const { reports } = await read(
      bundle(
        indicator('a', "[domain-name:value = 'new.com']", { modified: '2026-02-02T00:00:00Z' }),
        indicator('a', "[domain-name:value = 'old.com']", { modified: '2026-01-01T00:00:00Z' }),
        indicator('b', "[domain-name:value = 'wrong.com']", { revoked: true }),
      ),
    );
    expect(reports.map(named)).toEqual([['domain:new.com'], []]);
  });

  it('reads accounts, phones and wallets, the observables of 2.0 inside observed data, but not the recipients of a mail', async () => {
    const { reports } = await read(
      bundle(
        indicator(
          'a',
          "[bank-account:iban = 'DE89 3704 0044 0532 0130 00' AND phone-number:value = '+44 20 7946 0000']",
        ),
        indicator('b', "[cryptocurrency-wallet:value = '0xd0cc2b24980cbcca47ef755da88b220a82291407']"),
        indicator(
          'c',
          "[email-message:to_refs[*].value = 'victim@mail-example.com' AND email-message:from_ref.value = 'boss@evil.com']",
        ),
        { type: 'observed-data', id: 'observed-data--1', objects: { 0: { type: 'ipv4-addr', value: '198.51.100.3' } } },
        { type: 'user-account', id: 'user-account--1', account_type: 'telegram', account_login: 'fastprofit' },
      ),
    );
    expect(reports.map((report) => named(report).map((id) => id.split(':', 1)[0]))).toEqual([
      ['iban', 'phone'],
      ['wallet'],
      ['email'],
      ['ip'],
      ['handle'],
    ]);
  });

  it('leaves the address that a phishing mail went to out, wherever the bundle keeps it', async () => {
    const address = (id: string, value: string) => ({ type: 'email-addr', id: `email-addr--${id}`, value });
    const mail = { type: 'email-message', from_ref: 'email-addr--boss', to_refs: ['email-addr--jane'] };
    const { reports } = await read(
      bundle(
        { type: 'report', id: 'report--1', object_refs: ['email-message--1', 'email-addr--boss', 'email-addr--jane'] },
        { ...mail, id: 'email-message--1', cc_refs: ['email-addr--john', 'email-addr--boss'] },
        address('boss', 'boss@evil.com'),
        address('jane', 'jane@mail-planted.com'),
        address('john', 'john@mail-planted.com'),
        {
          type: 'observed-data',
          id: 'observed-data--1',
          objects: {
            0: { type: 'email-addr', value: 'jane@mail-planted.com' },
            1: { type: 'email-addr', value: 'boss@evil.com' },
            2: { type: 'email-message', from_ref: '1', to_refs: ['0'] },
          },
        },
      ),
    );
    expect(reports).toHaveLength(2);
    expect(reports.map(named)).toEqual([['email:boss@evil.com'], ['email:boss@evil.com']]);
    expect(JSON.stringify(reports)).not.toContain('planted');
  });
});
