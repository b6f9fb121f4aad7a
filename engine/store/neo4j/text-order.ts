import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { ArtifactKind } from '../../model/artifact.js';

/**
 * Neo4j puts texts in code point order where an index gives the order, and in UTF-16 order where it sorts; JavaScript does
 * the latter too. Below U+D7FF both are the same, so every character from there on is written as U+D7FF and two characters
 * of ten bits each.
 */
export function orderText(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud7ff-\uffff]/g, (high) => {
    const point = high.codePointAt(0) ?? 0;
    return `${ESCAPE}${String.fromCharCode(LOWEST + (point >> 10), LOWEST + (point & 0x3ff))}`;
  });
}

/** All of these are two bytes in UTF-8: a name of 512 characters stays under 3,600 bytes whatever it is made of. */
const LOWEST = 0x80;

const ESCAPE = '\ud7ff';

const FIRST_KIND = 0x41;

/** An index takes 8,167 bytes. */
const MOST_CHARACTERS = 1_000;

/** Sorts reports as (source, ref); names hold no control characters, so the pair cannot be read in two ways. */
export function reportPlace(source: string, ref: string): string {
  return `${orderText(source)}\u0000${orderText(ref)}`;
}

/** Sorts artifacts as (kind code, folded), as far as its first thousand characters tell. */
export function artifactPlace(kindCode: number, folded: string): string {
  return `${String.fromCharCode(FIRST_KIND + kindCode)}${orderText(beginning(folded)).slice(0, MOST_CHARACTERS)}`;
}

/** Without half a character at the end, which would sort elsewhere than the whole. */
function beginning(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : text.slice(0, MOST_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
}

/** Whether the place may tell only the beginning of a text, so that several artifacts share it. */
export function isCut(place: string): boolean {
  return place.length >= MOST_CHARACTERS; // half a character less than what fits
}

/** The artifact of a place; null where the place does not tell the whole text as it is. */
export function artifactAt(place: string): { readonly kind: ArtifactKind; readonly folded: string } | null {
  const kind = ARTIFACT_KINDS[place.charCodeAt(0) - FIRST_KIND];
  if (kind === undefined || isCut(place) || place.includes(ESCAPE)) return null;
  return { kind, folded: place.slice(1) };
}
