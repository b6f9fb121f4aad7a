import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TokenNumbers } from '../../engine/rescore/token-numbers.js';

const word = fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff);

it('numbers keys as a map of their texts would, however alike they are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word, word, word), { maxLength: 300 }), (keys) => {
      const numbers = new TokenNumbers();
      const known = new Map<string, number>();
      for (const key of keys) {
        const text = key.join(' ');
        if (!known.has(text)) known.set(text, known.size);
        expect(numbers.of(...key)).toBe(known.get(text));
      }
      expect(numbers.count).toBe(known.size);
    }),
  );
});

it('keeps the numbers of many keys through every growth of its table', () => {
  const numbers = new TokenNumbers();
  const of = (i: number) => numbers.of(i, Math.imul(i, 0x9e3779b1) >>> 0, 0, i >>> 3);
  const places = Array.from({ length: 20_000 }, (_, i) => i);
  expect(places.map(of)).toEqual(places);
  expect(places.map(of)).toEqual(places);
});
