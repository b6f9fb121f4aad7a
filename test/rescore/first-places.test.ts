import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstPlaces } from '../../engine/rescore/first-places.js';

const word = fc.constantFrom(0, 1, 2, 0x7fffffff, -0x80000000, -1);

it('finds the first place of each key as a map of their texts would, however alike they are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word, word, word), { maxLength: 300 }), (keys) => {
      const known = new Map<string, number>();
      keys.forEach((key, place) => known.set(key.join(' '), known.get(key.join(' ')) ?? place));
      const first = firstPlaces(Int32Array.from(keys.flat()));
      expect([...first]).toEqual(keys.map((key) => known.get(key.join(' '))));
    }),
  );
});
