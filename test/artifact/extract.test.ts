import { describe, expect, it } from 'vitest';
import { extractArtifacts } from '../../engine/artifact/extract.js';

const found = (text: string, country = 'GB'): string[] => extractArtifacts(text, { country }).map(({ id }) => id);

describe('extractArtifacts', () => {
  it('reads a report as people write them', () => {
    const text = `I was contacted on 2024-03-01 at 10:30 by a man, e.g. Mr.Smith, on WhatsApp +44 20 7946 0000 about
      version 1.2.3.4 of invest.pdf and paid 1,200.00 EUR to DE89 3704 0044 0532 0130 00. The site was
      hxxps://evil[.]example/login, and he wrote from john.doe@evil-bank.example (telegram @fastprofit).
      BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.`;
    expect(found(text).sort()).toEqual([
      'email:john.doe@evil-bank.example',
      'handle:telegram:fastprofit',
      'iban:DE89370400440532013000',
      'phone:+442079460000',
      'url:https://evil.example/login',
      'wallet:btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    ]);
  });

  it.each([
    ['see www.evil.com. Then', ['domain:evil.com']],
    ['evil[.]com, 192[.]0[.]2[.]7;', ['domain:evil.com', 'ip:192.0.2.7']],
    ['(https://a.com/b_(c)) "http://evil.ru".', ['url:https://a.com/b_(c)', 'url:https://evil.ru/']],
    ['evil.com/x?y=1!', ['url:https://evil.com/x?y=1']],
    ['http://192.0.2.7:8080/a.exe', ['url:https://192.0.2.7:8080/a.exe']],
    ['bob [at] evil [dot] com', ['email:bob@evil.com']],
    ['<bob@evil.com>, email:eve@evil.com', ['email:bob@evil.com', 'email:eve@evil.com']],
    ['https://t.me/fastprofit wa.me/447911123456', ['handle:telegram:fastprofit', 'phone:+447911123456']],
    ['tiktok.com/@evil', ['handle:tiktok:evil']],
    ['@evil on Telegram', ['handle:telegram:evil']],
    ['his Instagram account is @evil', ['handle:instagram:evil']],
    ['telegram:@evil', ['handle:telegram:evil']],
    [
      'DE89370400440532013000 GB29 NWBK 6016 1331 9268 19.',
      ['iban:DE89370400440532013000', 'iban:GB29NWBK60161331926819'],
    ],
    ['+44 20 7946 0000 2024-03-01 +49 30 123456', ['phone:+442079460000', 'phone:+4930123456']],
    ['call 020 7946 0000', ['phone:+442079460000']],
    ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', ['wallet:evm:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed']],
    ['مرحبا http://例え.jp/x', ['url:https://xn--r8jz45g.jp/x']],
    ['evil.com evil.com www.evil.com', ['domain:evil.com']],
  ])('finds in %j', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it.each([
    'e.g. i.e. U.S. Mr.Smith a.m. p.m. Ph.D. No.1 5.pm 10.30.pm',
    'He took it.In the end I paid.So what? Money.Me and him.',
    'invoice.pdf setup.zip run.sh main.py README.md photo.jpeg',
    'version 1.2.3.4, v1.2.3.4, build 10.0.19045.1',
    'on 2024-03-01, 01.03.2024 and 01/03/2024 at 10:30:15',
    'paid 1,200.00 and 1.200.000,00 and 12 345 678.90 and $1200000',
    'reference 2026000123, case 20260001234567',
    'subnet 192.0.2.0/24',
    '@nobody said so',
    'and/or, his/her, 24/7, 50/50',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb DE88370400440532013000',
    'd41d8cd98f00b204e9800998ecf8427e',
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads national numbers with the country alone', () => {
    expect(found('(212) 555-0123', 'US')).toEqual(['phone:+12125550123']);
    expect(extractArtifacts('(212) 555-0123', {})).toEqual([]);
  });
});
