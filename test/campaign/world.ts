import type { ArtifactKind } from '../../engine/model/artifact.js';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import { NO_DAY } from '../../engine/model/day.js';
import type { Evidence, EvidenceGraph } from '../../engine/model/graph.js';
import { compareText, reportId } from '../../engine/model/ids.js';
import type { LossKind } from '../../engine/model/money.js';
import { LOSS_KINDS } from '../../engine/model/money.js';
import type { HubFinding, Partition } from '../../engine/model/partition.js';
import type { VictimField } from '../../engine/model/report.js';
import { VICTIM_FIELDS } from '../../engine/model/report.js';

/** A report as the tests of this room write it. */
export interface Told {
  readonly ref: string;
  readonly source?: string;
  readonly intelligence?: boolean;
  readonly day?: number;
  readonly country?: string;
  readonly fraudType?: string;
  readonly victim?: Partial<Record<VictimField, string>>;
  readonly losses?: readonly {
    readonly kind?: LossKind;
    readonly currency?: string;
    readonly minor: number;
    readonly day?: number;
  }[];
  readonly unreadable?: number;
  /** `kind:folded`. */
  readonly artifacts?: readonly string[];
}

export interface World {
  readonly evidence: Evidence;
  readonly graph: EvidenceGraph;
  /** Plain components over all artifacts with two reports or more. */
  readonly partition: Partition;
  /** Report number by `source/ref`, and artifact number by id. */
  readonly report: (ref: string, source?: string) => number;
  readonly artifacts: readonly string[];
}

const PRIOR = 0.8;

/** Builds what the other rooms would: columns, a graph with one spell for each shared artifact, and its components. */
export function worldOf(told: readonly Told[]): World {
  const reports = told
    .map((one) => ({ ...one, source: one.source ?? 'a', id: reportId(one.source ?? 'a', one.ref) }))
    .sort((a, b) => compareText(a.id, b.id));
  const artifacts = [...new Set(reports.flatMap((one) => one.artifacts ?? []))].sort(
    (a, b) => kindOf(a) - kindOf(b) || compareText(a, b),
  );
  const uses = reports.map((one) =>
    [...new Set(one.artifacts ?? [])].map((id) => artifacts.indexOf(id)).sort(ascending),
  );
  const evidence: Evidence = {
    reports: reportColumns(reports),
    artifacts: {
      count: artifacts.length,
      key: Float64Array.from(artifacts.keys()),
      kind: Uint8Array.from(artifacts, kindOf),
      listed: new Uint16Array(artifacts.length),
      lists: [],
    },
    mentions: {
      offsets: offsetsOf(uses),
      artifact: Int32Array.from(uses.flat()),
      origin: new Uint8Array(uses.flat().length),
    },
    derivations: { child: new Int32Array(0), parent: new Int32Array(0) },
    losses: lossColumns(reports),
    victims: victimColumns(reports),
  };
  const graph = graphOf(evidence, uses);
  return {
    evidence,
    graph,
    partition: componentsOf(graph),
    report: (ref, source = 'a') => reports.findIndex((one) => one.id === reportId(source, ref)),
    artifacts,
  };
}

type Known = Told & { readonly source: string; readonly id: string };

function reportColumns(reports: readonly Known[]): Evidence['reports'] {
  const sources = valuesOf(reports.map((one) => one.source));
  const countries = valuesOf(reports.map((one) => one.country));
  const fraudTypes = valuesOf(reports.map((one) => one.fraudType));
  return {
    count: reports.length,
    key: Float64Array.from(reports.keys()),
    idWords: Uint32Array.from(
      reports.flatMap(({ id }) => [0, 8, 16, 24].map((at) => parseInt(id.slice(at, at + 8), 16))),
    ),
    day: Int32Array.from(reports, (one) => one.day ?? NO_DAY),
    intelligence: Uint8Array.from(reports, (one) => (one.intelligence === true ? 1 : 0)),
    source: Int32Array.from(reports, (one) => sources.indexOf(one.source)),
    country: Int32Array.from(reports, (one) => countries.indexOf(one.country ?? '')),
    fraudType: Int32Array.from(reports, (one) => fraudTypes.indexOf(one.fraudType ?? '')),
    unreadableLosses: Uint16Array.from(reports, (one) => one.unreadable ?? 0),
    sources,
    countries,
    fraudTypes,
  };
}

function lossColumns(reports: readonly Known[]): Evidence['losses'] {
  const losses = reports.flatMap((one, report) =>
    (one.losses ?? []).map((loss) => ({ currency: 'USD', ...loss, report })),
  );
  const currencies = valuesOf(losses.map((loss) => loss.currency));
  return {
    count: losses.length,
    report: Int32Array.from(losses, (loss) => loss.report),
    kind: Uint8Array.from(losses, (loss) => LOSS_KINDS.indexOf(loss.kind ?? 'lost')),
    currency: Uint16Array.from(losses, (loss) => currencies.indexOf(loss.currency)),
    minor: Float64Array.from(losses, (loss) => loss.minor),
    day: Int32Array.from(losses, (loss) => loss.day ?? NO_DAY),
    currencies,
  };
}

function victimColumns(reports: readonly Known[]): Evidence['victims'] {
  const numbers = new Map<string, number>();
  const rows = reports.flatMap((one, report) =>
    VICTIM_FIELDS.flatMap((name, field) => {
      const value = one.victim?.[name];
      if (value === undefined) return [];
      const token = `${name} ${name === 'sourceId' ? one.source : ''} ${value}`;
      if (!numbers.has(token)) numbers.set(token, numbers.size);
      return [{ report, field, token: numbers.get(token)! }];
    }),
  );
  return {
    report: Int32Array.from(rows, (row) => row.report),
    field: Uint8Array.from(rows, (row) => row.field),
    token: Int32Array.from(rows, (row) => row.token),
    tokens: numbers.size,
  };
}

function graphOf(evidence: Evidence, uses: readonly (readonly number[])[]): EvidenceGraph {
  const users = Array.from({ length: evidence.artifacts.count }, (): number[] => []);
  for (const [report, list] of uses.entries()) for (const artifact of list) users[artifact]!.push(report);
  const linking = [...users.keys()].filter((artifact) => users[artifact]!.length > 1);
  const spellOf = new Map(linking.map((artifact, spell) => [artifact, spell]));
  const spells = uses.map((list) => list.flatMap((artifact) => spellOf.get(artifact) ?? []));
  const spellUsers = linking.map((artifact) => users[artifact]!);
  return {
    reports: evidence.reports.count,
    spells: linking.length,
    edges: spells.flat().length,
    reportOffsets: offsetsOf(spells),
    reportSpells: Int32Array.from(spells.flat()),
    spellOffsets: offsetsOf(spellUsers),
    spellReports: Int32Array.from(spellUsers.flat()),
    spellArtifact: Int32Array.from(linking),
    spellKind: Uint8Array.from(linking, (artifact) => evidence.artifacts.kind[artifact]!),
    spellPrior: new Float64Array(linking.length).fill(PRIOR),
    spellProtected: new Uint8Array(linking.length),
    setAside: Uint8Array.from(users, (list) => (list.length > 1 ? 0 : 1)),
    columns: {
      idWords: evidence.reports.idWords,
      day: evidence.reports.day,
      flags: new Uint16Array(evidence.reports.count),
      logAmount: new Int32Array(evidence.reports.count).fill(-1),
      category: new Int8Array(evidence.reports.count).fill(-1),
    },
  };
}

function componentsOf(graph: EvidenceGraph): Partition {
  const community = new Int32Array(graph.reports).fill(-1);
  let count = 0;
  for (let start = 0; start < graph.reports; start++) {
    if (community[start]! >= 0) continue;
    const queue = [start];
    community[start] = count;
    for (let report = queue.pop(); report !== undefined; report = queue.pop())
      for (const spell of graph.reportSpells.subarray(graph.reportOffsets[report], graph.reportOffsets[report + 1]))
        for (const other of graph.spellReports.subarray(graph.spellOffsets[spell], graph.spellOffsets[spell + 1]))
          if (community[other]! < 0) {
            community[other] = count;
            queue.push(other);
          }
    count++;
  }
  return { kernel: 'components', seed: 1, community, count, hubs: [], parameters: {} };
}

/** The same partition with these artifacts dropped as hubs. */
export function withHub(world: World, id: string): Partition {
  const artifact = world.artifacts.indexOf(id);
  const spell = world.graph.spellArtifact.indexOf(artifact);
  const first = world.graph.spellReports[world.graph.spellOffsets[spell]!]!;
  const counts = { reports: 9, q: 0.1, attached: 9, clusters: 3 };
  const hub: HubFinding = { artifact, spell: first, ...counts, dropped: true };
  return { ...world.partition, hubs: [hub] };
}

function kindOf(id: string): number {
  return ARTIFACT_KINDS.indexOf(id.slice(0, id.indexOf(':')) as ArtifactKind);
}

function valuesOf(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort(compareText);
}

function offsetsOf(lists: readonly (readonly number[])[]): Int32Array {
  let sum = 0;
  return Int32Array.from([0, ...lists.map((list) => (sum += list.length))]);
}

function ascending(a: number, b: number): number {
  return a - b;
}
