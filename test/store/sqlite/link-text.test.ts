import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnOf, numbersIn } from '../../../engine/store/sqlite/link-text.js';

it('reads the numbers that SQLite wrote, up to the largest row key', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 50 }), (numbers) => {
      expect([...numbersIn(numbers.join(' '), numbers.length)]).toEqual(numbers);
    }),
  );
});

it('takes a column out of rows laid end to end', () => {
  const rows = numbersIn('1 2 3 4 5 6', 6);
  expect([0, 1, 2].map((first) => [...columnOf(rows, first, 3)])).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});
