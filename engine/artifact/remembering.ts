/**
 * A pure function of a text that remembers its last answers: files of reports name the same few hosts and numbers again
 * and again. Bounded by two generations of `limit` entries; the older is dropped when the younger is full.
 *
 * @param answer May take more than the text, as long as the text alone settles what that is.
 */
export function remembering<T, More extends readonly unknown[]>(
  limit: number,
  answer: (text: string, ...more: More) => T,
): (text: string, ...more: More) => T {
  let young = new Map<string, { readonly value: T }>();
  let old = new Map<string, { readonly value: T }>();
  return (text, ...more) => {
    let known = young.get(text);
    if (known !== undefined) return known.value;
    known = old.get(text) ?? { value: answer(text, ...more) };
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(text, known);
    return known.value;
  };
}
