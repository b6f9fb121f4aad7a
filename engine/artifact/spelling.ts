/** What attackers and copying by hand put into a value without meaning it. */

// Zero-width and bidirectional marks, soft hyphen, variation selectors, byte order mark; C0 and C1 controls.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATE = /[\ud800-\udfff]/gu; // with the flag u, pairs are one character and never match
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/**
 * Letters and signs beside ASCII that stay what they are, alone and next to each other: Latin, Greek, Cyrillic, kana, Han,
 * Hangul, quotation marks. None of them has a compatibility form or composes with another one.
 */
const AS_IT_IS =
  /^[\x20-\x7e\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb\u00bf-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0482\u048a-\u04ff\u2018-\u201f\u2022\u20ac\u3001\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]*$/;
const OTHER_DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const OTHER_SPACE = /\s+/g;
/** Arabic ligatures that decompose into 18 and 8 letters: a text of them alone would grow as much. */
const WHOLE_SENTENCE = /[\ufdfa\ufdfb]/g;
const BREAK = /[\t\n\v\f\r\u0085]/g;

/**
 * Whether `normalize('NFKC')` would give the text back: what most languages are written in is so already, and a look costs
 * a tenth of asking.
 */
export function isFolded(text: string): boolean {
  return AS_IT_IS.test(text);
}

/**
 * One line of visible, well-formed text: compatibility forms folded (fullwidth letters and dots become ASCII), dashes
 * and spaces made plain, marks that nobody sees removed, lone surrogates replaced. Reading its own result changes
 * nothing.
 */
export function plain(raw: string): string {
  if (PRINTABLE_ASCII.test(raw)) return raw.trim();
  if (AS_IT_IS.test(raw)) return raw.replace(/ {2,}/g, ' ').trim();
  const visible = raw.replace(BREAK, ' ').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd');
  const text = visible
    .replace(WHOLE_SENTENCE, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(OTHER_DASH, '-')
    .replace(/\u3002/g, '.')
    .replace(OTHER_SPACE, ' ');
  return text.trim();
}
