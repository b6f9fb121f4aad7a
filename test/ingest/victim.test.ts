import { describe, expect, it } from 'vitest';
import type { VictimField } from '../../engine/model/report.js';
import { accepted, readRecord } from './reading.js';

const JANE = {
  id: '77',
  email: 'Jane.Planted@Gmail.com',
  phone: '+49 151 23456789',
  nationalId: 'AB 123-456 C',
  name: 'Jane Planted',
  birthDate: '1980-01-02',
};

const tokens = (
  victim: unknown,
  fields: Readonly<Record<string, unknown>> = {},
): Partial<Record<VictimField, string>> =>
  Object.fromEntries(accepted({ victim, ...fields }).report.victim.map(({ field, token }) => [field, token]));

describe('a victim', () => {
  it('becomes a token for each field that tells a person apart, sorted by field', () => {
    const { victim } = accepted({ victim: JANE }).report;
    expect(victim.map(({ field }) => field)).toEqual(['email', 'nationalId', 'person', 'phone', 'sourceId']);
    expect(victim.every(({ token }) => /^[0-9a-f]{32}$/.test(token))).toBe(true);
  });

  it('leaves nothing of itself in the report', () => {
    const text = JSON.stringify(
      accepted({ victim: JANE, narrative: `I am Jane Planted, ${JANE.email}, ${JANE.phone}` }).report,
    );
    expect(text.toLowerCase()).not.toMatch(/planted|23456789|123456|1980-01-02/);
  });

  it('has the same tokens in another spelling', () => {
    const other = {
      id: 77,
      email: 'janeplanted+police@googlemail.com',
      phone: '0151 23456789',
      nationalId: 'ab123456c',
      name: 'PLANTED,  Jané',
      birthDate: '1980-01-02T00:00:00Z',
    };
    expect(tokens(other, { country: 'DE' })).toEqual(tokens(JANE, { country: 'DE' }));
  });

  it('is compared by its own number within one source only, and by national id within one country', () => {
    expect(tokens({ id: '77' }, { source: 'ic3' })).not.toEqual(tokens({ id: '77' }, { source: 'cafc' }));
    const id = { nationalId: '123456789' };
    expect(tokens(id, { country: 'DE' })).not.toEqual(tokens(id, { country: 'FR' }));
  });

  it('is not the same person by name alone, nor by fields that say nothing', () => {
    expect(tokens({ name: 'Jane Planted' })).toEqual({});
    expect(tokens({ name: 'Jane Planted', birthDate: '1980-02-30' })).toEqual({});
    const nothing = {
      id: 'n/a',
      email: 'unknown',
      phone: '000',
      nationalId: '0000000',
      name: 'Unknown',
      birthDate: '1980-01-01',
    };
    expect(tokens(nothing)).toEqual({});
    expect(tokens('Jane')).toEqual({});
    expect(tokens({ email: ['jane@mail.example'] })).toEqual({});
  });
});

describe('a victim among the artifacts', () => {
  const ids = (fields: Readonly<Record<string, unknown>>) => {
    const { report, notes } = accepted({ victim: JANE, ...fields });
    return { ids: report.mentions.map(({ artifact }) => artifact.id), own: notes.victimsOwn };
  };

  it('is dropped and counted, and nothing is derived from it', () => {
    const own = [
      { kind: 'email', value: 'janeplanted@gmail.com' },
      { kind: 'phone', value: '0049 151 23456789' },
    ];
    expect(ids({ artifacts: own })).toEqual({ ids: [], own: 2 });
  });

  it('is dropped from the narrative too', () => {
    expect(ids({ narrative: 'They wrote to jane.planted@gmail.com and called +4915123456789' })).toEqual({
      ids: [],
      own: 2,
    });
  });

  it('does not hide the host of a phishing URL that carries its address', () => {
    const found = ids({
      artifacts: [{ kind: 'url', value: 'https://login.evil-bank.com/?u=Jane.Planted%40gmail.com' }],
    });
    expect(found.own).toBe(1);
    expect(found.ids).toContain('domain:evil-bank.com');
    expect(found.ids.join().toLowerCase()).not.toContain('planted');
  });

  it('is not kept as other, as a role or as a fraud type', () => {
    const { report } = accepted({
      victim: JANE,
      fraudType: 'scam of Jane Planted',
      artifacts: [
        { kind: 'note', value: 'id AB123456C' },
        { kind: 'domain', value: 'evil-bank.com', role: 'sent to jane.planted@gmail.com' },
      ],
    });
    expect(JSON.stringify(report).toLowerCase()).not.toMatch(/planted|123456/);
    expect(report.mentions.map(({ artifact }) => artifact.id)).toEqual(['domain:evil-bank.com']);
  });

  const BRIT = {
    email: 'Jane.Q.Planted+bank@gmail.com',
    phone: '+44 20 7946 0018',
    nationalId: '880101-1234-Z',
    name: 'Jane Planted',
  };

  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['url', 'https://evil-bank.com/?e=j.a.n.e.q.planted@gmail.com'],
    ['url', 'https://evil-bank.com/?e=janeqplanted%252Bx%2540googlemail.com'],
    ['url', `https://evil-bank.com/?e=${base64('janeqplanted@gmail.com')}`],
    ['url', `https://evil-bank.com/login/${base64('Jane.Q.Planted+bank@gmail.com')}`],
    ['url', `https://evil-bank.com/${Buffer.from('janeqplanted@gmail.com').toString('hex')}`],
    ['url', 'https://evil-bank.com/sms?n=02079460018'],
    ['url', 'https://evil-bank.com/?n=Planted%2C%20Jane'],
    ['other', 'janeqplanted at gmail dot com'],
    ['domain', 'janeqplanted.gmail.com.evil-bank.com'],
    ['phone', '020 7946 0018'],
    ['phone', '(0)20 7946 0018'],
    ['bank-account', 'GB 02079460018'],
    ['bank-account', '8801011234Z'],
  ])('is not given away by a %s that spells it %s', (kind, value) => {
    const { report, notes } = accepted({ victim: BRIT, artifacts: [{ kind, value }] });
    expect(notes.victimsOwn).toBe(1);
    expect(report.mentions.filter(({ artifact }) => artifact.kind !== 'domain')).toEqual([]);
    expect(JSON.stringify(report).toLowerCase()).not.toMatch(/planted|20\W?7946|8801011234/);
  });

  it('does not take the number of somebody else with it', () => {
    const others = [
      { kind: 'phone', value: '+44 20 7946 0019' },
      { kind: 'email', value: 'janet.planted@gmail.com' },
      { kind: 'domain', value: 'gmail.com' },
    ];
    expect(accepted({ victim: BRIT, artifacts: others }).notes.victimsOwn).toBe(0);
  });

  it('is not an organisation that a report may be released to', () => {
    const { report } = accepted({ victim: BRIT, handling: { releasableTo: ['Jane Planted', 'interpol'] } });
    expect(report.handling?.releasableTo).toEqual(['interpol']);
  });

  it.each(['jane.q.planted@gmail.com', 'case Jane Planted', '02079460018', '880101-1234-Z'])(
    'refuses the reference %s, which would be shown with the report',
    (ref) => {
      const result = readRecord({ source: 'ic3', victim: BRIT, ref });
      expect(result).toMatchObject({ field: 'ref', reason: 'gives the victim away' });
    },
  );
});
