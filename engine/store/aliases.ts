import type { CampaignId } from '../model/ids.js';
import type { Alias } from '../model/run.js';

export interface Resolved {
  /** The id that the campaign has in the run; null if it was dissolved. */
  readonly id: CampaignId | null;
  readonly followed: readonly Alias[];
}

/**
 * What an id, present or past, stands for: aliases are followed until an id that the run has. A present id stands for
 * itself, even where it was once given up and came back. Null if no such id was ever given.
 */
export function resolveId(
  asked: CampaignId,
  isPresent: (id: CampaignId) => boolean,
  latestAlias: (id: CampaignId) => Alias | undefined,
): Resolved | null {
  const followed: Alias[] = [];
  const met = new Set<CampaignId>();
  let id = asked;
  while (!isPresent(id)) {
    const alias = met.has(id) ? undefined : latestAlias(id);
    if (alias === undefined) return followed.length === 0 ? null : { id: null, followed };
    met.add(id);
    followed.push(alias);
    if (alias.to === null) return { id: null, followed };
    id = alias.to;
  }
  return { id, followed };
}
