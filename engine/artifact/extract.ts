import type { Artifact } from '../model/artifact.js';
import type { PhoneBudget } from './extract-numbers.js';
import { MAX_PHONE_TRIES, numbersIn } from './extract-numbers.js';
import { artifactOfWord } from './extract-word.js';
import type { CleanHint } from './kind.js';
import { refang } from './refang.js';

/** Bounds of what is searched and found: a narrative is a page or two, and what goes beyond was written to tire us. */
export const MAX_TEXT_LENGTH = 65_536;
export const MAX_FINDS = 500;

/** Where words end, apart from spaces: quotes, angle brackets, commas and the like. */
const WORD = /[^\s"'`<>|,;\u00ab\u00bb\u2018-\u201f\u3001]+/g;
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
  for (const match of line.matchAll(WORD)) {
    const artifact = artifactOfWord(match[0], { line, start: match.index }, hint);
    if (artifact === null) continue;
    yield artifact;
    left += line.slice(end, match.index) + '\n';
    end = match.index + match[0].length;
  }
  yield* numbersIn(left + line.slice(end), hint, budget);
}
