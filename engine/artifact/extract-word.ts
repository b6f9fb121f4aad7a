import type { Artifact } from '../model/artifact.js';
import { artifactOf } from '../model/artifact.js';
import { domain, mayStandInText } from './domain.js';
import { email } from './email.js';
import { handle, phoneOfHandle } from './handle.js';
import { ip } from './ip.js';
import type { CleanHint, Kind } from './kind.js';
import { platformOfWord } from './platforms.js';
import { isProse } from './prose.js';
import { url } from './url.js';
import { isChecked, wallet } from './wallet.js';

/** Where a word stands: what is around it tells a version from an address, and whose name `@name` is. */
export interface Place {
  readonly line: string;
  readonly start: number;
}

const MIN_WORD = 4;
const MAX_WORD = 2048;
/** Shorter words without a sign of their own are prose. */
export const MIN_WALLET = 25;

/** The artifact that one word of a text is; null for prose, which most words are and which a look or two settles. */
export function artifactOfWord(word: string, place: Place, hint: CleanHint): Artifact | null {
  if (word.length < MIN_WORD || word.length > MAX_WORD) return null;
  if (word.includes('://')) return pageArtifact(word.slice(Math.max(word.search(/(?:https?|ftp):/i), 0)), hint);
  if (word.includes('@')) return atArtifact(word, place, hint);
  if (word.includes('.')) return dottedArtifact(trimmed(word), word, place, hint);
  return word.length < MIN_WALLET ? null : read(wallet, trimmed(word), hint, isChecked);
}

const LEADING = /^[([{*_~]+/;
const CLOSING = new Set(')]}*_~.!?:');

/** Without the punctuation around it; a closing bracket stays if it closes one of the word's own. */
function trimmed(word: string): string {
  const start = word.replace(LEADING, '');
  let end = start.length;
  while (end > 0 && CLOSING.has(start.charAt(end - 1)) && !closesOwn(start, end)) end--;
  return start.slice(0, end);
}

function closesOwn(text: string, end: number): boolean {
  const own = text.slice(0, end);
  return own.endsWith(')') && own.split('(').length >= own.split(')').length;
}

function read(kind: Kind, text: string, hint: CleanHint, accepts?: (folded: string) => boolean): Artifact | null {
  const cleaned = kind.clean(text, hint);
  if (cleaned === null || accepts?.(cleaned.folded) === false) return null;
  return artifactOf(kind.name, cleaned.folded, cleaned.shown);
}

/** An account's page is the account; any other page is a URL. */
function pageArtifact(text: string, hint: CleanHint): Artifact | null {
  const bare = trimmed(text);
  return phoneOfHandle(bare, hint) ?? read(handle, bare, hint) ?? read(url, bare, hint);
}

const NAME = /^@[a-z0-9_][a-z0-9_.]{1,31}$/i;
const NAMED = /^([a-z]{2,16})[:=](@[a-z0-9_.]{2,32})$/i;
const LABEL = /^(?:e-?mail|mailto|mail|to|from|contact|reply-to)[:=]/i;

/** `me@host` is an address; `@name` is an account where the words around it say at which platform. */
function atArtifact(word: string, place: Place, hint: CleanHint): Artifact | null {
  const bare = trimmed(word);
  const named = NAMED.exec(bare);
  if (named !== null) return read(handle, `${named[1] ?? ''}:${named[2] ?? ''}`, hint);
  if (!NAME.test(bare)) return read(email, bare.replace(LABEL, ''), hint) ?? pageWithAt(bare, hint);
  const platform = platformAround(place, word.length);
  return platform === null ? null : read(handle, `${platform}:${bare}`, hint);
}

/** `www.tiktok.com/@name` */
function pageWithAt(bare: string, hint: CleanHint): Artifact | null {
  return bare.indexOf('/') > 0 && bare.indexOf('/') < bare.indexOf('@') ? schemelessArtifact(bare, hint) : null;
}

/** Platforms whose names are not words of the language. */
const UNMISTAKABLE = new Set('telegram instagram twitter tiktok discord snapchat facebook wechat skype'.split(' '));
const WORDS_BEFORE = 48;
const WORDS_AFTER = 24;

function platformAround({ line, start }: Place, length: number): string | null {
  const before = line.slice(Math.max(0, start - WORDS_BEFORE), start).split(/[^\p{L}]+/u);
  const after = /^(?:\s?\(|\s(?:on|via|at|in)\s)(?:on\s|the\s|via\s)?(\p{L}+)/iu.exec(
    line.slice(start + length, start + length + WORDS_AFTER),
  );
  for (const word of [after?.[1] ?? '', ...before.reverse()]) {
    const platform = platformOfWord(word)?.name;
    if (platform !== undefined && UNMISTAKABLE.has(platform) && word.length > 1) return platform;
  }
  return null;
}

const V4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/;
const SAYS_VERSION = /(?:\bv|\bver|version|release|build|firmware|section|chapter)[.:\s#]{0,3}$/i;

/** An IP address, a page without its scheme, a domain. */
function dottedArtifact(bare: string, word: string, { line, start }: Place, hint: CleanHint): Artifact | null {
  if (bare.includes('/')) return schemelessArtifact(bare, hint);
  if (V4.test(bare)) {
    const version = SAYS_VERSION.test(line.slice(Math.max(0, start - 12), start + word.indexOf(bare)));
    return version ? null : read(ip, bare, hint);
  }
  if (word.length >= MIN_WALLET && !bare.includes('.')) return read(wallet, bare, hint, isChecked);
  return isProse(bare) ? null : read(domain, bare.replace(/^[a-z]{2,10}[:=]/i, ''), hint, mayStandInText);
}

function schemelessArtifact(bare: string, hint: CleanHint): Artifact | null {
  const host = bare.slice(0, bare.indexOf('/')).replace(/:\d{1,5}$/, '');
  if (V4.test(host)) return /^[^/]*\/\d{1,2}$/.test(bare) ? null : read(url, bare, hint); // a range is no page
  if (isProse(host) || read(domain, host, hint, mayStandInText) === null) return null;
  return pageArtifact(bare, hint);
}
