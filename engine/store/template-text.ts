import type { EvidenceArtifact, TemplateBatch } from './store.js';

/** Letters of a folded template. */
export const TEMPLATE_LETTERS = 86;

/** Templates as rows again, for whoever is in no hurry; rows as they are. */
export function artifactsIn(batch: TemplateBatch | readonly EvidenceArtifact[]): readonly EvidenceArtifact[] {
  if (!('bytes' in batch)) return batch;
  const { length, bytes } = batch;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let place = 0;
  return Array.from({ length }, () => {
    const letters = text.indexOf(' ', place) + 1;
    const key = Number(text.slice(place, letters - 1));
    place = letters + TEMPLATE_LETTERS;
    return { key, kind: 'template', folded: text.slice(letters, place) };
  });
}
