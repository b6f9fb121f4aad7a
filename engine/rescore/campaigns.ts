/** The phase between detection and publication: communities become campaigns and operations with people, money and ids. */
import { Aggregation } from '../campaign/aggregate.js';
import { artifactsToName, finish, finishOperations, Wording } from '../campaign/finish.js';
import { identify, type Identity } from '../campaign/identity.js';
import { campaignsIn, operationOfCampaigns } from '../campaign/levels.js';
import { campaignNesting, operationNesting } from '../campaign/nesting.js';
import { paymentsOf } from '../campaign/payments.js';
import { possibleLinks } from '../campaign/possible-links.js';
import type { RateTable } from '../campaign/rates.js';
import { setAsideRows } from '../campaign/set-aside.js';
import type { AlertSettings } from '../model/alert.js';
import type { Level } from '../model/campaign.js';
import { dayFromText } from '../model/day.js';
import type { EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import type { RunResult } from '../model/run.js';
import type { Watch } from '../model/watch.js';
import type { EvidenceSource } from '../store/store.js';
import type { LastNight } from './last-run.js';
import type { Loaded } from './load.js';
import { artifactNames } from './names.js';
import { newsOf } from './news.js';

/** What detection found, and what it was found in. */
export interface Scored {
  readonly loaded: Loaded;
  readonly graph: EvidenceGraph;
  /** Person of each report, -1 where no identity is known. */
  readonly person: Int32Array;
  readonly partition: Partition;
}

export interface CampaignsGiven extends Scored {
  readonly source: EvidenceSource;
  readonly rates: RateTable;
  /** Reporting currency. */
  readonly currency: string;
  readonly run: number;
  readonly night: LastNight;
  /** The day that counts as today, as `YYYY-MM-DD`; null without dated reports. */
  readonly asOf: string | null;
  readonly alerts?: AlertSettings | undefined;
  readonly watch: Watch;
}

/** All that a run publishes but its manifest. */
export type RunBody = Omit<RunResult, 'manifest'>;

export async function campaignsOf(given: CampaignsGiven): Promise<RunBody> {
  const { loaded, graph, partition, source, watch } = given;
  const { evidence } = loaded;
  watch.step('payments');
  const payment = paymentsOf({ ...given, evidence });
  watch.step('sums');
  const aggregation = new Aggregation({ ...given, evidence, payment });
  const sums = aggregation.campaigns();
  const above = aggregation.operations(sums);
  watch.step('identity');
  const ids = identifyAt('campaign', sums.members, given);
  const idsAbove = identifyAt('operation', above.members, given);
  watch.step('names');
  const wanted = artifactsToName([...sums.drafts, ...above.drafts]);
  const names = await artifactNames(source, wanted, evidence.artifacts.key);
  watch.step('order');
  const nestedIn = operationOfCampaigns(sums.membership, above.membership, sums.drafts.length);
  const nesting = operationNesting(campaignsIn(nestedIn, above.drafts.length));
  const wording = new Wording(names);
  const operations = finishOperations(above, idsAbove, wording, nesting);
  const finished = finish(sums, ids, wording, campaignNesting(sums, above, idsAbove.ids));
  watch.step('questions');
  const setAside = setAsideRows({ evidence, graph, partition, ...finished });
  const links = possibleLinks(partition, finished.campaigns, finished.membership);
  watch.step('news');
  const aliases = [...ids.aliases, ...idsAbove.aliases];
  const news = await newsOf({
    ...given,
    ...finished,
    source,
    reports: evidence.reports,
    mentions: evidence.mentions,
    kinds: evidence.artifacts.kind,
    setAside,
    reportOfKey: loaded.reportOfKey,
    aliases: [...(given.night.last?.aliases ?? []), ...aliases],
    settings: given.alerts,
  });
  return {
    evidence,
    ...finished,
    operations: operations.campaigns,
    operationOf: operationOfCampaigns(finished.membership, operations.membership, finished.campaigns.length),
    possibleLinks: links,
    setAside,
    unclustered: sums.unclustered,
    whole: sums.whole,
    aliases,
    events: [...ids.events, ...idsAbove.events],
    news,
  };
}

/** Ids of last night's campaigns or operations, carried over by the reports that both nights know. */
function identifyAt(
  level: Level,
  members: Parameters<typeof identify>[0]['members'],
  { loaded, run, asOf: today, night: { last, lastMembership } }: CampaignsGiven,
): Identity {
  const { reports } = loaded.evidence;
  const was = last?.manifest.asOf ?? null;
  const dayOf = (text: string | null) => (text === null ? null : dayFromText(text));
  const given = { level, reports, members, run, asOf: dayOf(today), lastAsOf: dayOf(was) };
  if (last === null || level === 'campaign') return identify({ ...given, last, lastMembership });
  const lastOperations = lastMembership.map((campaign) => last.campaigns[campaign]?.operation ?? -1);
  return identify({
    ...given,
    last: { campaigns: last.operations, aliases: last.aliases },
    lastMembership: lastOperations,
  });
}
