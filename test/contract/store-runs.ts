import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import type { Campaign, CampaignArtifact, Ledger } from '../../engine/model/campaign.js';
import { NO_DAY } from '../../engine/model/day.js';
import type { Evidence } from '../../engine/model/graph.js';
import { reportId } from '../../engine/model/ids.js';
import type { Rest, RunResult } from '../../engine/model/run.js';
import type { EvidenceArtifact, EvidenceReport, Store } from '../../engine/store/store.js';
import { collect } from './store-view.js';

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

export function campaign(fields: Partial<Campaign> & Pick<Campaign, 'id'>): Campaign {
  return {
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
    bornRun: 1,
    ...fields,
  };
}

export function strong(kind: CampaignArtifact['kind'], folded: string, shown = folded): CampaignArtifact {
  return { kind, folded, shown, reports: 2, reportsInAll: 2, firstDay: null, lastDay: null, role: 'links' };
}

/** What a test says of a run; the rest follows from the store's evidence. Members are `source/ref`. */
export interface Plan {
  readonly run: number;
  readonly campaigns?: readonly { readonly campaign: Campaign; readonly members?: readonly string[] }[];
  readonly aliases?: RunResult['aliases'];
  readonly events?: RunResult['events'];
}

/** Reads the evidence and makes the result of a run in which campaigns are as the test plans them. */
export async function planRun(store: Store, plan: Plan): Promise<RunResult> {
  const evidence = await columns(store);
  const planned = (plan.campaigns ?? []).toSorted((a, b) => (a.campaign.id < b.campaign.id ? -1 : 1));
  const membership = new Int32Array(evidence.rows.length).fill(-1);
  planned.forEach(({ members = [] }, place) => {
    for (const member of members) {
      const [source = '', ref = ''] = member.split('/');
      membership[evidence.rows.findIndex((row) => row.id === reportId(source, ref))] = place;
    }
  });
  return {
    manifest: manifest(plan.run),
    evidence: evidence.evidence,
    campaigns: planned.map((each) => each.campaign),
    membership,
    artifacts: artifactColumns(evidence, membership),
    unclustered: NO_REST,
    whole: { ...NO_REST, ledger: ledgerOf(9_007_199_254_740_993n * 1_000_000n, ['USD']) },
    aliases: plan.aliases ?? [],
    events: plan.events ?? [],
  };
}

export async function publishPlan(store: Store, plan: Plan): Promise<void> {
  await store.publish(await planRun(store, plan));
}

interface Columns {
  readonly rows: readonly EvidenceReport[];
  readonly artifactRows: readonly EvidenceArtifact[];
  /** Row numbers of report and artifact. */
  readonly pairs: readonly (readonly [report: number, artifact: number])[];
  readonly evidence: Evidence;
}

async function columns(store: Store): Promise<Columns> {
  const source = await store.openEvidence();
  const rows = (await collect(source.reports())).flat();
  const artifactRows = (await collect(source.artifacts())).flat();
  const mentions = await collect(source.mentions());
  await source.close();
  const reportRow = new Map(rows.map((row, i) => [row.key, i]));
  const artifactRow = new Map(artifactRows.map((row, i) => [row.key, i]));
  const pairs = mentions
    .flatMap((batch) => Array.from(batch.report, (key, i) => [key, batch.artifact[i]!] as const))
    .map(([report, artifact]) => [reportRow.get(report)!, artifactRow.get(artifact)!] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { rows, artifactRows, pairs, evidence: evidenceOf(rows, artifactRows, pairs) };
}

function evidenceOf(
  rows: readonly EvidenceReport[],
  artifactRows: readonly EvidenceArtifact[],
  pairs: Columns['pairs'],
): Evidence {
  const none = new Int32Array(0);
  const offsets = Int32Array.from({ length: rows.length + 1 }, (_, row) => pairs.filter(([r]) => r < row).length);
  return {
    reports: {
      count: rows.length,
      key: Float64Array.from(rows, (row) => row.key),
      idWords: new Uint32Array(rows.length * 4),
      day: Int32Array.from(rows, (row) => row.day ?? NO_DAY),
      intelligence: new Uint8Array(rows.length),
      source: none,
      country: none,
      fraudType: none,
      unreadableLosses: new Uint16Array(rows.length),
      sources: [],
      countries: [],
      fraudTypes: [],
    },
    artifacts: {
      count: artifactRows.length,
      key: Float64Array.from(artifactRows, (row) => row.key),
      kind: Uint8Array.from(artifactRows, (row) => ARTIFACT_KINDS.indexOf(row.kind)),
      listed: new Uint16Array(artifactRows.length),
      lists: [],
    },
    mentions: {
      offsets,
      artifact: Int32Array.from(pairs, ([, artifact]) => artifact),
      origin: new Uint8Array(pairs.length),
    },
    derivations: { child: none, parent: none },
    losses: {
      count: 0,
      report: none,
      kind: new Uint8Array(0),
      currency: new Uint16Array(0),
      minor: new Float64Array(0),
      day: none,
      currencies: [],
    },
    victims: { report: none, field: new Uint8Array(0), token: none, tokens: 0 },
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

function manifest(run: number): RunResult['manifest'] {
  return {
    run,
    startedAt: '2026-03-04T00:00:00.000Z',
    finishedAt: '2026-03-04T00:01:00.000Z',
    inputDigest: '',
    outputDigest: '',
    kernel: 'blocks',
    seed: 1,
    parameters: { beta: 0.5, named: 'x', on: true },
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
    },
    durationsMs: {},
  };
}
