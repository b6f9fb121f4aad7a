import { scoreClustering } from '../evaluate/scores.js';

/** What can be said of a clustering without a truth. */
export interface ClusteringFacts {
  /** Communities of two reports and more, their reports in all, and those of the largest. */
  readonly campaigns: number;
  readonly clusteredReports: number;
  readonly largest: number;
  /**
   * People known from several clustered reports, and those among them whose clustered reports are all in one campaign.
   * No link is made of a victim's identity, so this is evidence that the clustering has not seen: more is better as
   * long as the largest campaign does not swallow the rest.
   */
  readonly people: number;
  readonly peopleTogether: number;
  /** B-cubed F1 between this clustering and the first one, 0..1. */
  readonly agreement: number;
}

/**
 * @param labels community of each report; reports in none have labels of their own.
 * @param first the clustering to compare with.
 * @param person who reported, -1 where no identity is known.
 */
export function clusteringFacts(labels: Int32Array, first: Int32Array, person: Int32Array): ClusteringFacts {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const campaigns = [...sizes.values()].filter((size) => size > 1);
  return {
    campaigns: campaigns.length,
    clusteredReports: campaigns.reduce((sum, size) => sum + size, 0),
    largest: campaigns.reduce((most, size) => Math.max(most, size), 0),
    ...peopleOf(labels, sizes, person),
    agreement: scoreClustering(labels, first).bCubed.f1,
  };
}

function peopleOf(labels: Int32Array, sizes: ReadonlyMap<number, number>, person: Int32Array) {
  const places = new Map<number, { readonly label: number; reports: number; together: boolean }>();
  labels.forEach((label, report) => {
    const who = person[report] ?? -1;
    if (who < 0 || (sizes.get(label) ?? 0) < 2) return;
    const known = places.get(who);
    if (known === undefined) places.set(who, { label, reports: 1, together: true });
    else {
      known.reports++;
      if (known.label !== label) known.together = false;
    }
  });
  const several = [...places.values()].filter(({ reports }) => reports > 1);
  return { people: several.length, peopleTogether: several.filter(({ together }) => together).length };
}
