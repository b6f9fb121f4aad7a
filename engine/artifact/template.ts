import type { Artifact } from '../model/artifact.js';
import { artifactOf } from '../model/artifact.js';
import { MAX_TEXT_LENGTH } from './extract.js';
import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { isFolded } from './spelling.js';
import { maskedText } from './template/masked.js';
import { quotesIn } from './template/quoted.js';
import { likeness, SKETCH_BYTES, sketchOf } from './template/sketch.js';

/**
 * The message that a report quotes, as an artifact: near-duplicate text of any language. Its folded form is the sketch of
 * the text (`template/sketch`), 64 bytes in base64url. It depends on this one text alone, so the order of arrival and the
 * number of reports change no id; which sketches are one template is decided each night (`template/groups`).
 *
 * What the sketch tells to someone who has the store: it is 512 bits, whatever the length of the text. Each byte says
 * which of 256 classes the least of some n-grams falls in, without saying where in the text, or how often, it stood;
 * hundreds of plausible n-grams share a class, so no sentence can be read back. What can be done is to try out a guess:
 * whoever has nearly all of a text already can confirm it. Digits, addresses and numbers are masked before, whoever reads
 * a report masks the victim's name as well, and where a message is quoted the victim's own story stays out.
 */
export function templateOf(narrative: string, from: TemplateSource): Artifact | null {
  const text = narrative.slice(0, MAX_TEXT_LENGTH);
  const quotes = quotesIn(text);
  const sketch = sketchOfText(quotes) ?? (from === 'quotes' ? null : sketchOfText(text));
  if (sketch === null) return null;
  const folded = Buffer.from(sketch).toString('base64url');
  return artifactOf('template', folded, folded);
}

/** Where the message may stand: in quotation marks alone, or in the whole text if nothing long enough is quoted. */
export type TemplateSource = 'quotes' | 'text';

function sketchOfText(text: string): Uint8Array | null {
  return sketchOf(maskedText(isFolded(text) ? text : text.normalize('NFKC')));
}

/** The 64 bytes of a folded template. */
export function sketchIn(folded: string): Uint8Array {
  return Buffer.from(folded, 'base64url');
}

/** How much two folded templates are alike, 0..1 (an estimate of the Jaccard likeness of their n-grams). */
export function templateLikeness(one: string, other: string): number {
  return likeness(Buffer.concat([sketchIn(one), sketchIn(other)]), 0, 1);
}

const TEXT_LENGTH = Math.ceil((SKETCH_BYTES * 4) / 3);
const BASE64URL = /^[\w-]+$/;

/** Reads a sketch, not a message. The last letter holds spare bits, so a text is only taken if it is what we would write. */
function clean(raw: string): Cleaned | null {
  const text = raw.length > TEXT_LENGTH + 64 ? '' : raw.trim();
  if (text.length !== TEXT_LENGTH || !BASE64URL.test(text)) return null;
  return Buffer.from(text, 'base64url').toString('base64url') === text ? { folded: text, shown: text } : null;
}

/** Many write alike, and kits are sold: weak evidence, and never a hub, for what many share is what the word means. */
export const template: Kind = {
  name: 'template',
  traits: { links: true, prior: 0.45, gapDays: 730, flag: 8 },
  clean,
  derive: nothingDerived,
};
