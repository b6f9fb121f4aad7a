import { describe, expect, it } from 'vitest';
import { maskedText } from '../../../engine/artifact/template/masked.js';

function masked(text: string): string {
  const { codes, length } = maskedText(text);
  return String.fromCharCode(...codes.subarray(0, length)).trim();
}

describe('masking a message', () => {
  it.each([
    ['Pay NOW,  please!\n\tThanks', 'pay now piease thanks'],
    ['Grüße aus Łódź', 'gruse aus iodz'],
    ['раyраӏ ассоunt', 'paypai account'], // half of the letters are Cyrillic
    ["don't", 'don t'],
  ])('folds %j to %j', (text, folded) => {
    expect(masked(text)).toBe(folded);
  });

  it.each([
    ['pay 2.99 EUR', 'pay # eur'],
    ['see https://evil.example/path?x=y now', 'see # now'],
    ['see hxxps[:]//evil[.]example/path now', 'see # now'],
    ['see evil.example.', 'see #'],
    ['mail (me@evil.example) soon', 'maii # soon'],
    ['ask @fastprofit today', 'ask # today'],
    ['call +44 20 7946 0000 now', 'caii # now'],
    ['to DE89 3704 0044 0532 0130 00 today', 'to # today'],
    ['to GB82 WEST 1234 5698 7654 32 today', 'to # today'],
    ['to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 today', 'to # today'],
    ['between 10 and 20', 'between # and #'],
    ['请访问http://evil.example/a领取100元奖励', '请访问#领取#元奖励'],
  ])('masks what changes in %j', (text, folded) => {
    expect(masked(text)).toBe(folded);
  });

  it('leaves nothing of a text without letters', () => {
    expect(masked('')).toBe('');
    expect(masked(' 🎉 … !!! \u200b')).toBe('');
  });
});
