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
  const { id: order } = inOrderOfFirstWords(idWords);
  settleTies(idWords, order);
  return order;
}

/** The numbers 0 .. count - 1 in the order of the first words of their ids, ascending where these are the same. */
export function inOrderOfFirstWords(idWords: Uint32Array | Int32Array): Sortable {
  const count = idWords.length / ID_WORDS;
  let from = { word: new Uint32Array(count), id: new Int32Array(count) };
  let to = { word: new Uint32Array(count), id: new Int32Array(count) };
  for (let id = 0; id < count; id++) {
    from.word[id] = idWords[id * ID_WORDS] ?? 0;
    from.id[id] = id;
  }
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortByDigit(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** The first word of each id moves with its number: looked up, it would be a page at random for each. */
interface Sortable {
  readonly word: Uint32Array;
  readonly id: Int32Array;
}

function sortByDigit(from: Sortable, to: Sortable, shift: number): void {
  const starts = new Int32Array(DIGITS + 1);
  for (const word of from.word) {
    const after = ((word >>> shift) & (DIGITS - 1)) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  for (let i = 0; i < from.word.length; i++) {
    const word = from.word[i] ?? 0;
    const digit = (word >>> shift) & (DIGITS - 1);
    const place = starts[digit] ?? 0;
    starts[digit] = place + 1;
    to.word[place] = word;
    to.id[place] = from.id[i] ?? 0;
  }
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
