/**
 * A pure function of a text that remembers its last answers: files of reports name the same few hosts and numbers again
 * and again. Bounded by two generations of `limit` entries; the older is dropped when the younger is full.
 */
export function remembering<T>(limit: number, answer: (text: string) => T): (text: string) => T {
  let young = new Map<string, { readonly value: T }>();
  let old = new Map<string, { readonly value: T }>();
  return (text) => {
    let known = young.get(text);
    if (known !== undefined) return known.value;
    known = old.get(text) ?? { value: answer(text) };
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(text, known);
    return known.value;
  };
}
