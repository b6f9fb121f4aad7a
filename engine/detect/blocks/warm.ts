import type { LastClustering } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import { clustersOf } from './aggregate.js';
import type { Operations } from './apart.js';
import { comeApart } from './apart.js';
import { linkedBlocks } from './block-graph.js';
import { fineBlocks } from './fine.js';
import { powers } from './join-rule.js';
import type { Links } from './joints.js';
import { together, weakJoints } from './joints.js';
import type { Ground, Height, LadderRules } from './ladder.js';
import { bottom, climb, groundLevel } from './ladder.js';
import { reportGraph } from './move-graph.js';
import { numberingOf, plainNumbering } from './numbering.js';
import type { Parameters } from './parameters.js';
import { ladderOf } from './parameters.js';
import { carriedJoints, changedRegion, doubtfulRegion } from './region.js';
import type { Found } from './run.js';
import { clustersOfBlocks, foundIn, reportsIn, STEPS } from './run.js';
import { connectedReports } from './split.js';
import { statisticsOf } from './statistics.js';
import { Terms } from './terms.js';

/** Joins start from what there is, so none has to come before the weak ones. */
const WARM_RUNGS = [1];

/**
 * A run that starts where the last one ended (detection rules, section 7). What is near new reports is cut into fine blocks
 * again, and so are operations that something new came to and that hung together by a weak joint: they are found once more
 * as a cold run would, and where that finds two large pieces they start apart. The rest of each operation is one block.
 * Every block starts where most of its reports are, the new ones alone, and then moves as on the last rung of the ladder.
 *
 * @param parameters With all that a cold run learned.
 */
export function warmCampaigns(links: Links, last: LastClustering, seed: number, parameters: Parameters): Found {
  const { graph } = links;
  const power = powers(graph.reports, parameters.exponent);
  const seeding = { seed, idWords: graph.columns.idWords };
  const rules = { parameters, terms: new Terms(parameters), power, seeding };
  const changed = changedRegion(links, last, parameters.reachReports);
  const doubtful = doubtfulRegion(last, changed);
  const { blockOf, parts, found } = lookedAt(links, last, eitherOf(changed, doubtful), rules);
  const from = comeApart(links, last, found, doubtful, rules);
  const operations = connectedReports(graph, links.kept, joinedFrom(links, blockOf, changed, from, rules));
  const jointsOf = (campaigns: Clusters) =>
    together(weakJoints(links, campaigns, parts, rules), carriedJoints(campaigns, last, doubtful), parameters);
  return foundIn(links, operations, jointsOf, rules);
}

function eitherOf(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((is, r) => is | b[r]!);
}

/**
 * Fine blocks inside a region, what hangs together strongly there, and what would be joined if nothing were known of last
 * night; outside it campaigns of last night.
 */
function lookedAt(links: Links, last: LastClustering, region: Uint8Array, rules: LadderRules) {
  const blockOf = blocksIn(links, region, last.campaign, rules);
  const ground = groundOf({ ...links, kept: spellsOf(links, region) }, blockOf, rules);
  const strong = climb(ground, ladderOf(rules.parameters.weakLadder), rules, STEPS.ladder);
  const joined = climb(ground, WARM_RUNGS, rules, STEPS.ladder, strong);
  return {
    blockOf,
    parts: reportsIn(clustersOfBlocks(ground, strong), blockOf),
    found: reportsIn(clustersOfBlocks(ground, joined), blockOf),
  };
}

/** Blocks near new reports move; what else there is of an operation is one. */
function joinedFrom(links: Links, fine: Clusters, changed: Uint8Array, from: Operations, rules: LadderRules): Clusters {
  const near = new Uint8Array(fine.count);
  fine.of.forEach((block, r) => {
    if (changed[r] === 1 || from.operation[r]! < 0) near[block] = 1;
  });
  const blockOf = clustersOf(
    fine.of.map((block, r) => (near[block] === 1 ? block : fine.count + from.operation[r]!)),
    fine.count + from.count,
  );
  const ground = groundOf(links, blockOf, rules);
  const height = climb(ground, WARM_RUNGS, rules, STEPS.warm, startOf(ground, blockOf, from));
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

/** Fine blocks inside a region; outside it a block for each campaign of last night. */
function blocksIn({ graph, kept }: Links, region: Uint8Array, campaign: Int32Array, rules: LadderRules): Clusters {
  const { parameters, power, seeding } = rules;
  const numbering = numberingOf(graph, region);
  const rule = { beta: parameters.fineBeta, power, company: null };
  const fine = fineBlocks(reportGraph(graph, numbering, kept), rule, seeding, STEPS.warmFine);
  const alone = fine.count + graph.reports;
  const labels = numbering.reportPlace.map((place, r) => {
    if (place >= 0) return fine.of[place]!;
    return campaign[r]! >= 0 ? fine.count + campaign[r]! : alone + r;
  });
  return clustersOf(labels, alone + graph.reports);
}

function groundOf({ graph, kept }: Links, blockOf: Clusters, { parameters }: LadderRules): Ground {
  const blocks = linkedBlocks(graph, plainNumbering(graph), blockOf, kept);
  const of = blockOf.of.map((block) => blocks.placeOf[block]!);
  return groundLevel(blocks, statisticsOf(graph.columns, { count: blocks.count, of }), parameters.usesCap);
}

/** Blocks in the operation of most of their reports, of several in the first; blocks of none alone. */
function startOf(ground: Ground, blockOf: Clusters, last: Operations): Height {
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

function majorities(placeOfReport: Int32Array, places: number, last: Operations): Int32Array {
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
