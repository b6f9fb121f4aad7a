import type { LastClustering, WeakJoint } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import { clustersOf } from './aggregate.js';
import { linkedBlocks } from './block-graph.js';
import { fineBlocks } from './fine.js';
import { powers } from './join-rule.js';
import type { Links } from './joints.js';
import { weakJoints } from './joints.js';
import type { Ground, Height, LadderRules } from './ladder.js';
import { bottom, climb, groundLevel } from './ladder.js';
import { reportGraph } from './move-graph.js';
import { numberingOf, plainNumbering } from './numbering.js';
import type { Parameters } from './parameters.js';
import { ladderOf } from './parameters.js';
import type { Doubts } from './region.js';
import { changedRegion, doubtsOf } from './region.js';
import type { Found } from './run.js';
import { clustersOfBlocks, foundIn, reportsIn, STEPS } from './run.js';
import { connectedReports } from './split.js';
import { statisticsOf } from './statistics.js';
import { Terms } from './terms.js';

/** Joins start from what there is, so none has to come before the weak ones. */
const WARM_RUNGS = [1];

/**
 * A run that starts where the last one ended (detection rules, section 7). Only what is near new reports is cut into fine
 * blocks again; the rest of each operation of last night is one block. Every block starts in the operation that held most of
 * its reports, the new ones alone, and then moves as on the last rung of the ladder.
 *
 * @param parameters With all that a cold run learned.
 */
export function warmCampaigns(links: Links, last: LastClustering, seed: number, parameters: Parameters): Found {
  const { graph } = links;
  const power = powers(graph.reports, parameters.exponent);
  const seeding = { seed, idWords: graph.columns.idWords };
  const rules = { parameters, terms: new Terms(parameters), power, seeding };
  const changed = changedRegion(links, last, parameters.reachReports);
  const joined = joinedFrom(links, last, changed, rules);
  const operations = connectedReports(graph, links.kept, joined);
  return foundIn(
    links,
    operations,
    (campaigns) => jointsIn(links, campaigns, doubtsOf(campaigns, last, changed), rules),
    rules,
  );
}

function joinedFrom(links: Links, last: LastClustering, changed: Uint8Array, rules: LadderRules): Clusters {
  const blockOf = blocksIn(links, changed, last, rules);
  const ground = groundOf(links, blockOf, rules);
  const height = climb(ground, WARM_RUNGS, rules, STEPS.warm, startOf(ground, blockOf, last));
  return reportsIn(clustersOfBlocks(ground, height), blockOf);
}

/** What last night said of campaigns that are as they were, and what is found in the doubtful ones. */
function jointsIn(links: Links, campaigns: Clusters, { carried, region }: Doubts, rules: LadderRules): WeakJoint[] {
  const found = weakJoints(links, campaigns, partsOf(links, campaigns, region, rules), rules);
  return [...found, ...carried].sort((a, b) => a.community - b.community);
}

/** What hangs together strongly inside a region; outside it whole campaigns. */
function partsOf(links: Links, campaigns: Clusters, region: Uint8Array, rules: LadderRules): Clusters {
  const blockOf = blocksIn(links, region, { operation: campaigns.of, count: campaigns.count }, rules);
  const ground = groundOf({ ...links, kept: spellsOf(links, region) }, blockOf, rules);
  const height = climb(ground, ladderOf(rules.parameters.weakLadder), rules, STEPS.ladder);
  return reportsIn(clustersOfBlocks(ground, height), blockOf);
}

function spellsOf({ graph, kept }: Links, region: Uint8Array): Uint8Array {
  return kept.map((keep, s) =>
    keep === 1 &&
    graph.spellReports.subarray(graph.spellOffsets[s], graph.spellOffsets[s + 1]).some((r) => region[r] === 1)
      ? 1
      : 0,
  );
}

/** Fine blocks inside a region; outside it a block for each operation. */
function blocksIn(
  { graph, kept }: Links,
  region: Uint8Array,
  outside: Pick<LastClustering, 'operation' | 'count'>,
  rules: LadderRules,
): Clusters {
  const { parameters, power, seeding } = rules;
  const numbering = numberingOf(graph, region);
  const rule = { beta: parameters.fineBeta, power, company: null };
  const fine = fineBlocks(reportGraph(graph, numbering, kept), rule, parameters.fineRounds, seeding, STEPS.fine);
  const alone = fine.count + outside.count;
  const labels = numbering.reportPlace.map((place, r) => {
    if (place >= 0) return fine.of[place]!;
    const operation = outside.operation[r]!;
    return operation >= 0 ? fine.count + operation : alone + r;
  });
  return clustersOf(labels, alone + graph.reports);
}

function groundOf({ graph, kept }: Links, blockOf: Clusters, { parameters }: LadderRules): Ground {
  const blocks = linkedBlocks(graph, plainNumbering(graph), blockOf, kept);
  const of = blockOf.of.map((block) => blocks.placeOf[block]!);
  return groundLevel(blocks, statisticsOf(graph.columns, { count: blocks.count, of }), parameters.usesCap);
}

/** Blocks in the operation of most of their reports, of several in the first; blocks of none alone. */
function startOf(ground: Ground, blockOf: Clusters, last: LastClustering): Height {
  const { count, placeOf } = ground.blocks;
  let alone = last.count;
  const most = majorities(
    blockOf.of.map((block) => placeOf[block]!),
    count,
    last,
  );
  const clusters = clustersOf(
    most.map((operation) => (operation >= 0 ? operation : alone++)),
    last.count + count,
  );
  return { ...bottom(ground), clusters, rungs: 1 };
}

function majorities(placeOfReport: Int32Array, places: number, last: LastClustering): Int32Array {
  const votes = new Map<number, number>();
  placeOfReport.forEach((place, r) => {
    const operation = last.operation[r]!;
    if (place < 0 || operation < 0) return;
    const vote = place * last.count + operation;
    votes.set(vote, (votes.get(vote) ?? 0) + 1);
  });
  const most = new Int32Array(places).fill(-1);
  const reports = new Int32Array(places);
  for (const [vote, n] of votes) {
    const place = Math.floor(vote / last.count);
    const operation = vote % last.count;
    if (n < reports[place]! || (n === reports[place] && operation > most[place]!)) continue;
    most[place] = operation;
    reports[place] = n;
  }
  return most;
}

/**
 * The clusters of last night as the hub test takes them; who was in none is alone. What was kept out then is still apart,
 * so a hub stays one.
 */
export function lastClusters({ operation, count }: LastClustering): Clusters {
  return { count: count + operation.length, of: operation.map((last, r) => (last >= 0 ? last : count + r)) };
}
