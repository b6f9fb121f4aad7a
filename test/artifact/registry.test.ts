import { describe, expect, it } from 'vitest';
import {
  cleanArtifact,
  derivationsFrom,
  derivedFrom,
  kindTraits,
  protectedFromHubTest,
  understand,
} from '../../engine/artifact/registry.js';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';

describe('cleanArtifact', () => {
  it.each([
    ['mail', 'John.Doe@gmail.com', 'email:johndoe@gmail.com'],
    ['E-Mail', 'a@evil.example', 'email:a@evil.example'],
    ['email-src', 'a@evil.example', 'email:a@evil.example'],
    ['Tel', '+44 20 7946 0000', 'phone:+442079460000'],
    ['phone_number', '+44 20 7946 0000', 'phone:+442079460000'],
    ['ipv4', '192.0.2.7', 'ip:192.0.2.7'],
    ['ip-dst', '192.0.2.7', 'ip:192.0.2.7'],
    ['hostname', 'evil.example', 'domain:evil.example'],
    ['website', 'evil.example', 'url:https://evil.example/'],
    ['btc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'wallet:btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['Bitcoin Address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'wallet:btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['BCH', '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', 'wallet:bch:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
    ['telegram', '@FastProfit', 'handle:telegram:fastprofit'],
    ['telegram', 'https://t.me/FastProfit', 'handle:telegram:fastprofit'],
    ['whatsapp', '+44 7911 123456', 'phone:+447911123456'],
    ['handle', 'https://wa.me/447911123456', 'phone:+447911123456'],
    ['phone', 'WhatsApp: +44 7911 123456', 'phone:+447911123456'],
    ['domain', '192.0.2.7', 'ip:192.0.2.7'],
    ['domain', 'hxxp://evil[.]example/login', 'url:https://evil.example/login'],
    ['bank-account', 'DE89 3704 0044 0532 0130 00', 'iban:DE89370400440532013000'],
  ])('understands %s %s', (kind, value, id) => {
    expect(cleanArtifact(kind, value, {})).toMatchObject({ artifact: { id }, fellBack: null });
  });

  it.each([
    ['swift', 'DEUTDEFF', 'unknown-kind'],
    ['constructor', 'x', 'unknown-kind'],
    ['phone', 'none', 'bad-value'],
    ['iban', 'DE88370400440532013000', 'bad-value'],
    ['ip', '192.0.2.0/24', 'bad-value'],
    ['template', 'a'.repeat(32), null],
  ])('keeps %s %s as other', (kind, value, fellBack) => {
    const cleaned = cleanArtifact(kind, value, {});
    expect(cleaned.artifact).toMatchObject({ kind: 'other', shown: value });
    expect(cleaned.fellBack).toBe(fellBack);
  });

  it('makes something of nothing', () => {
    expect(cleanArtifact('phone', '', {}).artifact.id).toBe('other:(empty)');
  });

  it.each([
    ['evil.example', 'domain:evil.example'],
    ['003.evil.example', 'domain:003.evil.example'],
    ['192.0.2.7', 'ip:192.0.2.7'],
    ['2001:db8::1', 'ip:2001:db8::1'],
    ['http://evil.example/x', 'url:https://evil.example/x'],
    ['a@evil.example', 'email:a@evil.example'],
    ['+44 20 7946 0000', 'phone:+442079460000'],
    ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', 'wallet:evm:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
    ['telegram:@evil', 'handle:telegram:evil'],
    ['192.0.2.7:8080', 'other:192.0.2.7:8080'],
    ['evil.example:8080', 'other:evil.example:8080'],
    ['evil.example/login', 'other:evil.example/login'],
    ['192.0.2.0/24', 'other:192.0.2.0/24'],
    ['2026000123', 'other:2026000123'],
  ])('auto takes %s for %s', (value, id) => {
    expect(cleanArtifact('auto', value, {})).toMatchObject({ artifact: { id }, fellBack: null });
  });
});

describe('understand', () => {
  const ids = (value: string, country?: string): string[] =>
    understand(value, country === undefined ? {} : { country }).map(({ id }) => id);

  it('reads a value as every kind that takes it, in the order of the registry', () => {
    expect(ids('evil.example')).toEqual(['domain:evil.example', 'url:https://evil.example/', 'other:evil.example']);
    expect(ids('020 7946 0000', 'GB')).toContain('phone:+442079460000');
    expect(ids('020 7946 0000')).not.toContain('phone:+442079460000');
    expect(ids('wa.me/447911123456')).toContain('phone:+447911123456');
    expect(ids('')).toEqual([]);
  });

  it('does not take an e-mail address for a page of its provider: a look-up said so of every address', () => {
    expect(ids('pay@fast-profit.example')).toEqual(['email:pay@fast-profit.example', 'other:pay@fast-profit.example']);
    expect(ids('pay[at]fast-profit[.]example')).not.toContain('url:https://fast-profit.example/');
    expect(ids('https://pay@fast-profit.example/login')).toContain('url:https://fast-profit.example/login');
  });

  it('asks every platform for a name that does not say its own', () => {
    expect(ids('@fastprofit')).toEqual(
      expect.arrayContaining(['handle:telegram:fastprofit', 'handle:instagram:fastprofit']),
    );
  });
});

describe('derivedFrom', () => {
  const chain = (kind: string, value: string): string[] =>
    derivedFrom(cleanArtifact(kind, value, {}).artifact).map(({ id }) => id);

  it('goes from a page to its host, its registrable domain and the suffix that hosts it', () => {
    expect(chain('url', 'https://a.b.evil.example/x')).toEqual(['domain:a.b.evil.example', 'domain:evil.example']);
    expect(chain('url', 'https://a.foo.github.io/')).toEqual([
      'domain:a.foo.github.io',
      'domain:foo.github.io',
      'domain:github.io',
    ]);
    expect(chain('url', 'http://192.0.2.7/x')).toEqual(['ip:192.0.2.7']);
  });

  it('makes one node of a host that is its own registrable domain, www or not', () => {
    expect(chain('url', 'https://www.evil.example/x')).toEqual(['domain:evil.example']);
    expect(chain('domain', 'www.evil.example')).toEqual([]);
  });

  it('goes from an address to its domain', () => {
    expect(chain('email', 'a@mail.evil.example')).toEqual(['domain:mail.evil.example', 'domain:evil.example']);
    expect(chain('phone', '+44 20 7946 0000')).toEqual([]);
  });

  it('says which step led to what', () => {
    const { artifact } = cleanArtifact('url', 'https://login.evil.example/x', {});
    expect(derivationsFrom(artifact).map(({ artifact: child, parent }) => [child.id, parent])).toEqual([
      ['domain:login.evil.example', 'url:https://login.evil.example/x'],
      ['domain:evil.example', 'domain:login.evil.example'],
    ]);
  });
});

describe('what detection is told', () => {
  it('has priors, gaps and flags for every code', () => {
    const traits = kindTraits();
    const of = (kind: (typeof ARTIFACT_KINDS)[number]) => traits[ARTIFACT_KINDS.indexOf(kind)]!;
    expect(traits).toHaveLength(ARTIFACT_KINDS.length);
    const linking = ['email', 'phone', 'iban', 'wallet', 'domain', 'url', 'ip', 'handle', 'template'] as const;
    expect(linking.map((kind) => of(kind).flag)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(linking.map((kind) => of(kind).prior)).toEqual([0.97, 0.85, 0.6, 0.88, 0.8, 0.97, 0.35, 0.95, 0.45]);
    expect(linking.map((kind) => of(kind).gapDays)).toEqual([120, 60, 240, 730, 360, 180, 60, 180, 730]);
    expect(of('bank-account')).toEqual(of('iban'));
    for (const kind of ['card-bin', 'other'] as const) expect(of(kind)).toMatchObject({ links: false, flag: -1 });
  });

  it('protects addresses of offices, IPs and templates from the hub test', () => {
    expect(protectedFromHubTest('ip', '192.0.2.7')).toBe(true);
    expect(protectedFromHubTest('template', 'x')).toBe(true);
    expect(protectedFromHubTest('email', 'abuse@registrar.example')).toBe(true);
    expect(protectedFromHubTest('email', 'support@shop.example')).toBe(true);
    expect(protectedFromHubTest('email', 'evil@shop.example')).toBe(false);
    expect(protectedFromHubTest('domain', 'evil.example')).toBe(false);
  });
});
