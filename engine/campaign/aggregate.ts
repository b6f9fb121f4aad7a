import type { Evidence, EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import type { CampaignArtifactColumns, Rest } from '../model/run.js';
import type { Groups } from './columns.js';
import { at, groupBy, listOf } from './columns.js';
import { atOperations, operationOfCampaigns } from './levels.js';
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

/** The level above: sums alone, since what an operation mentions is what its campaigns do. */
export type Operations = Pick<Aggregate, 'drafts' | 'members' | 'membership'>;

/** Sums up communities of one run, level after level, with one set of counters. */
export class Aggregation {
  private readonly sheet: SummarySheet;
  private readonly mentioned: MentionedArtifacts;

  constructor(private readonly given: AggregateGiven) {
    const { evidence, graph, partition, rates, currency } = given;
    this.sheet = new SummarySheet({ ...given, converted: convertLosses(evidence, rates, currency) });
    this.mentioned = new MentionedArtifacts(evidence, graph, partition);
  }

  /**
   * Makes campaigns of the communities with at least two reports and adds up each, the reports in none, and the whole.
   * Reports and money are split exactly: campaigns and unclustered make the whole. Victims are not, since one person can
   * be in two campaigns. Time in proportion to the evidence, whatever the sizes of the communities.
   */
  campaigns(): Aggregate {
    const { membership, members } = communitiesOf(this.given.partition);
    const drafts = Array.from({ length: members.count }, (_, campaign) => {
      const list = listOf(members, campaign);
      return { ...this.sheet.sum(list), strongest: this.mentioned.take(campaign, list) };
    });
    const everyone = Int32Array.from(membership.keys());
    return {
      drafts,
      members,
      membership,
      artifacts: this.mentioned.columns(),
      unclustered: restOf(this.sheet.sum(everyone.filter((report) => at(membership, report) < 0))),
      whole: restOf(this.sheet.sum(everyone)),
    };
  }

  /** Most operations are one campaign, and its sums are theirs; the others are added up afresh. */
  operations(campaigns: Aggregate): Operations {
    const { membership, members } = communitiesOf(atOperations(this.given.partition));
    const operationOf = operationOfCampaigns(campaigns.membership, membership, campaigns.drafts.length);
    const campaignsOf = groupBy(operationOf, members.count);
    const drafts = Array.from({ length: members.count }, (_, operation) => {
      const [first = -1, ...others] = listOf(campaignsOf, operation);
      const only = others.length === 0 ? campaigns.drafts[first] : undefined;
      return only ?? this.sumOf(listOf(members, operation));
    });
    return { drafts, members, membership };
  }

  private sumOf(reports: Int32Array): Draft {
    return { ...this.sheet.sum(reports), strongest: this.mentioned.strongestOf(reports) };
  }
}

function communitiesOf({ community, count }: Partition): { membership: Int32Array; members: Groups } {
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
