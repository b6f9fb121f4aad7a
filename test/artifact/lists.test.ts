import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListsRequest, LoadedLists } from '../../engine/artifact/load-lists.js';
import { loadLists, SUFFIX_LIST } from '../../engine/artifact/load-lists.js';
import type { ArtifactKind } from '../../engine/model/artifact.js';
import { SkeinError } from '../../engine/model/errors.js';

const SHIPPED = join(import.meta.dirname, '..', '..', 'datasets', 'lists');
const BARE: ListsRequest = { paths: [], defaultLists: false, suffixList: false, shippedDir: SHIPPED };

/** Lists from memory: file name -> content. */
function lists(files: Readonly<Record<string, unknown>>, request: Partial<ListsRequest> = {}): LoadedLists {
  return loadLists(
    { ...BARE, paths: Object.keys(files), ...request },
    {
      find: (path) => [path],
      read: (path) => (typeof files[path] === 'string' ? files[path] : JSON.stringify(files[path])),
    },
  );
}

function list(
  type: string,
  entries: readonly string[],
  attributes: readonly string[] = ['domain', 'hostname', 'url'],
): unknown {
  return { name: `a ${type} list`, version: 1, type, list: entries, matching_attributes: attributes };
}

describe('built-in lists', () => {
  const loaded = loadLists({ ...BARE, defaultLists: true, suffixList: true });

  it.each([
    ['domain', 'gmail.com', 'Free mail providers'],
    ['email', 'johndoe@gmail.com', null], // the address is one person's; it is the provider that strangers share
    ['domain', 'mailinator.com', 'Disposable mail providers'],
    ['domain', 'inbox.mailinator.com', 'Disposable mail providers'],
    ['domain', 'github.io', SUFFIX_LIST],
    ['domain', 'evil.github.io', null],
    ['domain', 'bit.ly', 'URL shorteners and link pages'],
    ['url', 'https://bit.ly/', 'URL shorteners and link pages'],
    ['url', 'https://bit.ly/evil', null],
    ['wallet', 'evm:0x0000000000000000000000000000000000000000', 'Burn addresses'],
    ['domain', 'docs.google.com', 'Sites of everyone'],
    ['domain', 'paypal.com', 'Sites of everyone'],
    ['url', 'https://docs.google.com/forms/evil', null],
    ['domain', 'evil.wixsite.com', null],
    ['ip', '127.0.0.1', 'Special-purpose addresses'],
    ['ip', '192.168.1.1', 'Special-purpose addresses'],
    ['ip', 'fe80::1', 'Special-purpose addresses'],
    ['ip', '203.0.113.7', null],
    ['domain', 'evil.example', null],
  ] as const)('%s %s: %s', (kind, folded, name) => {
    expect(loaded.match(kind, folded)).toBe(name);
    if (name !== null) expect(loaded.names).toContain(name);
  });

  it('can be turned off, and the suffix list apart from the rest', () => {
    const off = loadLists(BARE);
    expect(off.names).toEqual([]);
    expect(off.match('domain', 'gmail.com')).toBeNull();
    expect(off.match('domain', 'github.io')).toBeNull();
    expect(loadLists({ ...BARE, suffixList: true }).names).toEqual([SUFFIX_LIST]);
  });
});

describe('warninglists of MISP', () => {
  const match = (entry: unknown, kind: ArtifactKind, folded: string): string | null =>
    lists({ 'l.json': entry }).match(kind, folded);

  it('set a host aside by its whole name, and leave what stands below to link by its own', () => {
    for (const type of ['hostname', 'string']) {
      const hosting = list(type, ['.Hosting.Example', 'www.shop.example', 'münchen.de']);
      expect(match(hosting, 'domain', 'hosting.example')).toBe(`a ${type} list`);
      expect(match(hosting, 'domain', 'evil.hosting.example')).toBeNull();
      expect(match(hosting, 'domain', 'nothosting.example')).toBeNull();
      expect(match(hosting, 'domain', 'shop.example')).toBe(`a ${type} list`);
      expect(match(hosting, 'domain', 'xn--mnchen-3ya.de')).toBe(`a ${type} list`);
      expect(match(hosting, 'url', 'https://hosting.example/')).toBe(`a ${type} list`);
      expect(match(hosting, 'url', 'https://hosting.example/evil')).toBeNull();
    }
  });

  it('read a substring as a suffix, on the borders of labels', () => {
    const mail = list('substring', ['throwaway.example'], ['email-src', 'domain|ip']);
    expect(match(mail, 'domain', 'a.throwaway.example')).toBe('a substring list');
    expect(match(mail, 'domain', 'nothrowaway.example')).toBeNull();
    expect(match(mail, 'domain', 'throwaway.example.evil.example')).toBeNull();
    expect(match(mail, 'email', 'evil@throwaway.example')).toBeNull();
  });

  it('find the range that an address lies in', () => {
    const ranges = list(
      'cidr',
      ['192.0.2.0/24', '198.51.100.7', '2001:db8::/32', '10.0.0.0/8', '0.0.0.0/33', 'nonsense'],
      ['ip-src'],
    );
    expect(match(ranges, 'ip', '192.0.2.255')).toBe('a cidr list');
    expect(match(ranges, 'ip', '192.0.3.0')).toBeNull();
    expect(match(ranges, 'ip', '198.51.100.7')).toBe('a cidr list');
    expect(match(ranges, 'ip', '198.51.100.8')).toBeNull();
    expect(match(ranges, 'ip', '2001:db8:1::1')).toBe('a cidr list');
    expect(match(ranges, 'ip', '2001:db9::1')).toBeNull();
    expect(match(ranges, 'ip', '10.255.255.255')).toBe('a cidr list');
    expect(lists({ 'l.json': ranges }).warnings).toHaveLength(2);
  });

  it('run the patterns of a regex list on the kinds that it names', () => {
    const offices = list('regex', ['/^(security|noc|soc|abuse)\\@.*\\..*$/i'], ['email-src', 'email-dst']);
    expect(match(offices, 'email', 'abuse@registrar.example')).toBe('a regex list');
    expect(match(offices, 'email', 'abuser@registrar.example')).toBeNull();
    const numbers = list('regex', ['/((?:\\+|00)1)?([0-9]{3})55501([0-9]{2})/g'], ['phone-number']);
    expect(match(numbers, 'phone', '+12125550123')).toBe('a regex list');
    expect(match(numbers, 'phone', '+4912155501237')).toBeNull(); // holds such a number, and is another
  });

  it('speak only of the kinds that they name, and of all where they name none', () => {
    expect(match(list('string', ['evil.example'], ['ip-src']), 'domain', 'evil.example')).toBeNull();
    expect(match(list('string', ['evil.example'], []), 'domain', 'evil.example')).toBe('a string list');
    expect(match(list('string', ['+44 20 7946 0000'], ['phone-number']), 'phone', '+442079460000')).toBe(
      'a string list',
    );
    expect(match(list('string', ['John.Doe@gmail.com'], ['email-src']), 'email', 'johndoe@gmail.com')).toBe(
      'a string list',
    );
    expect(match(list('string', ['http://evil.example/x'], ['url']), 'url', 'https://evil.example/x')).toBe(
      'a string list',
    );
  });

  it('answer in their order where several name one thing', () => {
    const two = lists({
      'a.json': { ...(list('string', ['x.example']) as object), name: 'first' },
      'b.json': list('hostname', ['x.example']),
    });
    expect(two.names).toEqual(['first', 'a hostname list']);
    expect(two.match('domain', 'x.example')).toBe('first');
  });

  it.each([
    ['(a+)+$', 'repeat'],
    ['(a|a)*b', 'repeat'],
    ['((a*)b)+', 'repeat'],
    ['(a{1,99}){50}', 'repeat'],
    ['.*a.*b.*c', 'too many'],
    ['(.)\\1+', 'refers back'],
    ['(unclosed', 'can be read'],
    ['a'.repeat(600), 'longer'],
  ])('refuse the pattern %s and say why', (pattern, why) => {
    const loaded = lists({ 'l.json': list('regex', [pattern, '/^fine$/'], ['email-src']) });
    expect(loaded.warnings.join()).toContain(why);
    expect(loaded.match('email', 'fine')).toBe('a regex list');
  });

  it('never let a value hold up an accepted pattern', () => {
    const loaded = lists({ 'l.json': list('regex', ['^.*@.*x$', '[a-z]*[a-z]*1'], ['email-src']) });
    const started = process.cpuUsage();
    for (let i = 0; i < 20; i++) expect(loaded.match('email', 'a@'.repeat(120 + i))).toBeNull();
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'not an object'],
    [{ list: [] }, 'name'],
    [{ name: 'x', list: 'a' }, '"list"'],
    [{ name: 'x', list: [1] }, '"list"'],
    [{ name: 'x', type: 'magic', list: [] }, '"type"'],
    [{ name: 'x', list: [], matching_attributes: 'domain' }, 'matching_attributes'],
  ])('stop the run if broken, by the name of the file: %j', (content, fault) => {
    const load = (): LoadedLists => lists({ 'broken.json': content });
    expect(load).toThrow(SkeinError);
    expect(load).toThrow(/broken\.json/);
    expect(load).toThrow(fault);
  });
});

describe('lists on disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'skein-lists-'));
    mkdirSync(join(folder, 'nested'));
    writeFileSync(join(folder, 'a.json'), `\ufeff${JSON.stringify(list('string', ['a.example']))}`);
    writeFileSync(join(folder, 'nested', 'list.json'), JSON.stringify(list('hostname', ['b.example'])));
    writeFileSync(join(folder, 'README.md'), 'not a list');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are read from files and folders', () => {
    const loaded = loadLists({ ...BARE, paths: [folder] });
    expect(loaded.names).toEqual(['a string list', 'a hostname list']);
    expect(loaded.match('domain', 'b.example')).toBe('a hostname list');
    expect(loadLists({ ...BARE, paths: [join(folder, 'a.json')] }).names).toEqual(['a string list']);
  });

  it('that are missing stop the run', () => {
    expect(() => loadLists({ ...BARE, paths: [join(folder, 'none.json')] })).toThrow(/none\.json/);
  });
});

const REAL = join(import.meta.dirname, '..', '..', '..', 'shared', 'real', 'hub-warninglists', 'lists');

describe.skipIf(!existsSync(REAL))('lists as MISP publishes them (skipped where they are not at hand)', () => {
  it('are used as they are, without a warning', () => {
    const loaded = loadLists({ ...BARE, paths: [REAL] });
    expect(loaded.names).toHaveLength(28);
    expect(loaded.warnings).toEqual([]);
    expect(loaded.match('ip', '104.16.3.4')).toBe('List of known Cloudflare IP ranges');
    expect(loaded.match('ip', '2606:4700::1')).toBe('List of known Cloudflare IP ranges');
    expect(loaded.match('domain', 'google.com')).not.toBeNull();
    expect(loaded.match('domain', 'evil.duckdns.org')).toBeNull();
  });
});
