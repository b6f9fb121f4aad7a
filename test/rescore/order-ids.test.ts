import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordIn } from '../../engine/rescore/hex.js';
import { orderOfIds } from '../../engine/rescore/order-ids.js';

const nibbles = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 24, maxLength: 24 });
/** Few first words, so that many ids share one. */
const ids = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('00000000', '0000ffff', 'ffffffff', '7fffffff'), nibbles)
    .map(([first, rest]) => first + rest),
  { maxLength: 60 },
);

function wordsOf(texts: readonly string[]): Uint32Array {
  return Uint32Array.from(texts.flatMap((text) => [0, 8, 16, 24].map((from) => wordIn(text, from))));
}

it('orders ids as their texts are ordered, also where they begin alike', () => {
  fc.assert(
    fc.property(ids, (texts) => {
      const order = orderOfIds(wordsOf(texts));
      expect([...order].map((place) => texts[place])).toEqual(texts.toSorted());
    }),
  );
});

it('orders ids that differ in any digit of the first word', () => {
  const texts = [...Array(32).keys()].map((bit) => (2 ** bit).toString(16).padStart(8, '0') + '0'.repeat(24));
  const order = orderOfIds(wordsOf(texts.toReversed()));
  expect([...order]).toEqual([...Array(32).keys()].reverse());
});

it('refuses what is not hexadecimal', () => {
  expect(() => wordIn('0000000g', 0)).toThrow('hexadecimal');
  expect(() => wordIn('0000', 0)).toThrow('hexadecimal');
  expect(() => wordIn('0000000A', 0)).toThrow('hexadecimal');
});
