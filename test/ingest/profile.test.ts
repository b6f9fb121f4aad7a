import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProfile } from '../../engine/ingest/profile-schema.js';
import { compileProfile, loadProfile, valuesAt } from '../../engine/ingest/profile.js';
import { PROFILES, readInputs, scratch } from './reading.js';

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
});
afterEach(() => {
  folder.remove();
});

const SMALL = { name: 'p', format: 'jsonl', source: { constant: 's' }, ref: 'id' };
const mapped = (profile: object, record: unknown): unknown =>
  compileProfile(checkProfile({ ...SMALL, ...profile }, 'p')).map(record);
const fault = (profile: unknown): string => {
  try {
    checkProfile(profile, 'p');
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('profiles that ship', () => {
  const names = readdirSync(PROFILES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5));

  it.each(names)('%s is valid, named like its file, and documented', async (name) => {
    expect((await loadProfile(name, PROFILES)).name).toBe(name);
    expect(readFileSync(join(PROFILES, 'README.md'), 'utf8')).toContain(`\`${name}\``);
  });
});

describe('the README of profiles', () => {
  it('shows an example that is a valid profile', () => {
    const [, example] = /```json\n([^`]+)```/.exec(readFileSync(join(PROFILES, 'README.md'), 'utf8')) ?? [];
    expect(checkProfile(JSON.parse(example ?? 'null'), 'example').name).toBe('shop-complaints');
  });
});

describe('a profile file', () => {
  it.each([
    [{ ...SMALL, sauce: 'x' }, '"sauce" is not a key of a profile'],
    [{ ...SMALL, artifacts: [{ vlaue: 'x', kind: 'url' }] }, '"artifacts.0.vlaue" is not a key of a profile'],
    [{ ...SMALL, artifacts: [{ value: 'x' }] }, '"artifacts.0" must have required properties kind'],
    [{ name: 'p', format: 'jsonl' }, 'must have required properties source'],
    [
      { ...SMALL, reportedAt: { path: 'at', timeZone: 'Middle/Earth' } },
      'timeZone "Middle/Earth" is not an IANA time zone',
    ],
    [{ name: 'p', format: 'jsonl', source: 's', victim: { email: 'mail' } }, 'victim is mapped but ref is not'],
    [null, 'must be object'],
    ['x', 'must be object'],
  ])('that is wrong is refused, naming the key: %j', (profile, message) => {
    expect(fault(profile)).toContain(`profile p: ${message}`);
  });

  it('is found by name or by path, and its absence is said', async () => {
    const path = folder.write('mine.json', JSON.stringify(SMALL));
    expect((await loadProfile(path, PROFILES)).name).toBe('p');
    await expect(loadProfile('nothing', PROFILES)).rejects.toMatchObject({ code: 'config' });
    await expect(loadProfile(folder.write('bad.json', '{'), PROFILES)).rejects.toThrow('is not JSON');
  });

  it('cannot be used for another format', async () => {
    const input = folder.write('in.csv', 'a\n');
    await expect(readInputs([input], { profile: 'tweetfeed', format: 'csv' })).rejects.toMatchObject({ code: 'usage' });
    await expect(readInputs([input], { format: 'xml' })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('a mapping', () => {
  it('walks through paths and lists, by own keys only', () => {
    const record = { a: [{ b: 1 }, { b: [2, 3] }], 'x.y': 4, x: { y: 5 } };
    expect(valuesAt(record, 'a.b')).toEqual([1, 2, 3]);
    expect(valuesAt(record, 'x.y')).toEqual([4]);
    expect([valuesAt(record, 'constructor.name'), valuesAt(record, '__proto__'), valuesAt(record, 'a.b.c')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('takes the first path that says something, translates words, and falls back', () => {
    const field = { path: ['type', 'tags'], values: { PHISH: 'phishing' }, default: 'shop' };
    expect(mapped({ fraudType: field }, { id: 1, type: '', tags: ['x', 'phish'] })).toMatchObject({
      fraudType: 'phishing',
    });
    expect(mapped({ fraudType: field }, { id: 1 })).toMatchObject({ fraudType: 'shop' });
  });

  it('reads times in the zone and the format of the feed', () => {
    const profile = { timeZone: 'Europe/Berlin', reportedAt: { path: 'at', format: 'DD.MM.YYYY HH:mm' } };
    expect(mapped(profile, { id: 1, at: '04.07.2026 12:00' })).toMatchObject({
      reportedAt: '2026-07-04T10:00:00.000Z',
    });
    expect(mapped(profile, { id: 1, at: 'soon' })).toMatchObject({ reportedAt: 'unreadable' });
  });

  it('reads amounts as the feed writes them', () => {
    const losses = (decimal: string) => ({ losses: [{ amount: 'lost', currency: { constant: 'EUR' }, decimal }] });
    expect(mapped(losses(','), { id: 1, lost: '1.234,56' })).toMatchObject({ losses: [{ amount: '1234.56' }] });
    expect(mapped(losses('.'), { id: 1, lost: "1'234.56" })).toMatchObject({ losses: [{ amount: '1234.56' }] });
    expect(mapped(losses('.'), { id: 1, lost: '' })).toMatchObject({ losses: [] });
  });

  it('makes a ref of the record where it has none, the same for equal records whatever the order of keys', () => {
    const profile = { ref: undefined, narrative: 'text', country: 'land' };
    const refOf = (record: unknown) => (mapped(profile, record) as { ref: string }).ref;
    expect(refOf({ text: 'a', land: 'DE' })).toBe(refOf({ land: 'DE', text: 'a' }));
    expect(refOf({ text: 'a', land: 'DE' })).not.toBe(refOf({ text: 'b', land: 'DE' }));
    expect(refOf({ text: 'a' })).toMatch(/^[0-9a-f]{32}$/);
  });

  it('leaves what is no object to be rejected', () => {
    expect([mapped({}, 5), mapped({}, null)]).toEqual([5, null]);
  });
});
