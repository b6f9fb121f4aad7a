import { defang } from '../artifact/refang.js';
import type { ArtifactName, ArtifactNames } from '../campaign/finish.js';
import { invariant } from '../model/errors.js';
import type { EvidenceSource } from '../store/store.js';

/**
 * Asks for the few texts that campaigns are named after: the columns hold none, so that memory does not grow with the
 * length of what attackers write.
 *
 * @param wanted artifact numbers.
 * @param keys row key of each artifact.
 */
export async function artifactNames(
  source: EvidenceSource,
  wanted: Int32Array,
  keys: Float64Array,
): Promise<ArtifactNames> {
  const found = await source.artifactNames(Float64Array.from(wanted, (artifact) => keys[artifact] ?? -1));
  const names = new Map<number, ArtifactName>();
  found.forEach(({ kind, folded, shown }, i) => {
    // A sketch says nothing to a reader of titles.
    names.set(wanted[i] ?? -1, {
      folded,
      shown,
      defanged: () => (kind === 'template' ? 'one message' : defang(shown)),
    });
  });
  return (artifact) => {
    const name = names.get(artifact);
    invariant(name !== undefined, 'a campaign is held together by an artifact that nobody asked the name of');
    return name;
  };
}
