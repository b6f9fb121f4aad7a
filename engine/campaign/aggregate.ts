import type { Evidence, EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import type { CampaignArtifactColumns, Rest } from '../model/run.js';
import type { Groups } from './columns.js';
import { at, groupBy, listOf } from './columns.js';
import { convertLosses } from './losses.js';
import type { NumberedArtifact } from './mentioned.js';
import { MentionedArtifacts } from './mentioned.js';
import type { RateTable } from './rates.js';
import type { Summary } from './summary.js';
import { SummarySheet } from './summary.js';

export interface AggregateGiven {
  readonly evidence: Evidence;
  readonly graph: EvidenceGraph;
  readonly partition: Partition;
  /** Person of each report (`resolveVictims`). */
  readonly person: Int32Array;
  /** Payment of each loss (`paymentsOf`). */
  readonly payment: Int32Array;
  readonly rates: RateTable;
  /** Reporting currency. */
  readonly currency: string;
}

/** A campaign before it has an id and a title. */
export interface Draft extends Summary {
  readonly strongest: readonly NumberedArtifact[];
}

/** Campaigns are numbered by their smallest report until they have ids. */
export interface Aggregate {
  readonly drafts: readonly Draft[];
  /** Reports of each draft, ascending. */
  readonly members: Groups;
  /** Per report: place in `drafts`, or -1. */
  readonly membership: Int32Array;
  /** `campaign` is the place in `drafts`. */
  readonly artifacts: CampaignArtifactColumns;
  readonly unclustered: Rest;
  readonly whole: Rest;
}

/**
 * Makes campaigns of the communities with at least two reports and adds up each, the reports in none, and the whole.
 * Reports and money are split exactly: campaigns and unclustered make the whole. Victims are not, since one person can be
 * in two campaigns. Time in proportion to the evidence, whatever the sizes of the communities.
 */
export function aggregate(given: AggregateGiven): Aggregate {
  const { evidence, graph, partition } = given;
  const { membership, members } = campaignsOf(partition);
  const sheet = new SummarySheet({ ...given, converted: convertLosses(evidence, given.rates, given.currency) });
  const mentioned = new MentionedArtifacts(evidence, graph, partition);
  const drafts = Array.from({ length: members.count }, (_, campaign) => {
    const list = listOf(members, campaign);
    return { ...sheet.sum(list), strongest: mentioned.take(campaign, list) };
  });
  const everyone = Int32Array.from(membership.keys());
  return {
    drafts,
    members,
    membership,
    artifacts: mentioned.columns(),
    unclustered: restOf(sheet.sum(everyone.filter((report) => at(membership, report) < 0))),
    whole: restOf(sheet.sum(everyone)),
  };
}

function campaignsOf({ community, count }: Partition): { membership: Int32Array; members: Groups } {
  const size = new Int32Array(count);
  for (const label of community) size[label] = at(size, label) + 1;
  const campaign = new Int32Array(count).fill(-1);
  let campaigns = 0;
  for (const label of community) if (at(size, label) >= 2 && at(campaign, label) < 0) campaign[label] = campaigns++;
  const membership = community.map((label) => at(campaign, label));
  return { membership, members: groupBy(membership, campaigns) };
}

function restOf({ reports, intelligence, victims, ledger }: Summary): Rest {
  return { reports, intelligence, victims, ledger };
}
