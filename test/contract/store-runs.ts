import type {
  Campaign,
  CampaignArtifact,
  Ledger,
  PossibleLink,
  SetAsideArtifact,
} from '../../engine/model/campaign.js';
import { NO_DAY } from '../../engine/model/day.js';
import { reportId } from '../../engine/model/ids.js';
import type { ArtifactId, CampaignId } from '../../engine/model/ids.js';
import type { Rest, RunResult } from '../../engine/model/run.js';
import type { Store } from '../../engine/store/store.js';
import { columns } from './store-columns.js';
import type { Columns } from './store-columns.js';

const NO_LEDGER: Ledger = {
  lines: [],
  converted: {
    currency: 'USD',
    lostMinor: 0n,
    attemptedMinor: 0n,
    recoveredMinor: 0n,
    reportedLostMinor: 0n,
    missingCurrencies: [],
  },
  largestLoss: null,
  unreadableLosses: 0,
};

const NO_REST: Rest = { reports: 0, intelligence: 0, victims: { distinct: 0, unidentified: 0 }, ledger: NO_LEDGER };

/** A ledger that lost so much, in the reporting currency and in lines of these currencies. */
export function ledgerOf(lostMinor: bigint, currencies: readonly string[] = []): Ledger {
  return {
    ...NO_LEDGER,
    converted: { ...NO_LEDGER.converted, lostMinor, reportedLostMinor: lostMinor },
    lines: currencies.map((currency) => ({
      kind: 'lost',
      currency,
      countedMinor: lostMinor,
      reportedMinor: lostMinor,
      countedLosses: 1,
      reportedLosses: 1,
    })),
  };
}

/** A campaign that is alone in its operation (c-1 in o-1) unless said otherwise. */
export function campaign(fields: Partial<Campaign> & Pick<Campaign, 'id'>): Campaign {
  return {
    level: 'campaign',
    operation: fields.id.replace('c-', 'o-'),
    campaigns: 1,
    title: `Campaign ${fields.id}`,
    reports: 2,
    intelligence: 0,
    victims: { distinct: 0, unidentified: 0 },
    ledger: NO_LEDGER,
    countries: [],
    fraudTypes: [],
    sources: [],
    firstDay: null,
    lastDay: null,
    strongest: [],
    dormantSince: null,
    bornRun: 1,
    ...fields,
  };
}

export function operation(fields: Partial<Campaign> & Pick<Campaign, 'id'>): Campaign {
  return campaign({ level: 'operation', operation: null, ...fields });
}

export function strong(kind: CampaignArtifact['kind'], folded: string, shown = folded): CampaignArtifact {
  return { kind, folded, shown, reports: 2, reportsInAll: 2, firstDay: null, lastDay: null, role: 'links' };
}

/** A possible link as a test plans it: artifacts by id. */
export type PlannedLink = Omit<PossibleLink, 'artifacts'> & { readonly artifacts: readonly ArtifactId[] };

export interface PlannedAside extends Pick<SetAsideArtifact, 'class' | 'list' | 'measure' | 'reports' | 'reach'> {
  readonly artifact: ArtifactId;
}

/**
 * What a test says of a run; the rest follows from the store's evidence. Members are `source/ref`. Operations that
 * campaigns name and the plan does not are made.
 */
export interface Plan {
  readonly run: number;
  /** By default the run before it in number. */
  readonly previous?: number | null;
  readonly campaigns?: readonly { readonly campaign: Campaign; readonly members?: readonly string[] }[];
  readonly operations?: readonly Campaign[];
  readonly links?: readonly PlannedLink[];
  readonly setAside?: readonly PlannedAside[];
  readonly aliases?: RunResult['aliases'];
  readonly events?: RunResult['events'];
}

/** Reads the evidence and makes the result of a run in which campaigns are as the test plans them. */
export async function planRun(store: Store, plan: Plan): Promise<RunResult> {
  const evidence = await columns(store);
  const planned = (plan.campaigns ?? []).toSorted((a, b) => (a.campaign.id < b.campaign.id ? -1 : 1));
  const campaigns = planned.map((each) => each.campaign);
  const operations = operationsOf(campaigns, plan.operations ?? []);
  const operationOf = Int32Array.from(campaigns, (each) => operations.findIndex(({ id }) => id === each.operation));
  const membership = new Int32Array(evidence.rows.length).fill(-1);
  planned.forEach(({ members = [] }, place) => {
    for (const member of members) {
      const [source = '', ref = ''] = member.split('/');
      membership[evidence.rows.findIndex((row) => row.id === reportId(source, ref))] = place;
    }
  });
  return {
    manifest: { ...manifest(plan.run, plan.previous), moment: evidence.moment },
    evidence: evidence.evidence,
    campaigns,
    membership,
    artifacts: artifactColumns(evidence, membership),
    operations,
    operationOf,
    ...questions(plan, campaigns, evidence),
    unclustered: NO_REST,
    whole: { ...NO_REST, ledger: ledgerOf(9_007_199_254_740_993n * 1_000_000n, ['USD']) },
    aliases: plan.aliases ?? [],
    events: plan.events ?? [],
  };
}

export async function publishPlan(store: Store, plan: Plan): Promise<void> {
  await store.publish(await planRun(store, plan));
}

function operationsOf(campaigns: readonly Campaign[], planned: readonly Campaign[]): readonly Campaign[] {
  const ids = new Set([...campaigns.flatMap((each) => each.operation ?? []), ...planned.map(({ id }) => id)]);
  return [...ids].sort().map((id) => planned.find((each) => each.id === id) ?? operationAround(id, campaigns));
}

function operationAround(id: CampaignId, campaigns: readonly Campaign[]): Campaign {
  const own = campaigns.filter((each) => each.operation === id);
  return operation({ id, campaigns: own.length, reports: own.reduce((sum, each) => sum + each.reports, 0) });
}

function questions(
  { links = [], setAside = [] }: Plan,
  campaigns: readonly Campaign[],
  { artifactRows }: Columns,
): Pick<RunResult, 'possibleLinks' | 'setAside'> {
  const placeOf = (id: CampaignId) => campaigns.findIndex((each) => each.id === id);
  const numberOf = (id: ArtifactId) => artifactRows.findIndex((row) => `${row.kind}:${row.folded}` === id);
  return {
    possibleLinks: links.map((link) => ({
      ...link,
      campaigns: link.campaigns.map(placeOf),
      artifacts: link.artifacts.map(numberOf),
    })),
    setAside: setAside.map(({ artifact, reach, ...aside }) => ({
      ...aside,
      artifact: numberOf(artifact),
      campaigns: reach.campaigns,
      reportsInCampaigns: reach.reports,
      unclustered: reach.unclustered,
      largest: reach.largest.map(placeOf),
    })),
  };
}

function artifactColumns({ rows, pairs }: Columns, membership: Int32Array): RunResult['artifacts'] {
  const found = new Map<string, { campaign: number; artifact: number; days: number[]; reports: number }>();
  for (const [report, artifact] of pairs) {
    const place = membership[report]!;
    if (place < 0) continue;
    const key = `${place} ${artifact}`;
    const entry = found.get(key) ?? { campaign: place, artifact, days: [], reports: 0 };
    entry.reports++;
    entry.days.push(...[rows[report]!.day].filter((day) => day !== null));
    found.set(key, entry);
  }
  const entries = [...found.values()].sort((a, b) => a.campaign - b.campaign || a.artifact - b.artifact);
  return {
    campaign: Int32Array.from(entries, (entry) => entry.campaign),
    artifact: Int32Array.from(entries, (entry) => entry.artifact),
    reports: Int32Array.from(entries, (entry) => entry.reports),
    role: new Uint8Array(entries.length),
    firstDay: Int32Array.from(entries, (entry) => (entry.days.length === 0 ? NO_DAY : Math.min(...entry.days))),
    lastDay: Int32Array.from(entries, (entry) => (entry.days.length === 0 ? NO_DAY : Math.max(...entry.days))),
  };
}

export function manifest(run: number, previous = run > 1 ? run - 1 : null): RunResult['manifest'] {
  return {
    run,
    previous,
    restores: null,
    startedAt: '2026-03-04T00:00:00.000Z',
    finishedAt: '2026-03-04T00:01:00.000Z',
    inputDigest: '',
    moment: 0,
    listsDigest: '',
    ratesDigest: '',
    ratesUntil: [],
    outputDigest: '',
    kernel: 'blocks',
    seed: 1,
    settings: { named: 'x' },
    parameters: { beta: 0.5, named: 'x', on: true },
    start: { how: 'cold', why: 'the first run', warmRuns: 0, reports: 0 },
    versions: {},
    lists: [],
    currency: 'USD',
    rates: '',
    asOf: null,
    counts: {
      reports: 0,
      artifacts: 0,
      mentions: 0,
      links: 0,
      campaigns: 0,
      clusteredReports: 0,
      setAside: {},
      largestCampaign: 0,
      operations: 0,
      largestOperation: 0,
      possibleLinks: {},
      hubs: 0,
      suspects: 0,
    },
    durationsMs: {},
    peakBytes: null,
  };
}
