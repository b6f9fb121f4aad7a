import type { Campaign } from '../model/campaign.js';
import type { Partition } from '../model/partition.js';
import type { PossibleLinkRow } from '../model/run.js';
import { at } from './columns.js';

/** One measured row: chance by shared spells 1, 2, 3 ..., the last one holding for all above; null where unmeasured. */
type Chances = readonly (number | null)[];

/**
 * How often both sides of a joint were one campaign, by the smaller side's reports: measured with this kernel on synthetic
 * data, six sets of 30,000 reports through the whole line, two of them with pauses (225, 156, 63, 41 and 47 joints of 5 to
 * 19 reports, 43 of 20 to 49 with three spells or more, 16 of 50 and more with five). What was seen less than 15 times has
 * no chance to its name.
 */
const JOINT_CHANCES: readonly { readonly below: number; readonly chances: Chances }[] = [
  { below: 5, chances: [null] },
  { below: 20, chances: [0.83, 0.94, 0.98] },
  { below: 50, chances: [null, null, 0.97] },
  { below: Infinity, chances: [null, null, null, null, 0.94] },
];

/**
 * Joints across a longer pause, in days, are too rare to name a chance, and time speaks against them: three were seen in
 * 60,000 synthetic reports, though half of the campaigns paused.
 */
const MEASURED_PAUSE_DAYS = 60;

/**
 * The same for campaigns that share spells and were not joined (1,551, 122 and 30 pairs). The detection rules, section 2.4,
 * have .1, .4 and .67 from another implementation at 300,000 reports; what we publish is what ours was right about.
 */
const RELATED_CHANCES: Chances = [0.09, 0.3];

/** What detection cut, or left apart, in terms of the campaigns of a run. */
export function possibleLinks(
  partition: Partition,
  campaigns: readonly Campaign[],
  membership: Int32Array,
): readonly PossibleLinkRow[] {
  const placeOf = placesOfCommunities(partition, membership);
  const places = (communities: readonly number[]): number[] =>
    communities.map((community) => at(placeOf, community)).sort((a, b) => a - b);
  const smaller = (at: readonly number[]): number =>
    Math.min(...at.map((place) => campaigns[place]?.reports ?? Infinity));
  const bridges = (partition.bridges ?? []).map(({ artifact, communities }): PossibleLinkRow => {
    const joined = places(communities);
    const shared = { artifacts: [artifact], spells: 1, smallerReports: smaller(joined), pauseDays: null };
    return { kind: 'bridge', campaigns: joined, ...shared, probability: null };
  });
  const joints = (partition.weakJoints ?? []).map(
    ({ community, artifacts, spells, smallerReports, pauseDays }): PossibleLinkRow => {
      const shared = { artifacts, spells, smallerReports };
      const probability = pauseDays > MEASURED_PAUSE_DAYS ? null : jointChance(shared);
      return { kind: 'weak-joint', campaigns: places([community]), ...shared, pauseDays, probability };
    },
  );
  const related = (partition.related ?? []).map(({ communities, artifacts, spells }): PossibleLinkRow => {
    const pair = places(communities);
    const shared = { artifacts, spells, smallerReports: smaller(pair), pauseDays: null };
    return { kind: 'related', campaigns: pair, ...shared, probability: chanceOf(RELATED_CHANCES, spells) };
  });
  return [...bridges, ...joints, ...related].filter(({ campaigns: named }) => named.every((place) => place >= 0));
}

/** Place of the campaign of each community; -1 for reports that are alone. */
function placesOfCommunities({ community, count }: Partition, membership: Int32Array): Int32Array {
  const placeOf = new Int32Array(count).fill(-1);
  community.forEach((label, report) => (placeOf[label] = at(membership, report)));
  return placeOf;
}

function jointChance({ spells, smallerReports }: { readonly spells: number; readonly smallerReports: number }) {
  return chanceOf(JOINT_CHANCES.find(({ below }) => smallerReports < below)?.chances ?? [], spells);
}

function chanceOf(chances: Chances, spells: number): number | null {
  return chances[Math.min(spells, chances.length) - 1] ?? null;
}
