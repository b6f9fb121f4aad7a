import type { RelatedPair } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import type { Links } from './joints.js';
import type { Parameters } from './parameters.js';
import { SharedArtifacts } from './shared-artifacts.js';

/**
 * Campaigns of different operations that still share spells (section 2.4 of the detection rules); those of one operation
 * are told by their bridges. Most such pairs are strangers on the same infrastructure, so this is what an analyst may want
 * to look at, no link. At most `toldPerCampaign` of each campaign, those that share most first; sorted by labels.
 */
export function relatedPairs(
  links: Links,
  campaigns: Clusters,
  operations: Clusters,
  parameters: Parameters,
): RelatedPair[] {
  const size = new Int32Array(campaigns.count);
  const operationOf = new Int32Array(campaigns.count);
  campaigns.of.forEach((campaign, r) => {
    size[campaign]!++;
    operationOf[campaign] = operations.of[r]!;
  });
  const pairs = sharedByPairs(links, campaigns, size, operationOf, parameters);
  const ranked = [...pairs]
    .map(([key, { artifacts, spells }]) => {
      const communities = [Math.floor(key / campaigns.count), key % campaigns.count] as const;
      return { communities, artifacts, spells, smaller: Math.min(size[communities[0]]!, size[communities[1]]!) };
    })
    .sort((a, b) => b.spells - a.spells || b.smaller - a.smaller || compareLabels(a, b));
  const told = new Int32Array(campaigns.count);
  return ranked
    .filter(({ communities: [a, b] }) => {
      if (Math.max(told[a]!, told[b]!) >= parameters.toldPerCampaign) return false;
      told[a]!++;
      told[b]!++;
      return true;
    })
    .sort(compareLabels)
    .map(({ communities, artifacts, spells }) => ({ communities, artifacts, spells }));
}

/** Keys are first label * number of campaigns + second label, the first being the lower. */
function sharedByPairs(
  { graph, kept }: Links,
  campaigns: Clusters,
  size: Int32Array,
  operationOf: Int32Array,
  { relatedReports, relatedCampaigns }: Parameters,
): Map<number, SharedArtifacts> {
  const pairs = new Map<number, SharedArtifacts>();
  const seen = new Int32Array(campaigns.count).fill(-1);
  for (let s = 0; s < graph.spells; s++) {
    if (kept[s] === 0) continue;
    const users: number[] = [];
    for (let e = graph.spellOffsets[s]!; e < graph.spellOffsets[s + 1]! && users.length <= relatedCampaigns; e++) {
      const campaign = campaigns.of[graph.spellReports[e]!]!;
      if (seen[campaign] === s || size[campaign]! < relatedReports) continue;
      seen[campaign] = s;
      users.push(campaign);
    }
    if (users.length < 2 || users.length > relatedCampaigns) continue;
    users.sort((a, b) => a - b);
    users.forEach((a, i) => {
      for (const b of users.slice(i + 1)) {
        if (operationOf[a] === operationOf[b]) continue;
        const key = a * campaigns.count + b;
        const pair = pairs.get(key) ?? new SharedArtifacts();
        if (pair.spells === 0) pairs.set(key, pair);
        pair.add(s, graph.spellArtifact[s]!);
      }
    });
  }
  return pairs;
}

function compareLabels(a: Pick<RelatedPair, 'communities'>, b: Pick<RelatedPair, 'communities'>): number {
  return a.communities[0] - b.communities[0] || a.communities[1] - b.communities[1];
}
