import type { ReplayedNight } from './replay.js';

/** The campaigns of a night by id: the reports of each, as numbers of the truth. */
export type Clusters = ReadonlyMap<string, readonly number[]>;

export function clustersOf({ result: { campaigns, membership }, truthOf }: ReplayedNight): Clusters {
  const clusters = new Map<string, number[]>(campaigns.map(({ id }) => [id, []]));
  membership.forEach((place, r) => clusters.get(campaigns[place]?.id ?? '')?.push(truthOf[r] ?? -1));
  return clusters;
}

/** How the ids of last night fared. */
export interface Kept {
  /** Share of campaigns of at least `LEAST` reports whose id still holds half of their reports. */
  readonly kept: number;
  /** Share of the reports of these campaigns that bear another id, or none. */
  readonly churn: number;
}

/** Reports from which on a campaign counts here. */
export const LEAST = 5;

export function keptIds(before: Clusters, now: Clusters): Kept {
  const idOf = new Map<number, string>();
  for (const [id, reports] of now) for (const report of reports) idOf.set(report, id);
  let [campaigns, kept, members, moved] = [0, 0, 0, 0];
  for (const [id, reports] of before) {
    if (reports.length < LEAST) continue;
    const there = reports.filter((report) => idOf.get(report) === id).length;
    campaigns++;
    if (2 * there >= reports.length) kept++;
    members += reports.length;
    moved += reports.length - there;
  }
  return { kept: kept / campaigns, churn: moved / members };
}

/** Share of the ids of the first night, of campaigns that were large enough then, that still are ids of campaigns. */
export function survival(first: Clusters, now: Clusters): number {
  const large = [...first].filter(([, reports]) => reports.length >= LEAST);
  return large.filter(([id]) => now.has(id)).length / large.length;
}

/** The true campaign of most of these reports, and -1 for none. */
export function majority(reports: readonly number[], campaign: Int32Array): number {
  const counts = new Map<number, number>();
  for (const report of reports) {
    const label = campaign[report] ?? -1;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let [most, best] = [0, -1];
  for (const [label, count] of counts) if (count > most) [most, best] = [count, label];
  return best;
}
