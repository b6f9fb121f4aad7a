import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renumber, WordNumbers } from '../../engine/rescore/number-words.js';

/** As the numbers of a column, renumbered, name the words again. */
function roundTrip(words: readonly string[]): { column: (string | undefined)[]; sorted: readonly string[] } {
  const numbers = new WordNumbers();
  const column = Int32Array.from(words, (word) => {
    const bytes = Buffer.from(`>${word}<`);
    return numbers.of(bytes, 1, bytes.length - 1);
  });
  const sorted = numbers.sorted();
  renumber(column, sorted.placeOf);
  return { column: Array.from(column, (number) => sorted.words[number]), sorted: sorted.words };
}

it('numbers words in the order of their code points, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'ü', '\uffff', '\u{1f600}')), (words) => {
      const { column, sorted } = roundTrip(words);
      expect(column).toEqual(words);
      expect(new Set(sorted).size).toBe(sorted.length);
      expect(roundTrip(words.toReversed()).sorted).toEqual(sorted);
    }),
  );
});

it('tells apart more words than it keeps at hand', () => {
  const words = Array.from({ length: 5_000 }, (_, i) => `source ${i % 3_000}`);
  expect(roundTrip(words).column).toEqual(words);
});
