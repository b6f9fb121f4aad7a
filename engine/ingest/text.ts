import { isUtf8 } from 'node:buffer';

/** Text of a line, and whether it had to be read as Windows-1252 because it is not UTF-8. */
export interface Decoded {
  readonly text: string;
  readonly reencoded: boolean;
}

/**
 * Strict UTF-8, else Windows-1252 (which takes every byte): files glued together from several exports mix the two, so
 * each line is judged on its own.
 */
export function decode(bytes: Buffer): Decoded {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), reencoded: false };
  return { text: bytes.toString('latin1').replace(/[\x80-\x9f]/g, windows1252), reencoded: true };
}

/** 0x80 to 0x9f of Windows-1252 (WHATWG Encoding); Node 20 decodes them wrongly as control characters. */
const HIGH_CONTROLS =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

function windows1252(byte: string): string {
  return HIGH_CONTROLS.charAt(byte.charCodeAt(0) - 0x80);
}

/** Controls, and marks that nobody sees: zero width, direction of writing, soft hyphen, byte order. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What `cleanText` would change besides the ends. */
const UNCLEAN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/;

/**
 * Text as it may go into a store: control and unseen characters out, lone surrogates replaced (SQLite, hashes and Neo4j would each
 * write them differently), ends trimmed. Null for what is not a text, or is empty then.
 */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const clean = (UNCLEAN.test(value) ? wellFormed(value).replace(UNSEEN, '') : value).trim();
  return clean === '' ? null : clean;
}

/** Words in printable ASCII with single spaces between them: what most names are. */
const PLAIN_NAME = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/**
 * The same for a name that came as text or as a whole number (`"ref": 2026000123`), accents composed (NFC): one source
 * must not be two, or a loss told to it twice would count twice.
 */
export function cleanName(value: unknown): string | null {
  if (typeof value === 'string' && PLAIN_NAME.test(value)) return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return cleanText(value)?.replace(/\s+/g, ' ').normalize('NFC') ?? null;
}

/** Lone surrogates become U+FFFD, as `String.prototype.toWellFormed` has it (ES2024). */
export function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text;
}

/** Cuts to at most `length` UTF-16 units without leaving half a character at the end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}

/** Cuts to at most `bytes` of UTF-8. */
export function cutBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return text;
  return Buffer.from(cut(text, bytes), 'utf8')
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\ufffd$/, '');
}

/** `Confidence / Romance` becomes `confidence-romance`: letters and digits of any script, joined by dashes. */
export function slug(text: string, length: number): string | null {
  const words = cut(text, length * 4)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const short = cut(words.replace(/^-+/, ''), length).replace(/-+$/, '');
  return short === '' ? null : short;
}
