import { defang } from '../artifact/refang.js';
import type { ArtifactName, ArtifactNames } from '../campaign/finish.js';
import { invariant } from '../model/errors.js';
import type { EvidenceSource } from '../store/store.js';

/**
 * Reads the artifacts' texts once more and keeps the few that campaigns are named after: the columns hold none, so that
 * memory does not grow with the length of what attackers write.
 *
 * @param wanted artifact numbers, ascending.
 */
export async function artifactNames(source: EvidenceSource, wanted: Int32Array): Promise<ArtifactNames> {
  const names = new Map<number, ArtifactName>();
  let number = 0;
  let next = 0;
  for await (const batch of source.artifacts()) {
    for (const { folded, shown } of batch) {
      if (number === wanted[next]) {
        names.set(number, { folded, shown, defanged: defang(shown) });
        next++;
      }
      number++;
    }
  }
  return (artifact) => {
    const name = names.get(artifact);
    invariant(name !== undefined, 'a campaign is held together by an artifact that nobody asked the name of');
    return name;
  };
}
