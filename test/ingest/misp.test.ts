import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Read } from './reading.js';
import { readInputs, scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

const read = (value: unknown): Promise<Read> => readInputs([folder.write('in.json', JSON.stringify(value))]);
const event = (fields: object) => ({ Event: { uuid: 'u-1', Orgc: { name: 'Infoblox' }, ...fields } });
const ids = (found: Read): string[] =>
  (found.reports[0]?.mentions ?? []).filter(({ origin }) => origin === 'named').map(({ artifact }) => artifact.id);

describe('MISP', () => {
  it('makes one report of an event, from the organisation that made it', async () => {
    const { reports } = await read(
      event({
        date: '2026-03-01',
        timestamp: '1772618400',
        Tag: [
          { name: 'tlp:green' },
          { name: 'tlp:amber' },
          { name: 'rsit:fraud="phishing"' },
          { name: 'admiralty-scale:source-reliability="b"' },
        ],
        Attribute: [{ type: 'domain', value: 'evil[.]com' }],
      }),
    );
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      source: 'Infoblox',
      ref: 'u-1',
      type: 'intelligence',
      reportedAt: '2026-03-04T10:00:00.000Z',
      incidentAt: '2026-03-01T00:00:00.000Z',
      fraudType: 'phishing',
      handling: { tlp: 'amber' },
      reliability: { source: 'B', information: null },
    });
    expect(reports[0]?.mentions.map(({ artifact }) => artifact.id)).toEqual(['domain:evil.com']);
  });

  it('reads the answer of its API and a list of events', async () => {
    const events = [event({ uuid: 'a' }), event({ uuid: 'b' })];
    for (const form of [{ response: events }, events])
      expect((await read(form)).reports.map(({ ref }) => ref)).toEqual(['a', 'b']);
  });

  it('splits composite types and drops ports', async () => {
    const found = await read(
      event({
        Attribute: [
          { type: 'domain|ip', value: 'evil.com|198.51.100.3' },
          { type: 'ip-dst|port', value: '198.51.100.4|8080' },
        ],
      }),
    );
    expect(ids(found)).toEqual(['domain:evil.com', 'ip:198.51.100.3', 'ip:198.51.100.4']);
  });

  it('reads attributes of objects by what they are in the object', async () => {
    const found = await read(
      event({
        Object: [
          {
            name: 'telegram-account',
            Attribute: [{ type: 'text', object_relation: 'username', value: '@fastprofit' }],
          },
          {
            name: 'bank-account',
            Attribute: [
              { type: 'iban', object_relation: 'iban', value: 'DE89370400440532013000' },
              { type: 'bic', object_relation: 'swift', value: 'COBADEFFXXX' },
            ],
          },
        ],
      }),
    );
    expect(ids(found).map((id) => id.split(':', 1)[0])).toEqual(['handle', 'iban']);
  });

  it('takes nothing that describes, that was deleted, or that points at a victim', async () => {
    const found = await read(
      event({
        Attribute: [
          { type: 'comment', value: 'see evil.com' },
          { type: 'link', value: 'https://blog.example.com/report' },
          { type: 'domain', value: 'deleted.com', deleted: true },
          { type: 'target-email', value: 'victim@mail-example.com' },
          { type: 'domain', value: 7 },
        ],
        Object: [{ name: 'victim', Attribute: [{ type: 'email', value: 'victim@mail-example.com' }] }],
      }),
    );
    expect(found.reports[0]?.mentions).toEqual([]);
  });

  it('keeps types that nobody links by as other, and counts them', async () => {
    const found = await read(event({ Attribute: [{ type: 'sha256', value: 'ab'.repeat(32) }] }));
    expect(ids(found)).toEqual([`other:${'ab'.repeat(32)}`]);
    expect(found.notes.unknownKinds).toBe(1);
  });

  it('rejects what is no event, and an event without an id', async () => {
    const { rejected } = await read({ response: [{ Event: { info: 'x' } }, { hello: 1 }, 5] });
    expect(rejected.map(({ line, field, reason }) => `${line} ${field}: ${reason}`)).toEqual([
      '1 ref: missing',
      '2 Event: not a MISP event',
      '3 Event: not a MISP event',
    ]);
  });
});
