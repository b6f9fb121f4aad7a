import { defang } from '../artifact/refang.js';
import type { ArtifactName, ArtifactNames } from '../campaign/finish.js';
import { invariant } from '../model/errors.js';
import type { EvidenceSource } from '../store/store.js';

/**
 * Reads the artifacts' texts once more and keeps the few that campaigns are named after: the columns hold none, so that
 * memory does not grow with the length of what attackers write.
 *
 * @param wanted artifact numbers.
 * @param keys row key of each artifact.
 */
export async function artifactNames(
  source: EvidenceSource,
  wanted: Int32Array,
  keys: Float64Array,
): Promise<ArtifactNames> {
  const names = new Map<number, ArtifactName>();
  const numberOfKey = new Map(Array.from(wanted, (number) => [keys[number], number]));
  for await (const batch of source.artifacts()) {
    for (const { key, kind, folded, shown } of batch) {
      const number = numberOfKey.get(key);
      if (number === undefined) continue;
      // A sketch says nothing to a reader of titles.
      names.set(number, { folded, shown, defanged: kind === 'template' ? 'one message' : defang(shown) });
    }
  }
  return (artifact) => {
    const name = names.get(artifact);
    invariant(name !== undefined, 'a campaign is held together by an artifact that nobody asked the name of');
    return name;
  };
}
