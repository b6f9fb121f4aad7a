/** Words of 32 bits in the id of a report. */
export const ID_WORDS = 4;

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The numbers 0 .. count - 1 in the order of their ids. Ids are hashes, so sorting by the first word (radix, three
 * passes) leaves few ties, which are put right one by one.
 *
 * @param idWords the words of each id, the most significant first.
 */
export function orderOfIds(idWords: Uint32Array): Int32Array {
  const count = idWords.length / ID_WORDS;
  let order = Int32Array.from({ length: count }, (_, i) => i);
  let sorted = new Int32Array(count);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortByDigit(idWords, order, sorted, shift);
    [order, sorted] = [sorted, order];
  }
  settleTies(idWords, order);
  return order;
}

function sortByDigit(idWords: Uint32Array, from: Int32Array, to: Int32Array, shift: number): void {
  const starts = new Int32Array(DIGITS + 1);
  for (let i = 0; i < from.length; i++) {
    const after = digitOf(idWords, from[i] ?? 0, shift) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  for (let i = 0; i < from.length; i++) {
    const one = from[i] ?? 0;
    const digit = digitOf(idWords, one, shift);
    const place = starts[digit] ?? 0;
    starts[digit] = place + 1;
    to[place] = one;
  }
}

function digitOf(idWords: Uint32Array, one: number, shift: number): number {
  return ((idWords[one * ID_WORDS] ?? 0) >>> shift) & (DIGITS - 1);
}

function settleTies(idWords: Uint32Array, order: Int32Array): void {
  for (let start = 0; start < order.length;) {
    let stop = start + 1;
    while (stop < order.length && idWords[(order[start] ?? 0) * ID_WORDS] === idWords[(order[stop] ?? 0) * ID_WORDS])
      stop++;
    if (stop - start > 1) order.subarray(start, stop).sort((a, b) => compareIds(idWords, a, b));
    start = stop;
  }
}

function compareIds(idWords: Uint32Array, a: number, b: number): number {
  for (let word = 0; word < ID_WORDS; word++) {
    const difference = (idWords[a * ID_WORDS + word] ?? 0) - (idWords[b * ID_WORDS + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
