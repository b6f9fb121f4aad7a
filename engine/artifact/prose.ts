/** Top-level domains that are better known as endings of file names. */
const FILE_ENDING = /^[^.]+\.(?:zip|mov|py|md|sh|ps|so|app)$/i;
/** `paid.In full`: a full stop without its space. `Evil.Com` is meant. */
const NEXT_SENTENCE = /\.(?!(?:Com|Net|Org|Info)$)\p{Lu}\p{Ll}+$/u;
const LETTERS_OF_A_NAME = /\p{L}{2}|\p{L}[-\d]|[-\d]\p{L}/u;

/** What has a dot and names no host: files, abbreviations, sentences run together, times (5.pm). */
export function isProse(text: string): boolean {
  const beforeRoot = text.slice(0, text.lastIndexOf('.'));
  return FILE_ENDING.test(text) || NEXT_SENTENCE.test(text) || !LETTERS_OF_A_NAME.test(beforeRoot);
}
