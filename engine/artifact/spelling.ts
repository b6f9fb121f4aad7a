/** What attackers and copying by hand put into a value without meaning it. */

// Zero-width and bidirectional marks, soft hyphen, variation selectors, byte order mark; C0 and C1 controls.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATE = /[\ud800-\udfff]/gu; // with the flag u, pairs are one character and never match
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const OTHER_DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const OTHER_SPACE = /\s+/g;
/** Arabic ligatures that decompose into 18 and 8 letters: a text of them alone would grow as much. */
const WHOLE_SENTENCE = /[\ufdfa\ufdfb]/g;
const BREAK = /[\t\n\v\f\r\u0085]/g;

/**
 * One line of visible, well-formed text: compatibility forms folded (fullwidth letters and dots become ASCII), dashes
 * and spaces made plain, marks that nobody sees removed, lone surrogates replaced. Reading its own result changes
 * nothing.
 */
export function plain(raw: string): string {
  if (PRINTABLE_ASCII.test(raw)) return raw.trim();
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
