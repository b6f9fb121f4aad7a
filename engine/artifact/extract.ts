import type { Artifact } from '../model/artifact.js';
import type { PhoneBudget } from './extract-numbers.js';
import { MAX_PHONE_TRIES, numbersIn } from './extract-numbers.js';
import { artifactOfWord, MIN_WALLET } from './extract-word.js';
import type { CleanHint } from './kind.js';
import { refang } from './refang.js';

/** Bounds of what is searched and found: a narrative is a page or two, and what goes beyond was written to tire us. */
export const MAX_TEXT_LENGTH = 65_536;
export const MAX_FINDS = 500;

/** Where words end: spaces, quotes, angle brackets, commas and the like. */
const ENDS_WORD = /[\s"'`<>|,;\u00ab\u00bb\u2018-\u201f\u3001]/;
/** What a word has that names something, unless it is as long as a wallet. */
const TELLS = /[.@/([{]/;
const LINE_BREAKS = /[\r\n\u2028\u2029]+/;

/**
 * Artifacts that a text names, each once, defanged forms included: URLs, e-mail addresses, wallets that a checksum or an
 * unmistakable form proves, accounts at messengers, IP addresses, domains, IBANs, telephone numbers (in national form
 * with the reporter's country). What is part of a find is not found again: a URL's host and an e-mail's domain are
 * derived from them. Never throws; time in proportion to the text.
 */
export function extractArtifacts(text: string, hint: CleanHint): Artifact[] {
  const finds = new Map<string, Artifact>();
  const budget = { tries: MAX_PHONE_TRIES };
  for (const line of text.slice(0, MAX_TEXT_LENGTH).split(LINE_BREAKS)) {
    for (const artifact of lineArtifacts(refang(line), hint, budget)) {
      finds.set(artifact.id, artifact);
      if (finds.size >= MAX_FINDS) return [...finds.values()];
    }
  }
  return [...finds.values()];
}

/** Words first; then numbers, which hold spaces, in what the found words left over. */
function* lineArtifacts(line: string, hint: CleanHint, budget: PhoneBudget): Iterable<Artifact> {
  let left = '';
  let end = 0;
  for (let at = nextWord(line, 0); at !== null; at = nextWord(line, at.end)) {
    const artifact = artifactOfWord(line.slice(at.start, at.end), { line, start: at.start }, hint);
    if (artifact === null) continue;
    yield artifact;
    left += line.slice(end, at.start) + '\n';
    end = at.end;
  }
  yield* numbersIn(left + line.slice(end), hint, budget);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const PLAIN = 1;
const END = 2;
const TELLING = 3;
/** What each UTF-16 unit is to a word; looked up once. */
const KNOWN = new Uint8Array(0x10000);

function classOf(unit: number): number {
  const known = KNOWN[unit] ?? PLAIN;
  if (known !== 0) return known;
  const sign = String.fromCharCode(unit);
  return (KNOWN[unit] = ENDS_WORD.test(sign) ? END : TELLS.test(sign) ? TELLING : PLAIN);
}

const DOT = 0x2e;

/**
 * The next word from a place on that may be an artifact. One pass over the units: all others are prose, which most words
 * are. The full stop that ends a sentence tells nothing.
 */
function nextWord(line: string, from: number): Span | null {
  let start = from;
  let telling = false;
  for (let i = from; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    const kind = classOf(unit);
    if (kind === PLAIN) continue;
    if (kind === END) {
      if (telling || i - start >= MIN_WALLET) return { start, end: i };
      start = i + 1;
    } else if (unit !== DOT || (i + 1 < line.length && classOf(line.charCodeAt(i + 1)) !== END)) telling = true;
  }
  return telling || line.length - start >= MIN_WALLET ? { start, end: line.length } : null;
}
