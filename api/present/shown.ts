import { defang, type ArtifactKind } from '../../engine/index.js';

/** Enough of a sketch to tell messages apart by eye. */
const SKETCH_MARK = 8;

/**
 * An artifact as a person may see it: nothing of it can be clicked, and a message, which is known by the sketch of its text
 * alone, is called by the beginning of that.
 */
export function shownText({ kind, shown }: { readonly kind: ArtifactKind; readonly shown: string }): string {
  return kind === 'template' ? `message ${shown.slice(0, SKETCH_MARK)}` : defang(shown);
}
