import type { KindTable } from './artifact-kind.js';

export const phone: KindTable = {
  same: {
    '+442079460000': [
      '+44 20 7946 0000',
      '+44 (0)20 7946 0000',
      '+44(0)2079460000',
      '0044 20 7946 0000',
      '00 44 20 7946 0000',
      '(0044) 20 7946 0000',
      ['0044 20 7946 0000', 'US'],
      ['020 7946 0000', 'GB'],
      ['(020) 7946-0000', 'gb'],
      ['442079460000', 'GB'],
      'tel:+44-20-7946-0000',
      '+44.20.7946.0000',
      '＋44 20 7946 0000',
      '+44\u200b20\u00a07946\u20110000',
      '+44 20 7946 0000 ext. 12',
      '+44 20 7946 0000 x12',
    ],
    '+12125550123': ['+1 (212) 555-0123', ['212-555-0123', 'US'], ['(212) 555 0123', 'US'], ['1-212-555-0123', 'CA']],
    '+4930123456': ['+49 30 123456', ['030/123456', 'DE'], '0049-30-123456'],
    '+33123456789': [['01 23 45 67 89', 'FR'], '+33 (0)1 23 45 67 89'],
    '+390612345678': ['+39 06 1234 5678', ['06 1234 5678', 'IT']], // Italy keeps its zero
    '+61491570156': ['+61 491 570 156', ['0491 570 156', 'AU']],
  },
  apart: [
    ['+44 20 7946 0000', '+44 20 7946 0001'],
    ['+1 212 555 0123', '+7 812 555 01 23'],
  ],
  bad: [
    '', ' ', '12:30', '2024-03-01', '1,200.00', '12345', '020 7946 0000', '2125550123', '+', '+44', '+999 123 456 789', '+1 000 000 0000',
    '+44 20 7946 0000 and others', 'call me', 'ext 12', '++++++++', '(((((((', '+٤٤٢٠٧٩٤٦٠٠٠٠x', '0000000000', '1.2.3.4',
  ], // prettier-ignore
  derives: { '+442079460000': [] },
};

export const iban: KindTable = {
  same: {
    DE89370400440532013000: [
      'DE89 3704 0044 0532 0130 00',
      'de89370400440532013000',
      'IBAN: DE89 3704 0044 0532 0130 00',
      'iban DE89-3704-0044-0532-0130-00',
      'DE89.3704.0044.0532.0130.00',
      'ＤＥ89 3704 0044 0532 0130 00',
      ' DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000\n',
    ],
    GB29NWBK60161331926819: ['GB29 NWBK 6016 1331 9268 19'],
    NO9386011117947: ['NO93 8601 1117 947'],
    MT84MALT011000012345MTLCAST001S: ['MT84 MALT 0110 0001 2345 MTLC AST0 01S'],
  },
  apart: [['DE89 3704 0044 0532 0130 00', 'GB29 NWBK 6016 1331 9268 19']],
  bad: [
    '', 'DE88 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 0', 'DE89370400440532013000 1', 'XX89370400440532013000', 'DE', '3704004405320130',
    'GB29 NWBK 6016 1331 9268 1O', 'IBAN',
  ], // prettier-ignore
  derives: { DE89370400440532013000: [] },
};

export const account: KindTable = {
  same: {
    '12345612345678': ['12-34-56 12345678', '123456/12345678', '12.34.56:12345678'],
    US02100002112345678: ['US 021000021 12345678', 'us-021000021-12345678'],
    '2109876543': ['Account no. 2109876543', 'a/c 2109876543', 'Konto-Nr 2109876543', 'acct #2109876543'],
  },
  apart: [['21098765', '210987654']],
  bad: [
    '',
    '1234',
    '12345678',
    'account 0123456789',
    'none',
    'to be told',
    '00000000',
    '1'.repeat(40),
    'my account is 12345678 at the bank',
  ],
  derives: { '21098765': [] },
};

export const cardBin: KindTable = {
  same: {
    '411111': [
      '411111',
      '4111 11',
      '4111-11',
      'BIN 411111',
      '411111******1111',
      '411111xxxxxx1111',
      '4111 1111 1111 1111',
    ],
    '41111111': ['41111111'],
  },
  apart: [['411111', '41111111']],
  bad: ['', '41111', '411111111', '011111', 'abcdef', '4111 1111 1111 1112'],
  derives: { '411111': [] },
};

export const handle: KindTable = {
  same: {
    'telegram:fastprofit': [
      'telegram:@FastProfit',
      'telegram:fastprofit',
      'Telegram: @fastprofit',
      'Telegram @fastprofit',
      'TG: @fastprofit',
      'https://t.me/fastprofit',
      'http://www.t.me/FastProfit/',
      'hxxps://t[.]me/fastprofit?start=1',
      't.me/fastprofit',
      't.me/s/fastprofit',
      'telegram.me/fastprofit',
      'telegram: https://t.me/fastprofit',
      '@fastprofit (Telegram)',
      'fastprofit on telegram',
      '＠fastprofit (telegram)',
      'telegram:@fast\u200bprofit',
    ],
    'telegram-invite:AbCdEfGhIj': ['t.me/+AbCdEfGhIj', 'https://t.me/joinchat/AbCdEfGhIj'],
    'whatsapp-group:AbCdEfGhIjKlMnOpQrStUv': ['https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv'],
    'instagram:evil.shop': [
      'instagram:@evil.shop',
      'https://www.instagram.com/evil.shop/?hl=en',
      'IG: evil.shop',
      'insta @Evil.Shop',
    ],
    'twitter:evil': ['x.com/evil', 'twitter.com/evil?lang=en', 'Twitter: @evil', 'x:@evil'],
    'facebook:100012345678': ['https://www.facebook.com/profile.php?id=100012345678', 'facebook:100012345678'],
    'tiktok:evil.one': ['https://www.tiktok.com/@evil.one', 'tiktok:@evil.one'],
    'wechat:evil_88': ['WeChat: evil_88', 'weixin:evil_88'],
    'cashapp:$evil': ['cash.app/$evil', 'CashApp: $Evil'],
    'discord-invite:AbC123': ['discord.gg/AbC123', 'https://discord.com/invite/AbC123'],
  },
  apart: [
    ['telegram:@evil', 'instagram:@evil'],
    ['t.me/+AbCdEfGhIj', 't.me/+abcdefghij'],
    ['telegram:evil', 'telegram:evil1'],
  ],
  bad: [
    '', '@', '@fastprofit', 'fastprofit', 'telegram:', 'telegram:@', 'telegram: two words', 'nowhere:evil', 'https://evil.example/fastprofit', 't.me/',
    'https://t.me/share/url?url=x', 'https://x.com/search?q=a', 'https://www.facebook.com/groups/123', 'whatsapp:+44 7911 123456', 'wa.me/447911123456',
  ], // prettier-ignore
  derives: { 'telegram:fastprofit': [] },
};

export const other: KindTable = {
  same: {
    'anything at all': ['anything at all', ' anything\tat \n all ', 'anything\u200b at all'],
    'evil.example/login': ['evil.example/login'],
  },
  apart: [['a', 'A']],
  bad: ['', ' ', '\n', '\u200b\ufeff'],
  derives: {
    'anything at all': [],
    '1.2.3.4:8080': ['ip:1.2.3.4'],
    '[2001:db8::1]:80': [],
    '1.2.3.4/gate.php': ['ip:1.2.3.4'],
    '1.2.3.0/24': [],
    'www.evil.example/login': ['domain:evil.example'],
    'evil.example:8443': ['domain:evil.example'],
    'setup.zip/readme': [],
    'and/or': [],
    'evil.example': [],
  },
};

const SKETCH = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-Pw';

/** Made of narratives; what is read is the form it is stored in. */
export const template: KindTable = {
  same: { [SKETCH]: [SKETCH, ` ${SKETCH}\n`] },
  apart: [[SKETCH, SKETCH.toLowerCase().replace(/w$/, 'g')]],
  bad: [
    '', 'AAECAw', `${SKETCH}A`, SKETCH.slice(1), SKETCH.replace('-', '+'), SKETCH.replace(/w$/, 'x'),
    'Dear customer, your parcel is held at our depot until the fee is paid, so please open the link below.',
  ], // prettier-ignore
  derives: { [SKETCH]: [] },
};
