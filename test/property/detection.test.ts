/** What detection keeps, whatever the reports are. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generate } from '../../datasets/generate/index.js';
import { kindTraits, protectedFromHubTest } from '../../engine/artifact/registry.js';
import { kernelOf } from '../../engine/detect/kernels.js';
import { buildGraph } from '../../engine/graph/build.js';
import { intake } from '../../engine/ingest/intake.js';
import type { DetectOptions, Partition } from '../../engine/model/partition.js';
import { loadEvidence } from '../../engine/rescore/load.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { TestGraph, TestSpell } from '../detect/graphs.js';
import { anyGraph, connectedGroups, evidenceGraph, groups, part } from '../detect/graphs.js';

/** Measures that fit graphs of thirty reports: by the usual ones they have no hubs, no bridges, no weak joints. */
const SMALL = {
  hubReports: 3,
  hubAttached: 2,
  hubClusterReports: 1,
  hubClusters: 2,
  hubQ: 0.6,
  bridgeReports: 2,
  vouchAmounts: 1,
  weakReports: 1,
  weakLadder: '40,30',
  relatedReports: 1,
};

function detect(graph: TestGraph, settings: DetectOptions['settings'] = SMALL): Partition {
  return kernelOf('blocks').detect(evidenceGraph(graph), { seed: 3, settings });
}

/** What a partition says of some reports, in names that stay the same whatever else there is. */
function said(graph: TestGraph, found: Partition, reports: readonly number[]) {
  const inside = new Set(reports);
  const nameOf = new Map<number, number>();
  for (const r of reports)
    nameOf.set(found.community[r]!, Math.min(graph.ids[r]!, nameOf.get(found.community[r]!) ?? Infinity));
  const ours = (artifact: number) => inside.has(graph.spells[artifact]!.reports[0]!);
  const spell = (artifact: number) => {
    const { kind, reports: users } = graph.spells[artifact]!;
    return `${kind}:${users.map((r) => graph.ids[r]!).join()}`;
  };
  const names = (labels: readonly number[]) => labels.map((label) => nameOf.get(label)!);
  const artifacts = (numbers: readonly number[]) => numbers.map(spell);
  return {
    communities: reports.map((r) => nameOf.get(found.community[r]!)),
    operations: groups(reports.map((r) => found.operation![r]!)),
    hubs: found.hubs
      .filter((hub) => ours(hub.artifact))
      .map((hub) => ({ ...hub, artifact: spell(hub.artifact), spell: graph.ids[hub.spell] })),
    bridges: found
      .bridges!.filter((bridge) => ours(bridge.artifact))
      .map((bridge) => [spell(bridge.artifact), names(bridge.communities)]),
    weakJoints: found
      .weakJoints!.filter((joint) => nameOf.has(joint.community))
      .map((joint) => ({
        ...joint,
        community: nameOf.get(joint.community),
        artifacts: artifacts(joint.artifacts),
      })),
    related: found
      .related!.filter((pair) => nameOf.has(pair.communities[0]))
      .map((pair) => ({ ...pair, communities: names(pair.communities), artifacts: artifacts(pair.artifacts) })),
  };
}

describe('every campaign and every operation', () => {
  it('hangs together by artifacts that were left in the graph', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => {
        const found = detect(graph);
        const dropped = new Set(found.hubs.filter((hub) => hub.dropped).map((hub) => hub.artifact));
        const left = { ...graph, spells: graph.spells.filter((_, s) => !dropped.has(s)) };
        for (const members of [...groups(found.community), ...groups(found.operation!)])
          expect(connectedGroups(left, members)).toEqual([members]);
      }),
    );
  });

  it('is made of whole campaigns, each in one operation', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => {
        const found = detect(graph);
        for (const members of groups(found.community))
          expect(new Set(members.map((r) => found.operation![r])).size).toBe(1);
      }),
    );
  });
});

describe('a component', () => {
  it('is told the same alone as in the whole graph, to the last finding, under the same parameters', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => {
        const whole = detect(graph);
        for (const reports of connectedGroups(graph)) {
          const own = part(graph, reports);
          const alone = detect(own, whole.parameters);
          const all = reports.map((_, r) => r);
          expect(said(own, alone, all)).toEqual(said(graph, whole, reports));
        }
      }),
    );
  });

  it('does not notice a report that shares nothing with it', () => {
    fc.assert(
      fc.property(anyGraph(), newReport(), (graph, added) => {
        const before = detect(graph);
        const components = connectedGroups(graph);
        const untouched = components[added.component % components.length]!;
        const { graph: larger, numberOf } = withReport(graph, added, untouched);
        const after = detect(larger, before.parameters);
        const moved = untouched.map((r) => numberOf[r]!);
        expect(said(larger, after, moved)).toEqual(said(graph, before, untouched));
      }),
    );
  });
});

interface NewReport {
  readonly id: number;
  /** Which component it leaves alone. */
  readonly component: number;
  /** Which of the other spells it joins, by place, and with whom it shares a new one. */
  readonly joins: readonly number[];
  readonly partner: number;
}

function newReport(): fc.Arbitrary<NewReport> {
  return fc.record({
    id: fc.integer({ min: 0, max: 0xffffffff }),
    component: fc.nat(),
    joins: fc.array(fc.nat(), { maxLength: 4 }),
    partner: fc.nat(),
  });
}

/** The graph with one more report, in the order of ids, that touches anything but the untouched reports. */
function withReport(graph: TestGraph, { id, joins, partner }: NewReport, untouched: readonly number[]) {
  const place = graph.ids.filter((known) => known <= id).length;
  const numberOf = graph.ids.map((_, r) => (r < place ? r : r + 1));
  const spells = graph.spells.map(({ kind, reports }) => ({ kind, reports: reports.map((r) => numberOf[r]!) }));
  const open = graph.spells.flatMap(({ reports }, s) => (untouched.includes(reports[0]!) ? [] : [s]));
  const joined = new Set(joins.flatMap((join) => (open.length === 0 ? [] : [open[join % open.length]!])));
  const others = graph.ids.flatMap((_, r) => (untouched.includes(r) ? [] : [numberOf[r]!]));
  const fresh: TestSpell[] =
    others.length === 0 ? [] : [{ kind: 0, reports: [place, others[partner % others.length]!] }];
  const insert = <T extends Int32Array | Uint16Array | Int8Array>(column: T, value: number): T => {
    const values = Array.from(column);
    values.splice(place, 0, value);
    return (column.constructor as unknown as { from: (values: number[]) => T }).from(values);
  };
  const { day, flags, logAmount, category } = graph.columns as Required<NonNullable<TestGraph['columns']>>;
  const larger: TestGraph = {
    ids: graph.ids.toSpliced(place, 0, id),
    spells: [
      ...spells.map((spell, s) => (joined.has(s) ? { ...spell, reports: [...spell.reports, place] } : spell)),
      ...fresh,
    ],
    columns: {
      day: insert(day, 18_200),
      flags: insert(flags, 3),
      logAmount: insert(logAmount, 400_000),
      category: insert(category, 2),
    },
  };
  return { graph: larger, numberOf };
}

/** Through intake, a store and the graph, as a night does. */
async function throughTheLine(lines: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'skein-order-'));
  try {
    const file = join(folder, 'reports.jsonl');
    await writeFile(file, `${lines.join('\n')}\n`);
    const store = memoryStore();
    const request = { stdin: Readable.from([]), profilesDir: 'datasets/profiles', victimKey: Buffer.alloc(32, 1) };
    for await (const batch of intake({ ...request, inputs: [file] })) await store.addReports(batch.reports);
    const source = await store.openEvidence();
    const { evidence, protectedArtifacts } = await loadEvidence(source, { listed: () => null, protectedFromHubTest });
    const graph = buildGraph(evidence, {
      kinds: kindTraits(),
      lostUsdMinor: new Float64Array(evidence.reports.count).fill(NaN),
      categoryOfFraudType: new Int8Array(evidence.reports.fraudTypes.length).fill(-1),
      protectedArtifacts,
    });
    return { graph, partition: kernelOf('blocks').detect(graph, { seed: 3, settings: {} }) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the order of input', () => {
  const lines = Array.from(generate({ reports: 400, seed: 5 }).reports, ({ report }) => JSON.stringify(report));

  it('changes no byte of the graph or of what is found in it', async () => {
    const inOrder = await throughTheLine(lines);
    expect(inOrder.partition.count).toBeLessThan(380);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (shuffled) => {
        expect(await throughTheLine(shuffled)).toEqual(inOrder);
      }),
      { numRuns: 5 },
    );
  });
});
