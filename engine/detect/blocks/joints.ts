import type { EvidenceGraph } from '../../model/graph.js';
import type { WeakJoint } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import { membersOf } from './aggregate.js';
import type { BridgeRules } from './bridges.js';
import { SharedArtifacts } from './shared-artifacts.js';
import { connectedReports } from './split.js';
import { addRow, noStatistics, statisticsOf } from './statistics.js';

/** The evidence graph, and the spells in it that link (1) or not (0). */
export interface Links {
  readonly graph: EvidenceGraph;
  readonly kept: Uint8Array;
}

/**
 * The joints by which campaigns hang together and that are weak (section 2.4 of the detection rules): each part, but for
 * the largest, against the rest of its campaign. A joint is weak if it is one spell, one or two between large sides, or
 * spans a long pause. Linear in links; at most `toldPerCampaign` of each campaign, the weakest first.
 *
 * @param finer What hangs together more strongly than campaigns do, for each report.
 */
export function weakJoints(links: Links, campaigns: Clusters, finer: Clusters, rules: BridgeRules): WeakJoint[] {
  const { parameters } = rules;
  const parts = connectedReports(links.graph, links.kept, meet(campaigns, finer));
  const joints = jointsOf(campaigns, parts, parameters.weakReports);
  if (joints.length === 0) return [];
  const shared = sharedWithRest(links, campaigns, parts, joints);
  const pauses = pauseDays(links.graph, campaigns, parts, joints, rules);
  const weak = joints.flatMap(({ part, campaign, smallerReports }, i): RankedJoint[] => {
    const { artifacts, spells } = shared[i]!;
    const few = spells === 1 || (spells === 2 && smallerReports >= parameters.weakLargeReports);
    if (!few && pauses[i]! <= parameters.weakPauseDays) return [];
    const joint = { community: campaign, artifacts, spells, smallerReports, pauseDays: Math.round(pauses[i]!) };
    return [{ joint, part }];
  });
  return weakest(weak, parameters.toldPerCampaign);
}

/** A part of a campaign, and how many reports are on the smaller side of its joint. */
interface Joint {
  readonly part: number;
  readonly campaign: number;
  readonly smallerReports: number;
}

interface RankedJoint {
  readonly joint: WeakJoint;
  readonly part: number;
}

/** Reports that are together in both clusterings. */
function meet(a: Clusters, b: Clusters): Clusters {
  const { starts, members } = membersOf(a);
  const of = new Int32Array(members.length);
  const seenIn = new Int32Array(b.count).fill(-1);
  const numberOf = new Int32Array(b.count);
  let count = 0;
  for (let cluster = 0; cluster < a.count; cluster++) {
    for (let i = starts[cluster]!; i < starts[cluster + 1]!; i++) {
      const other = b.of[members[i]!]!;
      if (seenIn[other] !== cluster) numberOf[other] = count++;
      seenIn[other] = cluster;
      of[members[i]!] = numberOf[other]!;
    }
  }
  return { count, of };
}

function sizesOf({ count, of }: Clusters): Int32Array {
  const sizes = new Int32Array(count);
  for (const cluster of of) sizes[cluster]!++;
  return sizes;
}

function jointsOf(campaigns: Clusters, parts: Clusters, least: number): Joint[] {
  const partSize = sizesOf(parts);
  const campaignSize = sizesOf(campaigns);
  const campaignOf = new Int32Array(parts.count);
  parts.of.forEach((part, r) => (campaignOf[part] = campaigns.of[r]!));
  const largest = new Int32Array(campaigns.count).fill(-1);
  campaignOf.forEach((campaign, part) => {
    const best = largest[campaign]!;
    if (best < 0 || partSize[part]! > partSize[best]!) largest[campaign] = part;
  });
  const joints: Joint[] = [];
  for (let part = 0; part < parts.count; part++) {
    const campaign = campaignOf[part]!;
    const smallerReports = Math.min(partSize[part]!, campaignSize[campaign]! - partSize[part]!);
    if (largest[campaign] !== part && smallerReports >= least) joints.push({ part, campaign, smallerReports });
  }
  return joints;
}

/** For each joint, what the part and the rest of its campaign both use. */
function sharedWithRest(
  { graph, kept }: Links,
  campaigns: Clusters,
  parts: Clusters,
  joints: readonly Joint[],
): readonly SharedArtifacts[] {
  const shared = joints.map(() => new SharedArtifacts());
  const jointOf = placesOf(joints, parts.count);
  const firstPart = new Int32Array(campaigns.count);
  const several = new Uint8Array(campaigns.count);
  const seen = new Int32Array(campaigns.count).fill(-1);
  for (let s = 0; s < graph.spells; s++) {
    if (kept[s] === 0) continue;
    const users = graph.spellReports.subarray(graph.spellOffsets[s], graph.spellOffsets[s + 1]);
    for (const report of users) {
      const campaign = campaigns.of[report]!;
      if (seen[campaign] !== s) {
        seen[campaign] = s;
        firstPart[campaign] = parts.of[report]!;
        several[campaign] = 0;
      } else if (firstPart[campaign] !== parts.of[report]) several[campaign] = 1;
    }
    for (const report of users) {
      const joint = jointOf[parts.of[report]!]!;
      if (joint >= 0 && several[campaigns.of[report]!] === 1) shared[joint]!.add(s, graph.spellArtifact[s]!);
    }
  }
  return shared;
}

function placesOf(joints: readonly Joint[], parts: number): Int32Array {
  const places = new Int32Array(parts).fill(-1);
  joints.forEach(({ part }, i) => (places[part] = i));
  return places;
}

/** Days between a part and the rest of its campaign; 0 where time says nothing in this run. */
function pauseDays(
  graph: EvidenceGraph,
  campaigns: Clusters,
  parts: Clusters,
  joints: readonly Joint[],
  { parameters, terms }: BridgeRules,
): Float64Array {
  const days = new Float64Array(joints.length);
  if (parameters.time !== 'on') return days;
  const places = placesOf(joints, parts.count);
  const ofParts = statisticsOf(graph.columns, { count: joints.length, of: parts.of.map((part) => places[part]!) });
  const concerned = [...new Set(joints.map(({ campaign }) => campaign))];
  const rowOf = new Int32Array(campaigns.count).fill(-1);
  concerned.forEach((campaign, row) => (rowOf[campaign] = row));
  const of = campaigns.of.map((campaign) => rowOf[campaign]!);
  const whole = statisticsOf(graph.columns, { count: concerned.length, of });
  const rest = noStatistics(1);
  joints.forEach(({ campaign }, i) => {
    addRow(rest, 0, whole, rowOf[campaign]!, 1);
    addRow(rest, 0, ofParts, i, -1);
    days[i] = Math.max(terms.gapDays(ofParts, i, rest, 0), 0);
    addRow(rest, 0, rest, 0, -1);
  });
  return days;
}

/** The joints of two lists, weakest first, at most `toldPerCampaign` of each campaign. */
export function together(
  a: readonly WeakJoint[],
  b: readonly WeakJoint[],
  { toldPerCampaign }: Pick<BridgeRules['parameters'], 'toldPerCampaign'>,
): WeakJoint[] {
  return weakest(
    [...a, ...b].map((joint, part) => ({ joint, part })),
    toldPerCampaign,
  );
}

function weakest(weak: readonly RankedJoint[], most: number): WeakJoint[] {
  const ranked = weak.toSorted(
    (a, b) =>
      a.joint.community - b.joint.community ||
      a.joint.spells - b.joint.spells ||
      b.joint.smallerReports - a.joint.smallerReports ||
      a.part - b.part,
  );
  return ranked
    .map(({ joint }) => joint)
    .filter(({ community }, i, all) => i < most || all[i - most]!.community !== community);
}
