import { describe, expect, it } from 'vitest';
import { defang, refang } from '../../engine/artifact/refang.js';

describe('refang', () => {
  it.each([
    ['hxxps://evil[.]example/x', 'https://evil.example/x'],
    ['hXXp[:]//evil(.)example', 'http://evil.example'],
    ['hxxps[://]evil{.}example', 'https://evil.example'],
    ['h**p://evil[dot]example', 'http://evil.example'],
    ['fxp://evil(dot)example', 'ftp://evil.example'],
    ['http:\\\\evil.example', 'http://evil.example'],
    ['evil\\.example', 'evil.example'],
    ['evil[.example and evil.]example', 'evil.example and evil.example'],
    ['john [at] evil [dot] example', 'john@evil.example'],
    ['john(@)evil.example', 'john@evil.example'],
    ['192.0[.]2[.]7[:]80', '192.0.2.7:80'],
    ['ｅｖｉｌ．example', 'evil.example'],
    ['ev\u200bil.example', 'evil.example'],
    ['(see below) and [1], a[0] = {b}', '(see below) and [1], a[0] = {b}'],
    ['he paid 100 (at home)', 'he paid 100 (at home)'],
  ])('%s', (defanged, live) => {
    expect(refang(defanged)).toBe(live);
  });
});

describe('defang', () => {
  it.each([
    ['https://evil.example/a.php?x=b.c', 'hxxps://evil[.]example/a[.]php?x=b[.]c'],
    ['FTP://evil.example', 'fxp://evil[.]example'],
    ['john@evil.example', 'john[@]evil[.]example'],
    ['a.b.c@mail.example', 'a.b.c[@]mail[.]example'],
    ['a.b@x.example and c.d@y.example', 'a.b[@]x[.]example and c.d[@]y[.]example'],
    ['https://www.bank.example@evil.example/', 'hxxps://www[.]bank[.]example[@]evil[.]example/'],
    ['https://evil.example/a@b.c', 'hxxps://evil[.]example/a[@]b[.]c'],
    ['telegram:@name', 'telegram:@name'],
    ['telegram:@some.name', 'telegram:@some[.]name'],
    ['हिन्दी.example', 'हिन्दी[.]example'],
    ['+44 20 7946 0000', '+44 20 7946 0000'],
    ['GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 32'],
    ['192.0.2.7', '192[.]0[.]2[.]7'],
    ['münchen.de', 'münchen[.]de'],
    ['It ended. Then nothing.', 'It ended. Then nothing.'],
  ])('%s', (live, safe) => {
    expect(defang(live)).toBe(safe);
    if (!live.startsWith('FTP')) expect(refang(safe)).toBe(live);
  });
});
