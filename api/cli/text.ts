export { grouped, plural } from '../../engine/index.js';

/**
 * Attackers wrote part of what is printed here, and a terminal obeys control characters: escape sequences can retitle or
 * clear the screen and paste commands, and bidirectional marks can make `moc.live` read as `evil.com`.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** One line without any character that a terminal obeys or hides; line breaks and tabs become spaces. */
export function plainLine(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNSAFE, '');
}

/** As `plainLine` for a file's text: keeps its line breaks and tabs. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, (unsafe) => (unsafe === '\n' || unsafe === '\t' ? unsafe : ''));
}

/** One line of JSON in which such characters are escaped, so that nothing is lost and nothing is obeyed. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, (unsafe) =>
    [...Array(unsafe.length).keys()]
      .map((place) => `\\u${unsafe.charCodeAt(place).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
