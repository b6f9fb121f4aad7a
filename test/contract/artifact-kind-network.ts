import type { KindTable } from './artifact-kind.js';

export const email: KindTable = {
  same: {
    'johndoe@gmail.com': [
      'johndoe@gmail.com',
      'John.Doe@Gmail.com',
      'john.doe+lottery@googlemail.com',
      'mailto:johndoe@gmail.com?subject=Hi%20there&cc=me@x.example',
      '"John Doe" <johndoe@gmail.com>',
      'johndoe [at] gmail [dot] com',
      'johndoe(at)gmail(.)com',
      'johndoe[@]gmail[.]com',
      'ｊohndoe＠gmail．com',
      'john\u00addoe@gmail.com',
    ],
    'j.doe@evil.example': ['J.Doe@Evil.Example', 'j.doe@evil.example.'],
    'evil@xn--mnchen-3ya.de': ['evil@münchen.de', 'Evil@XN--MNCHEN-3YA.DE', 'evil@mu\u0308nchen.de'],
    'evil@outlook.com': ['evil+1@outlook.com'],
    'evil@icloud.com': ['evil@me.com', 'evil+x@mac.com'],
    'evilone@proton.me': ['evil.one@protonmail.com', 'evil.one+x@pm.me'],
    'evil+1@shop.example': ['evil+1@shop.example'],
  },
  apart: [
    ['j.doe@evil.example', 'jdoe@evil.example'],
    ['a+b@shop.example', 'a@shop.example'],
    ['evil@outlook.com', 'evil@hotmail.com'],
    ['e.vil@outlook.com', 'evil@outlook.com'],
  ],
  bad: [
    '', '@', 'a@', '@b.com', 'john', 'john@localhost', 'john@evil', 'john@evil.notaroot', 'a b@c.com', 'a@b@', 'a..b@c.com', '.a@c.com', 'a@1.2.3.4',
    `${'a'.repeat(65)}@c.com`, 'a@c..com', 'a@-c.com', 'a@evil.com/login', 'a@report.pdf', '<>', 'a@c.com, b@c.com', 'mailto:',
  ], // prettier-ignore
  derives: {
    'a@evil.example': ['domain:evil.example'],
    'johndoe@gmail.com': ['domain:gmail.com'],
    'a@mail.evil.example': ['domain:mail.evil.example'],
  },
};

export const domain: KindTable = {
  same: {
    'evil.example': [
      'evil.example',
      'EVIL.Example.',
      'www.evil.example',
      'WWW.www.evil.example',
      'evil[.]example',
      'evil(dot)example',
      'evil{.}example',
      'evil[.example',
      'evil．example',
      'evil。example',
      'https://evil.example/',
      'hxxp://evil[.]example',
      '//evil.example',
      'evil.example:8080',
      '*.evil.example',
      'e\u200bvil.example',
    ],
    'xn--mnchen-3ya.de': ['münchen.de', 'MÜNCHEN.de', 'xn--mnchen-3ya.de', 'mu\u0308nchen.de'],
    'xn--r8jz45g.jp': ['例え.jp', 'xn--r8jz45g.jp'],
    'a_b.evil.example': ['a_b.evil.example'],
    'expyuzz4wqqyqhjn.onion': ['expyuzz4wqqyqhjn.onion'],
    'evil.bit': ['evil.bit'],
    'www.co.uk': ['www.co.uk'],
    'github.io': ['github.io'],
  },
  apart: [
    ['evil.example', 'login.evil.example'],
    ['foo.github.io', 'bar.github.io'],
    ['evil.com', 'evil.co'],
  ],
  bad: [
    '', '.', 'com', 'localhost', 'report.pdf', 'e.g.', 'Mr.Smith', '1.2.3.4', '2001:db8::1', 'evil', 'evil..example', '-evil.example', 'evil-.example', 'ev il.example',
    'evil.example/login', 'evil.example?x', 'user@evil.example', 'xn--a.example', `${'a'.repeat(64)}.example`, `${'abc.'.repeat(64)}example`, '1.200.00', 'v1.2.3', '3.14',
  ], // prettier-ignore
  derives: {
    'evil.example': [],
    'a.b.evil.example': ['domain:evil.example'],
    'login.evil.co.uk': ['domain:evil.co.uk'],
    'a.foo.github.io': ['domain:foo.github.io'],
    'foo.github.io': ['domain:github.io'],
    'github.io': [],
    'xn--mnchen-3ya.de': [],
  },
};

export const url: KindTable = {
  same: {
    'https://evil.example/Login?x=1': [
      'https://evil.example/Login?x=1',
      'http://evil.example/Login?x=1',
      'hxxps://evil[.]example/Login?x=1',
      'hXXp://evil(.)example/Login?x=1',
      'h**p://evil.example/Login?x=1',
      'https[:]//evil.example/Login?x=1',
      'hxxps[://]evil[.]example/Login?x=1',
      'HTTPS://EVIL.example:443/Login?x=1#top',
      'http://user:secret@www.evil.example:80/Login?x=1',
      'www.evil.example/Login?x=1',
      '//evil.example/Login?x=1',
      'https://evil.example./Login?x=1',
      'https://evil.example/a/../Login?x=1',
    ],
    'https://evil.example/': ['https://evil.example', 'http://www.evil.example/', 'evil.example'],
    'https://evil.example:8443/': ['https://evil.example:8443'],
    'https://xn--mnchen-3ya.de/%C3%BC': ['https://münchen.de/ü', 'https://xn--mnchen-3ya.de/%c3%bc'],
    'https://1.2.3.4/x': [
      'http://1.2.3.4/x',
      'http://[::ffff:1.2.3.4]/x',
      'http://0x01020304/x',
      'hxxp://1[.]2[.]3[.]4/x',
    ],
    'https://[2001:db8::1]/': ['http://[2001:DB8:0::1]/'],
    'ftp://evil.example/a.zip': ['ftp://evil.example/a.zip', 'fxp://evil.example/a.zip'],
  },
  apart: [
    ['https://evil.example/a', 'https://evil.example/A'],
    ['https://evil.example/?utm_source=a', 'https://evil.example/?utm_source=b'],
    ['https://evil.example/a', 'https://evil.example/a/'],
    ['https://evil.example/', 'https://login.evil.example/'],
    ['https://evil.example/', 'https://evil.example:8443/'],
  ],
  bad: [
    '', 'http://', 'https://evil', 'https://evil.notaroot/', 'javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.com', 'file:///etc/passwd', 'https://ev il.example/',
    'not a page', 'https://evil.example:99999/', `https://evil.example/${'a'.repeat(5000)}`, 'https://[::1', 'http:///path', 'ipfs://bafy',
  ], // prettier-ignore
  derives: {
    'https://www2.evil.example/x': ['domain:www2.evil.example'],
    'https://evil.example:8443/x': ['domain:evil.example'],
    'https://1.2.3.4/x': ['ip:1.2.3.4'],
    'https://[2001:db8::1]/': ['ip:2001:db8::1'],
    'https://t.me/FastProfit': ['handle:telegram:fastprofit', 'domain:t.me'],
    'https://wa.me/447911123456': ['phone:+447911123456', 'domain:wa.me'],
  },
};

export const ip: KindTable = {
  same: {
    '192.0.2.7': [
      '192.0.2.7',
      '192[.]0[.]2[.]7',
      '192.0.2[.]7',
      '::ffff:192.0.2.7',
      '::FFFF:c000:207',
      '192.0.2.7:8080',
      '[::ffff:192.0.2.7]:80',
      ' 192.0.2.7\n',
      '192．0．2．7',
    ],
    '2001:db8::1': [
      '2001:db8::1',
      '2001:DB8:0:0:0:0:0:1',
      '2001:0db8:0000::0001',
      '[2001:db8::1]',
      '[2001:db8::1]:443',
      '2001:db8::1%eth0',
    ],
  },
  apart: [['192.0.2.7', '192.0.2.70']],
  bad: [
    '', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '0x7f.1', '127.1', '2130706433', '1.2.3.0/24', '2001:db8::/32', '1.2.3.4-1.2.3.9', '2001:db8::1::2', ':::', 'evil.example', '1.2.3.4 and more',
  ], // prettier-ignore
  derives: { '192.0.2.7': [] },
};
