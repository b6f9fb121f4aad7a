import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByKey } from '../../../engine/detect/blocks/sort-by-key.js';

describe('sorting by key', () => {
  it.each([
    ['few', 30],
    ['some', 1_500],
    ['many', 5_000],
  ])('orders %s values by their whole key, equal ones as they stood', (_, count) => {
    const key = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(key, { minLength: count, maxLength: count }), (keys) => {
        const values = Int32Array.from(keys, (_, i) => i);
        const expected = [...values].sort((a, b) => keys[a]! - keys[b]! || a - b);
        sortByKey(Uint32Array.from(keys), values);
        expect([...values]).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
