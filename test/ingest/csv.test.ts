import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_RECORD_LINES } from '../../engine/ingest/limits.js';
import type { Read } from './reading.js';
import { readInputs, scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

const read = (content: string | Buffer, profile?: string): Promise<Read> =>
  readInputs([folder.write('in.csv', content)], profile === undefined ? {} : { profile });
const refs = (found: Read): string[] => found.reports.map(({ ref }) => ref);

describe('CSV', () => {
  it('says which column is missing, and reads nothing', async () => {
    const found = await read('reference,source\n1,ic3\n');
    expect(found.ends).toEqual([
      {
        file: expect.any(String) as string,
        read: 0,
        accepted: 0,
        rejected: 0,
        failure:
          'the CSV has no column "ref", which profile canonical-csv needs; ' +
          'a profile of your own (--profile FILE) says what other columns mean',
        unreadColumns: [],
      },
    ]);
    expect((await read('report,indicator\nx,y\n', 'infoblox-csv')).ends[0]?.failure).toContain('no column "type"');
  });

  it('names the columns that nobody reads, whose phones would else be missing without a word', async () => {
    const found = await read('source,ref,date,Phone,iban\nic3,1,2026-01-02,+44 20 7946 0000,\n');
    expect(found.ends).toMatchObject([{ accepted: 1, failure: null, unreadColumns: ['date', 'Phone'] }]);
    const whole = await read('indicator,type,detected_date,classification\nevil-shop.com,domain,,\n', 'infoblox-csv');
    expect(whole.ends).toMatchObject([{ accepted: 1, unreadColumns: [] }]);
  });

  it('reads quoted fields with separators, quotes and line ends in them', async () => {
    const found = await read('source,ref,narrative\nic3,"a,""b""","see\nevil-shop.com\n"\nic3,c,\n');
    expect(refs(found)).toEqual(['a,"b"', 'c']);
    expect(found.reports[0]?.mentions.map(({ artifact }) => artifact.id)).toEqual(['domain:evil-shop.com']);
  });

  it.each([';', '\t', '|'])('reads columns separated by %j', async (separator) => {
    const found = await read(['source,ref,country', 'ic3,1,DE', 'ic3,2,FR'].join('\n').replaceAll(',', separator));
    expect(found.reports.map(({ ref, country }) => `${ref} ${country}`)).toEqual(['1 DE', '2 FR']);
  });

  it('loses no more than the line with a quote that nobody closed', async () => {
    const rows = Array.from({ length: MAX_RECORD_LINES + 50 }, (_, i) => `ic3,${i},x`);
    rows[10] = 'ic3,10,"open';
    const found = await read(`source,ref,narrative\n${rows.join('\n')}\n`);
    expect(found.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual(['12 its quotes are not closed']);
    expect(found.reports).toHaveLength(rows.length - 1);
  });

  it('rejects rows that have more or fewer fields than the header', async () => {
    const found = await read('source,ref,country\nic3,1\nic3,2,DE\nic3,3,DE,more\n');
    expect(refs(found)).toEqual(['2']);
    expect(found.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 it has 2 fields where the header has 3',
      '4 it has 4 fields where the header has 3',
    ]);
  });

  it('is not touched by columns named __proto__ or constructor', async () => {
    const found = await read('source,ref,__proto__,constructor\nic3,1,x,y\n');
    expect(refs(found)).toEqual(['1']);
  });

  it('reads lines of two encodings in one file and counts those that were not UTF-8', async () => {
    const found = await read(
      Buffer.concat([Buffer.from('source,ref\nZürich,1\n'), Buffer.from('Zürich,2\n', 'latin1'), Buffer.from('x,3\n')]),
    );
    expect(found.reports.map(({ source }) => source)).toEqual(['Zürich', 'Zürich', 'x']);
    expect(found.notes.reencoded).toBe(1);
  });

  it('maps victims, losses and lists of artifacts by the columns of the canonical report', async () => {
    const found = await read(
      'source,ref,victimEmail,amount,currency,domain,tlp\nic3,1,jane@mail.example,12.50,EUR,a-evil.com; b-evil.com,amber\nic3,2,,,,,\n',
    );
    const [one, two] = found.reports;
    expect(one?.losses).toEqual([{ kind: 'lost', currency: 'EUR', minor: 1250, at: null }]);
    expect(one?.victim.map(({ field }) => field)).toEqual(['email']);
    expect(one?.mentions.map(({ artifact }) => artifact.id)).toEqual(['domain:a-evil.com', 'domain:b-evil.com']);
    expect(one?.handling?.tlp).toBe('amber');
    expect(two).toMatchObject({ losses: [], unreadableLosses: [], victim: [], mentions: [], handling: null });
  });
});
