import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadLists } from '../../engine/artifact/load-lists.js';
import { RateTable } from '../../engine/campaign/rates.js';
import type { Partition } from '../../engine/model/partition.js';
import { rescore } from '../../engine/rescore/rescore.js';
import { partitionOf, SERVER_KERNEL } from '../../engine/rescore/server-kernel.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { Store } from '../../engine/store/store.js';
import { anyGraph, connectedGroups, evidenceGraph, groups, renumbered, type TestGraph } from '../detect/graphs.js';
import { twoCampaigns } from '../rescore/reports.js';
import { ask, CYPHER_DIR, openStore, wipe, withServer } from './reach.js';

/** Two rings of three artifacts each, that one report ties together. */
const RINGS: TestGraph = {
  ids: Array.from({ length: 13 }, (_, r) => r + 1),
  spells: [
    ...[0, 1, 2].map((kind) => ({ kind, reports: [0, 1, 2, 3, 4, 5] })),
    ...[0, 1, 2].map((kind) => ({ kind, reports: [6, 7, 8, 9, 10, 11] })),
    { kind: 3, reports: [5, 6] },
  ],
};

withServer('communities by Leiden in the server', () => {
  let store: Store;
  beforeAll(async () => {
    await wipe();
    store = await openStore();
  });
  afterAll(() => store.close());

  const found = (graph: TestGraph, settings: Partition['parameters'] = {}, seed = 7) =>
    partitionOf(store, evidenceGraph(graph), { kernel: SERVER_KERNEL, seed, settings });

  it('tells two rings apart that one artifact ties together, and leaves a report without links alone', async () => {
    const { community, count, kernel, hubs } = await found(RINGS);
    expect([...community]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2]);
    expect([count, kernel, hubs]).toEqual([3, 'gds-leiden', []]);
  });

  it('tells how far our own kernel agrees, unless told not to', async () => {
    const { parameters } = await found(RINGS);
    expect(parameters).toEqual({
      gamma: 1,
      weighted: true,
      agreement: true,
      campaignsAdjustedRand: expect.closeTo(1, 1) as number,
      campaignsMutualInformation: expect.closeTo(1, 1) as number,
      operationsAdjustedRand: expect.any(Number) as number,
      operationsMutualInformation: expect.any(Number) as number,
    });
    const without = await found(RINGS, { agreement: false, gamma: 1.5 });
    expect(without.parameters).toEqual({ gamma: 1.5, weighted: true, agreement: false });
  });

  it('finds the same again, whoever numbered the reports, in communities that hang together', async () => {
    const graphs = fc.sample(anyGraph(), { numRuns: 12, seed: 42 });
    for (const graph of graphs) {
      const { community } = await found(graph, { agreement: false });
      expect((await found(graph, { agreement: false })).community).toEqual(community);
      for (const members of groups(community)) expect(connectedGroups(graph, members)).toHaveLength(1);
      const places = graph.ids.map((_, r) => graph.ids.length - 1 - r);
      const turned = await found(renumbered(graph, places), { agreement: false });
      const back = groups(turned.community).map((members) => members.map((r) => places[r] ?? -1).sort((a, b) => a - b));
      expect(back.sort(byFirst)).toEqual([...groups(community)].sort(byFirst));
    }
  });

  it('leaves no projection behind in the memory of the server', async () => {
    await found(RINGS);
    expect(await ask('CALL gds.graph.list() YIELD graphName RETURN graphName')).toEqual([]);
  });

  it('takes a graph without links', async () => {
    expect([...(await found({ ids: [1, 2], spells: [] })).community]).toEqual([0, 1]);
  });

  it('publishes what it found like any run, and ids stay from night to night', async () => {
    await store.addReports(twoCampaigns());
    const night = () =>
      rescore({
        store,
        lists: loadLists({ paths: [], defaultLists: false, suffixList: false, shippedDir: '' }),
        rates: new RateTable([]),
        currency: 'EUR',
        kernel: SERVER_KERNEL,
        seed: 1,
        settings: {},
        asOf: null,
        version: 'test',
        now: () => 0,
      });
    const [first, second] = [await night(), await night()];
    expect(first.campaigns.map(({ reports }) => reports).sort()).toEqual([2, 4]);
    expect(second.campaigns.map(({ id }) => id)).toEqual(first.campaigns.map(({ id }) => id));
    expect(second.manifest).toMatchObject({ kernel: 'gds-leiden', start: { how: 'cold' } });
    expect(
      await ask('MATCH (:Report)-[m:MEMBER_OF]->(:Campaign) RETURN count(m) AS members, max(m.since) AS since'),
    ).toEqual([{ members: 6, since: 1 }]);
  });

  it('refuses a setting that it does not know, and a resolution of nothing', async () => {
    await expect(found(RINGS, { noSuchSetting: 1 })).rejects.toMatchObject({ code: 'usage' });
    await expect(found(RINGS, { gamma: 0 })).rejects.toMatchObject({ code: 'usage' });
  });

  it('says which store it needs, where the store is another', async () => {
    const other = partitionOf(memoryStore(), evidenceGraph(RINGS), { kernel: SERVER_KERNEL, seed: 1, settings: {} });
    await expect(other).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(/Neo4j/) as string });
  });

  it('says in plain words that a server has no Graph Data Science', async () => {
    // No server that has the plugin can hide it, so it is asked for a procedure that none has.
    const folder = mkdtempSync(join(tmpdir(), 'skein-test-'));
    cpSync(CYPHER_DIR, folder, { recursive: true });
    writeFileSync(
      join(folder, 'detect', 'available.cypher'),
      "SHOW PROCEDURES YIELD name WHERE name = 'none.at.all' RETURN name",
    );
    const bare = await openStore({ cypherDir: folder });
    try {
      const run = partitionOf(bare, evidenceGraph(RINGS), { kernel: SERVER_KERNEL, seed: 1, settings: {} });
      await expect(run).rejects.toMatchObject({
        code: 'missing-program',
        message: expect.stringMatching(/Graph Data Science/) as string,
      });
    } finally {
      await bare.close();
      rmSync(folder, { recursive: true });
    }
  });
});

function byFirst(a: readonly number[], b: readonly number[]): number {
  return (a[0] ?? 0) - (b[0] ?? 0);
}
