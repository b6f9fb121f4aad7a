import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ARTIFACTS, MAX_NAME_LENGTH } from '../../engine/ingest/limits.js';
import { reportId } from '../../engine/model/ids.js';
import { accepted, readRecord } from './reading.js';

const rejection = (record: unknown): string => {
  const result = readRecord(record);
  return 'reason' in result ? `${result.field}: ${result.reason}` : 'accepted';
};

describe('the envelope of a report', () => {
  it('needs an object with a source and a ref, and nothing else', () => {
    expect(rejection({ source: 'ic3', ref: '1' })).toBe('accepted');
    for (const value of [null, 'text', 7, [], [{ source: 'ic3', ref: '1' }], undefined])
      expect(rejection(value)).toBe('record: not an object');
    expect(rejection({ ref: '1' })).toBe('source: missing');
    expect(rejection({ source: '  ', ref: '1' })).toBe('source: missing');
    expect(rejection({ source: 'ic3', ref: { a: 1 } })).toBe('ref: missing');
    expect(rejection({ source: 'ic3', ref: 'x'.repeat(MAX_NAME_LENGTH + 1) })).toBe('ref: longer than 512 characters');
  });

  it('is of one source and ref whatever unseen marks and forms of accents they were written with', () => {
    const plain = accepted({ source: 'polic\u00eda', ref: 'r1' }).report;
    const marked = accepted({ source: 'poli\u202eci\u0301a\u200b', ref: '\ufeffr\u20661' }).report;
    expect(marked.id).toBe(plain.id);
    expect([marked.source, marked.ref]).toEqual(['polic\u00eda', 'r1']);
  });

  it('takes a whole number for a ref', () => {
    expect(accepted({ ref: 2026000123 }).report.ref).toBe('2026000123');
    expect(rejection({ source: 'ic3', ref: 2 ** 53 })).toBe('ref: missing');
  });

  it('rejects a reportedAt that is no time, or out of range, whatever the clock says', () => {
    const bad = [
      'yesterday',
      '2026-02-30',
      '2026-13-01T00:00:00Z',
      '1969-12-31',
      '2100-01-01',
      20260304,
      {},
      '9'.repeat(99),
    ];
    for (const reportedAt of bad)
      expect(rejection({ source: 'a', ref: '1', reportedAt })).toBe('reportedAt: not a time between 1970 and 2100');
    expect(accepted({ reportedAt: '2099-12-31' }).report.reportedAt).toBe('2099-12-31T00:00:00.000Z');
  });

  it.each([undefined, null, '', ' '])('takes a reportedAt of %j for a report without a date', (reportedAt) => {
    expect(accepted({ reportedAt }).report.reportedAt).toBeNull();
  });

  it('keeps a report whose incidentAt, country, fraudType or handling cannot be read', () => {
    const { report } = accepted({
      incidentAt: '30.2.',
      country: 'Atlantis',
      fraudType: 7,
      handling: 'x',
      reliability: [1],
    });
    expect(report).toMatchObject({
      incidentAt: null,
      country: null,
      fraudType: null,
      handling: null,
      reliability: null,
    });
  });

  it('rejects a type that nobody knows, because a wrong one would change the count of victims', () => {
    expect(rejection({ source: 'a', ref: '1', type: 'rumour' })).toBe('type: not one of victim, intelligence');
    expect(accepted({ type: 'Intelligence' }).report.type).toBe('intelligence');
  });

  it('never repeats the input in a reason', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (secret) => {
        const results = [
          { source: secret.repeat(99), ref: '1' },
          { source: 'a', ref: '1', reportedAt: secret },
        ].map(readRecord);
        for (const result of results) if ('reason' in result) expect(result.reason).not.toContain(secret);
      }),
    );
  });

  it('turns any JSON into a report or a rejection', () => {
    const words = fc.constantFrom(
      'source',
      'ref',
      'artifacts',
      'losses',
      'victim',
      'kind',
      'value',
      'amount',
      '__proto__',
    );
    const anything = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(words, tie('value')), fc.array(tie('value'))),
    })).value;
    fc.assert(
      fc.property(anything, (value) => {
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        const record = isObject ? Object.assign({ ref: 'r', source: 's' }, value) : value;
        const result = readRecord(record);
        expect('reason' in result || result.report.digest.length === 64).toBe(true);
      }),
    );
  });
});

describe('a report', () => {
  it('has an id of its source and ref, and a digest that stays when keys are in another order', () => {
    const a = accepted({ country: 'DE', fraudType: 'romance' }).report;
    const b = accepted({ fraudType: 'romance', country: 'DE' }).report;
    expect(a.id).toBe(reportId('ic3', '1'));
    expect(b.digest).toBe(a.digest);
    expect(accepted({ country: 'FR', fraudType: 'romance' }).report.digest).not.toBe(a.digest);
  });

  it('has a digest that does not depend on who the victim is', () => {
    const jane = accepted({ victim: { email: 'jane@mail.example' } }).report;
    const john = accepted({ victim: { email: 'john@mail.example' } }).report;
    expect(jane.victim).not.toEqual(john.victim);
    expect(jane.digest).toBe(john.digest);
  });

  it('folds countries and fraud types that are written otherwise', () => {
    expect(accepted({ country: 'deu' }).report.country).toBe('DE');
    expect(accepted({ country: 'Côte d’Ivoire' }).report.country).toBe('CI');
    expect(accepted({ country: 'Deutschland' }).report.country).toBe('DE');
    expect(accepted({ country: 'UK' }).report.country).toBe('GB');
    expect(accepted({ fraudType: 'Confidence/Romance' }).report.fraudType).toBe('romance');
    expect(accepted({ fraudType: 'BEC' }).report.fraudType).toBe('business-email-compromise');
    expect(accepted({ fraudType: 'Lottery / Sweepstakes' }).report.fraudType).toBe('lottery-sweepstakes');
  });

  it('reads markings: white is clear, an unknown level is red', () => {
    expect(accepted({ handling: { tlp: 'TLP:WHITE' } }).report.handling).toEqual({ tlp: 'clear', releasableTo: [] });
    expect(accepted({ handling: { tlp: 'chartreuse' } }).report.handling?.tlp).toBe('red');
    const names = { tlp: 'amber', releasableTo: ['Interpol', 'europol', 'interpol', 7] };
    expect(accepted({ handling: names }).report.handling).toEqual({
      tlp: 'amber',
      releasableTo: ['europol', 'interpol'],
    });
    expect(accepted({ reliability: { source: 'b', information: 2 } }).report.reliability).toEqual({
      source: 'B',
      information: 2,
    });
  });

  it('takes no victim and no loss from intelligence, and says so', () => {
    const { report } = accepted({
      type: 'intelligence',
      victim: { email: 'jane@mail.example' },
      losses: [{ amount: '5', currency: 'EUR' }],
    });
    expect([report.victim, report.losses]).toEqual([[], []]);
    expect(report.unreadableLosses).toEqual([{ field: 'losses', reason: 'intelligence carries no losses' }]);
  });

  it('is not touched by keys named __proto__ or constructor', () => {
    const record: unknown = JSON.parse(
      '{"source":"a","ref":"1","__proto__":{"country":"DE","polluted":true},"constructor":{"prototype":{"polluted":true}},' +
        '"artifacts":[{"__proto__":{"kind":"email","value":"a@b.com"}}],"victim":{"__proto__":{"id":"x"}}}',
    );
    const result = readRecord(record);
    expect('report' in result && result.report).toMatchObject({ country: null, mentions: [], victim: [] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('takes the last of two equal keys, as JSON has it', () => {
    const result = readRecord(JSON.parse('{"source":"a","source":"b","ref":"1"}'));
    expect('report' in result && result.report.source).toBe('b');
  });

  it('has no lone surrogate and no NUL anywhere, so that every store keeps the same text', () => {
    const { report } = accepted({
      source: 'a\ud800b\u0000c',
      fraudType: 'x\udc00y',
      artifacts: [{ kind: 'other', value: 'q\ud83d', role: 'r\ud800' }],
      handling: { releasableTo: ['o\udfff'] },
    });
    const text = JSON.stringify(report);
    expect(report.source).toBe('a\ufffdbc');
    expect(text).not.toMatch(/\\ud[89a-f]/i);
    expect(text).not.toContain('\\u0000');
  });
});

describe('mentions', () => {
  const email = { kind: 'email', value: 'Boss@Fast-Profit.com', role: 'Contact' };

  it('are one for each artifact, sorted by id, named before text before derived, with parents', () => {
    const { report } = accepted({
      artifacts: [email, { kind: 'url', value: 'https://www.fast-profit.com/x' }],
      narrative: 'I wrote to boss@fast-profit.com and saw hxxps://other[.]fast-profit[.]com/a',
    });
    const origins = new Map(report.mentions.map(({ artifact, origin }) => [artifact.id, origin]));
    expect(origins.get('email:boss@fast-profit.com')).toBe('named');
    expect(origins.get('domain:other.fast-profit.com')).toBe('derived');
    expect([...origins].filter(([, origin]) => origin === 'text').map(([id]) => id)).toEqual([
      expect.stringContaining('other.fast-profit.com/a'),
    ]);
    const ids = report.mentions.map(({ artifact }) => artifact.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    const root = report.mentions.find(({ artifact }) => artifact.id === 'domain:fast-profit.com');
    expect(root?.origin).toBe('derived');
    expect(root?.parents.length).toBeGreaterThanOrEqual(2);
    expect(report.mentions.find(({ artifact }) => artifact.kind === 'email')).toMatchObject({
      origin: 'named',
      role: 'contact',
    });
  });

  it('keep parents of an artifact that is also named', () => {
    const { report } = accepted({ artifacts: [email, { kind: 'domain', value: 'fast-profit.com' }] });
    const domain = report.mentions.find(({ artifact }) => artifact.kind === 'domain');
    expect(domain).toMatchObject({ origin: 'named', parents: ['email:boss@fast-profit.com'] });
  });

  it('keep what cannot be read as other and count it', () => {
    const { report, notes } = accepted({
      artifacts: [{ kind: 'iban', value: 'DE00' }, { kind: 'aura', value: 'blue' }, { kind: 'email' }, 'text', null],
    });
    expect(report.mentions.map(({ artifact }) => artifact.kind)).toEqual(['other', 'other']);
    expect(notes).toMatchObject({ badArtifacts: 4, unknownKinds: 1 });
    expect(accepted({ artifacts: 'x' }).notes.badArtifacts).toBe(1);
  });

  it('do not depend on the order of the list', () => {
    const artifacts = [
      email,
      { ...email, role: 'bill' },
      { kind: 'domain', value: 'a.com' },
      { kind: 'url', value: 'http://a.com/' },
    ];
    expect(accepted({ artifacts }).report.digest).toBe(accepted({ artifacts: artifacts.toReversed() }).report.digest);
  });

  it('are all kept where a report names 10,000 of them', () => {
    const artifacts = Array.from({ length: 10_000 }, (_, i) => ({ kind: 'domain', value: `n${i}.com` }));
    const { report, notes } = accepted({ artifacts });
    expect(report.mentions).toHaveLength(10_000);
    expect(notes.overLimit).toBe(0);
  });

  it('stay at the limit, the same ones in any order, and the rest is counted', () => {
    const named = MAX_ARTIFACTS + 5;
    const artifacts = Array.from({ length: named }, (_, i) => ({ kind: 'domain', value: `n${i}.example${i}.com` }));
    const { report, notes } = accepted({ artifacts, narrative: 'see evil-text.com' });
    expect(report.mentions).toHaveLength(MAX_ARTIFACTS);
    expect(report.mentions.every(({ origin }) => origin === 'named')).toBe(true);
    expect(notes.overLimit).toBeGreaterThanOrEqual(named + 1 - MAX_ARTIFACTS);
    expect(accepted({ artifacts: artifacts.toReversed(), narrative: 'see evil-text.com' }).report.digest).toBe(
      report.digest,
    );
  });

  it('never hold the text they were found in', () => {
    const { report } = accepted({ narrative: 'My name is Jane Planted, I paid at https://evil-shop.com/pay' });
    expect(JSON.stringify(report)).not.toContain('Planted');
    expect(report.mentions.some(({ origin }) => origin === 'text')).toBe(true);
  });

  it('takes the message for a template, the same whoever is greeted by it', () => {
    const of = (more: Readonly<Record<string, unknown>>) =>
      accepted(more).report.mentions.filter(({ artifact }) => artifact.kind === 'template');
    const message = (name: string) =>
      `Dear ${name}, your parcel is held at our Rotterdam depot until the fee is paid, ${name}, so act before Friday.`;
    const [one] = of({ narrative: message('Zyx Planted'), victim: { name: 'Zyx Planted' } });
    const [other] = of({ narrative: message('Qwv Uvwxyz'), victim: { name: 'Qwv Uvwxyz' } });
    expect(one?.origin).toBe('text');
    expect(other?.artifact.id).toBe(one?.artifact.id);
    expect(of({ narrative: message('Qwv Uvwxyz') })[0]?.artifact.id).not.toBe(one?.artifact.id);
    expect(of({ narrative: 'too short' })).toEqual([]);
  });

  it('makes a template of what intelligence quotes, not of how it is described', () => {
    const text =
      'Infrastructure of a kit that was seen in several countries, shared for blocking, see our portal for more.';
    const of = (narrative: string) =>
      accepted({ type: 'intelligence', narrative }).report.mentions.map(({ artifact }) => artifact.kind);
    expect(of(text)).toEqual([]);
    expect(of(`Lure: "${text}"`)).toEqual(['template']);
  });
});
