import fc from 'fast-check';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import { NO_DAY } from '../../engine/model/day.js';
import type { DetectionColumns, EvidenceGraph } from '../../engine/model/graph.js';
import { TEST_KINDS } from '../graph/evidence.js';

/** A graph told by its spells: which reports each has, and of which kind it is. */
export interface TestGraph {
  /** First word of the id of each report; the reports are as many. */
  readonly ids: readonly number[];
  readonly spells: readonly TestSpell[];
  readonly columns?: Partial<Omit<DetectionColumns, 'idWords'>>;
}

export interface TestSpell {
  readonly kind: number;
  readonly reports: readonly number[];
}

export function evidenceGraph({ ids, spells, columns }: TestGraph): EvidenceGraph {
  const users = Array.from(ids, (_, r) => spells.flatMap((spell, s) => (spell.reports.includes(r) ? [s] : [])));
  const sorted = spells.map((spell) => spell.reports.toSorted((a, b) => a - b));
  return {
    reports: ids.length,
    spells: spells.length,
    edges: sorted.flat().length,
    reportOffsets: offsetsOf(users),
    reportSpells: Int32Array.from(users.flat()),
    spellOffsets: offsetsOf(sorted),
    spellReports: Int32Array.from(sorted.flat()),
    spellArtifact: Int32Array.from(spells, (_, s) => s),
    spellKind: Uint8Array.from(spells, (spell) => spell.kind),
    spellPrior: Float64Array.from(spells, (spell) => TEST_KINDS[spell.kind]!.prior),
    spellProtected: new Uint8Array(spells.length),
    setAside: new Uint8Array(spells.length),
    columns: {
      idWords: Uint32Array.from(ids.flatMap((id) => [id, 1, 2, 3])),
      day: new Int32Array(ids.length).fill(NO_DAY),
      flags: new Uint16Array(ids.length),
      logAmount: new Int32Array(ids.length).fill(-1),
      category: new Int8Array(ids.length).fill(-1),
      ...columns,
    },
  };
}

function offsetsOf(rows: readonly (readonly number[])[]): Int32Array {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (offsets[i + 1] = offsets[i]! + row.length));
  return offsets;
}

const LINKING_KINDS = ARTIFACT_KINDS.flatMap((_, code) => (TEST_KINDS[code]!.links ? [code] : []));

/** Random graphs with ascending ids, days, flags and amounts. */
export function anyGraph(mostReports = 30): fc.Arbitrary<TestGraph> {
  return fc.integer({ min: 1, max: mostReports }).chain((count) =>
    fc.record({
      ids: fc
        .uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { minLength: count, maxLength: count })
        .map((ids) => ids.sort((a, b) => a - b)),
      spells: count < 2 ? fc.constant([]) : fc.array(anySpell(count), { maxLength: 2 * count }),
      columns: anyColumns(count),
    }),
  );
}

function anySpell(count: number): fc.Arbitrary<TestSpell> {
  return fc.record({
    kind: fc.constantFrom(...LINKING_KINDS),
    reports: fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { minLength: 2, maxLength: Math.min(count, 6) }),
  });
}

function anyColumns(count: number): fc.Arbitrary<Omit<DetectionColumns, 'idWords'>> {
  const column = (arbitrary: fc.Arbitrary<number>) => fc.array(arbitrary, { minLength: count, maxLength: count });
  return fc.record({
    day: column(fc.oneof(fc.integer({ min: 18000, max: 18400 }), fc.constant(NO_DAY))).map((x) => Int32Array.from(x)),
    flags: column(fc.integer({ min: 0, max: 511 })).map((x) => Uint16Array.from(x)),
    logAmount: column(fc.oneof(fc.integer({ min: 0, max: 1_200_000 }), fc.constant(-1))).map((x) => Int32Array.from(x)),
    category: column(fc.integer({ min: -1, max: 8 })).map((x) => Int8Array.from(x)),
  });
}

/** The graph with report r as number `places[r]`. */
export function renumbered(graph: TestGraph, places: readonly number[]): TestGraph {
  const old = places.map((_, place) => places.indexOf(place));
  const { columns } = graph;
  return {
    ids: old.map((r) => graph.ids[r]!),
    spells: graph.spells.map((spell) => ({ ...spell, reports: spell.reports.map((r) => places[r]!) })),
    ...(columns === undefined ? {} : { columns: columnsOf(columns, old) }),
  };
}

/** The part of the graph with these reports; every spell must lie wholly inside or outside. */
export function part(graph: TestGraph, reports: readonly number[]): TestGraph {
  const inside = graph.spells.filter((spell) => reports.includes(spell.reports[0]!));
  return {
    ids: reports.map((r) => graph.ids[r]!),
    spells: inside.map((spell) => ({ ...spell, reports: spell.reports.map((r) => reports.indexOf(r)) })),
    ...(graph.columns === undefined ? {} : { columns: columnsOf(graph.columns, reports) }),
  };
}

type Columns = NonNullable<TestGraph['columns']>;

function columnsOf(columns: Columns, reports: readonly number[]): Columns {
  const { day, flags, logAmount, category } = columns;
  return {
    ...(day === undefined ? {} : { day: Int32Array.from(reports, (r) => day[r]!) }),
    ...(flags === undefined ? {} : { flags: Uint16Array.from(reports, (r) => flags[r]!) }),
    ...(logAmount === undefined ? {} : { logAmount: Int32Array.from(reports, (r) => logAmount[r]!) }),
    ...(category === undefined ? {} : { category: Int8Array.from(reports, (r) => category[r]!) }),
  };
}

/** Groups of report numbers, by smallest report: partitions compare as these whatever their labels are. */
export function groups(labels: ArrayLike<number>): number[][] {
  const byLabel = new Map<number, number[]>();
  Array.from(labels).forEach((label, r) => byLabel.set(label, [...(byLabel.get(label) ?? []), r]));
  return [...byLabel.values()];
}

/** Reports that hang together, by repeated merging: slow, and made otherwise than any kernel. */
export function connectedGroups(graph: TestGraph, within: readonly number[] = graph.ids.map((_, r) => r)): number[][] {
  let parts = within.map((r) => [r]);
  for (const spell of graph.spells) {
    const touched = parts.filter((members) => members.some((r) => spell.reports.includes(r)));
    if (touched.length < 2) continue;
    parts = [...parts.filter((members) => !touched.includes(members)), touched.flat()];
  }
  return parts.map((members) => members.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}
