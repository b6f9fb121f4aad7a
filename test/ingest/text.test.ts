import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanText, cut, cutBytes, decode, slug, wellFormed } from '../../engine/ingest/text.js';

describe('text', () => {
  it('is UTF-8, and Windows-1252 where it cannot be', () => {
    expect(decode(Buffer.from('Zürich €'))).toEqual({ text: 'Zürich €', reencoded: false });
    expect(decode(Buffer.from([0x5a, 0xfc, 0x72, 0x80, 0x93, 0x94]))).toEqual({ text: 'Zür€“”', reencoded: true });
    expect(decode(Buffer.from([0xed, 0xa0, 0x80])).reencoded).toBe(true); // a surrogate written as UTF-8
  });

  it('loses control characters and lone surrogates, and is null when nothing is left', () => {
    expect(cleanText(' a\u0000b\u0085c\n ')).toBe('abc');
    expect(cleanText('\ud83d\ude00\ud83d')).toBe('\ud83d\ude00\ufffd');
    expect([cleanText('\u0000 '), cleanText(7), cleanText(undefined)]).toEqual([null, null, null]);
    expect([cleanName(7), cleanName(1.5), cleanName('a \n b')]).toEqual(['7', null, 'a b']);
  });

  it('is well formed afterwards, as UTF-8 writes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0xd800, max: 0xdfff }), (text, lone) => {
        const made = wellFormed(text + String.fromCharCode(lone) + text);
        expect(Buffer.from(made).toString()).toBe(made);
      }),
    );
  });

  it('is cut without leaving half a character', () => {
    expect(cut('a\ud83d\ude00', 2)).toBe('a');
    expect(cutBytes('aü', 2)).toBe('a');
    expect(cutBytes('aü', 3)).toBe('aü');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, bytes) => {
        const short = cutBytes(wellFormed(text), bytes);
        expect(Buffer.byteLength(short)).toBeLessThanOrEqual(bytes);
        expect(wellFormed(text).startsWith(short)).toBe(true);
      }),
    );
  });

  it('becomes a slug of letters and digits of any script', () => {
    expect(slug(' Confidence / Romance! ', 64)).toBe('confidence-romance');
    expect(slug('投資 詐欺', 64)).toBe('投資-詐欺');
    expect(slug('--- !!', 64)).toBeNull();
    expect(slug('abc def', 4)).toBe('abc');
  });
});
