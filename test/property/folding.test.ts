import fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { foldHost } from '../../engine/artifact/domain.js';
import { readInternational } from '../../engine/artifact/numbering-plan.js';
import { phone } from '../../engine/artifact/phone.js';
import { isFolded, plain } from '../../engine/artifact/spelling.js';
import { cleanName, cleanText } from '../../engine/ingest/text.js';
import { Traces } from '../../engine/ingest/traces.js';
import { readVictim } from '../../engine/ingest/victim.js';

// Short ways are taken where a look shows that the long way would change nothing. Here both are gone.

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const asciiText = fc.string({ unit: 'binary-ascii', maxLength: 40 });
/** A sign that every fold takes away, and that no short way lets pass. */
const UNSEEN = '\u200b';

describe('short ways of folding', () => {
  it('leaves alone only signs that composing and compatibility leave alone, one by one and side by side', () => {
    const signs = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(isFolded);
    expect(signs.length).toBeGreaterThan(1000);
    for (const sign of signs) expect(plain(`a${UNSEEN}${sign}b`)).toBe(`a${sign}b`);
    const few = signs.filter((sign) => sign < '\u4f00' || sign > '\uff00' || sign.charCodeAt(0) % 97 === 0);
    for (const first of few) {
      const pairs = few.map((second) => `${first}${second}`).join('|');
      expect(pairs.normalize('NFKC')).toBe(pairs);
    }
  });

  it('reads a line the same with and without a look for what is plain already', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const visible = `${text}é`;
        expect(plain(visible)).toBe(plain(visible + UNSEEN));
      }),
    );
  });

  it('cleans texts and names the same with and without a look for what is clean already', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, asciiText), (text) => {
        expect(cleanText(text)).toBe(cleanText(UNSEEN + text));
        expect(cleanName(text)).toBe(cleanName(UNSEEN + text));
      }),
    );
  });

  it('never calls a text no host that the URL standard makes one of', () => {
    const pieces = fc.array(
      fc.oneof(asciiText, fc.constantFrom('.', '-', 'a', '10', '0x1f', 'xn--', 'example', '3232235788')),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('').replace(/[\s/?#@:\\%]/g, '');
        const standard = domainToASCII(text.toLowerCase().replace(/\.$/, ''));
        if (foldHost(text) === null && text.length < 250 && standard !== '') expect(foldHost(standard)).toBeNull();
      }),
    );
  });
});

describe('a telephone number with its country code', () => {
  it('is the same number to the library wherever the reporter lives, and so to us', () => {
    const countries = fc.constantFrom<CountryCode>(...getCountries());
    const digits = fc.stringMatching(/^\+[1-9][\d ().-]{6,17}$/);
    fc.assert(
      fc.property(digits, countries, (text, defaultCountry) => {
        const alone = parsePhoneNumberFromString(text, { extract: false });
        const there = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
        expect(there?.number).toBe(alone?.number);
        expect(there?.isValid()).toBe(alone?.isValid());
        expect(phone.clean(text, { country: defaultCountry })).toEqual(phone.clean(text, {}));
      }),
      { numRuns: 500 },
    );
  });

  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
  const others = ['0', '21', '800', '808', '870', '878', '881', '882', '883', '888', '979', '999'];
  const digits = fc.stringMatching(/^\d{0,14}$/);
  const anywhere = fc.tuple(fc.constantFrom(...codes, ...others), digits).map(([code, rest]) => `+${code}${rest}`);
  const exampleNumbers = getCountries().map((country) => getExampleNumber(country, examples)?.number ?? '+');
  const nearlyGood = fc
    .tuple(
      fc.constantFrom(...exampleNumbers),
      fc.stringMatching(/^\d{15}$/),
      fc.nat(12),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([good, random, kept, more]) => {
      const start = good.slice(0, 2 + kept);
      return start + random.slice(0, Math.max(good.length + more - start.length, 0));
    });
  const sign = fc.constantFrom('', '', ' ', '-', ' (', ') ', '.', '/');

  it('is judged and written as the library does, where its plans are asked without it', () => {
    let judged = 0;
    fc.assert(
      fc.property(fc.oneof(anywhere, nearlyGood), sign, fc.integer({ min: 2, max: 15 }), (plain, between, at) => {
        const text = at < plain.length ? plain.slice(0, at) + between + plain.slice(at) : plain;
        const answer = readInternational(text);
        if (answer === undefined) return;
        const number = parsePhoneNumberFromString(text, { extract: false });
        if (answer !== null) judged++;
        expect(answer?.folded).toBe(number?.isValid() === true ? number.number : undefined);
        if (answer !== null) expect(answer.shown).toBe(number?.formatInternational());
      }),
      { numRuns: 10_000 },
    );
    expect(judged).toBeGreaterThan(1000);
  });
});

describe('what gives a victim away', () => {
  const address = 'jane.doe@example.org';
  const traces = new Traces({ addresses: [address], name: '', numbers: [], own: new Set() });

  it('is found in Base64 exactly where the word begins with six signs that can be read', () => {
    const lead = fc.array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.constantFrom(0x1f, 0x7f, 0, 255)), {
      minLength: 6,
      maxLength: 9,
    });
    fc.assert(
      fc.property(lead, fc.constantFrom<BufferEncoding>('base64', 'base64url'), (bytes, encoding) => {
        const word = Buffer.concat([Buffer.from(bytes), Buffer.from(address)]).toString(encoding);
        const readable = bytes.slice(0, 6).every((byte) => byte >= 0x20 && byte <= 0x7e);
        const whole = Buffer.from(bytes).toString('latin1') + address;
        // A slash within the word also cuts it, and what stands after the cut may be read by itself.
        if (!word.includes('/')) expect(traces.in(`=${word}`, 'text')).toBe(readable && whole.includes(address));
      }),
      { numRuns: 1000 },
    );
  });

  it('is a name in any case, also in letters that only lose their case by a rule of their own', () => {
    const names = fc.constantFrom(
      'Kim Sato',
      'Ole Ærø',
      'Straße Weiß',
      'Åsa Ÿlm',
      'İnan Şükrü',
      'µ Mü',
      'Ирина Я',
      'x y',
    );
    const letters = fc.constantFrom(
      ...Array.from('KkK sſSßẞåÅÅÿŸiIİıµμΜærøÆRØ.,-мирина'),
      'Kim',
      'SATO',
      'weiß',
      'Weiẞ',
      'sato',
    );
    fc.assert(
      fc.property(names, fc.array(letters, { maxLength: 20 }), (name, parts) => {
        const text = parts.join('');
        const words = name.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 1);
        const longest = words.sort((a, b) => b.length - a.length).join('|');
        const pattern = new RegExp(`(?<!\\p{L})(?:${longest})(?!\\p{L})`, 'giu');
        const masked = readVictim({ name }, { source: 's', country: null }).withoutName(text);
        if (words.length === 0) expect(masked).toBe(text);
        else if (!pattern.test(text)) expect(masked).toBe(text);
        else expect(masked).not.toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
