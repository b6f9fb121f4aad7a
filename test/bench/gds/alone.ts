// The driver declares its settings as classes, but takes plain objects.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
import neo4j, { type Driver } from 'neo4j-driver';
import type { EvidenceGraph } from '../../../engine/model/graph.js';

// What a team does that has GDS and no engine: the graph lies in the database, Leiden writes a number on each report, and
// memberships are made from the numbers; the next night all of it is made again. The statements stand here because no
// other part of the project may use them.

const GRAPH = 'bench';
const ROWS = 10_000;

/** Puts the graph of a run into the database, exactly as kernels see it: not counted, it is there already for such a team. */
export async function layGraph(driver: Driver, graph: EvidenceGraph, reportKeys: readonly number[]): Promise<void> {
  await ask(driver, 'MATCH (s:BenchSpell) CALL (s) { DETACH DELETE s } IN TRANSACTIONS OF 5000 ROWS');
  await ask(driver, 'CREATE CONSTRAINT bench_spell IF NOT EXISTS FOR (s:BenchSpell) REQUIRE s.number IS UNIQUE');
  const spells = Array.from({ length: graph.spells }, (_, s) => neo4j.int(s));
  for (let from = 0; from < spells.length; from += ROWS)
    await ask(driver, 'UNWIND $numbers AS number CREATE (:BenchSpell {number: number})', {
      numbers: spells.slice(from, from + ROWS),
    });
  const links = linksOf(graph, reportKeys);
  for (let from = 0; from < links.length; from += ROWS)
    await ask(
      driver,
      `UNWIND $rows AS row MATCH (r:Report {key: row[0]}) MATCH (s:BenchSpell {number: row[1]})
       CREATE (r)-[:BENCH_LINK {weight: toFloat(row[2])}]->(s)`,
      { rows: links.slice(from, from + ROWS) },
    );
}

/** The whole night of GDS alone: last night's memberships go, project, Leiden, memberships. */
export async function gdsNight(driver: Driver): Promise<{ readonly memberships: number }> {
  await ask(driver, 'MATCH (c:BenchCampaign) CALL (c) { DETACH DELETE c } IN TRANSACTIONS OF 500 ROWS');
  await ask(
    driver,
    `CALL gds.graph.project('${GRAPH}', ['Report', 'BenchSpell'],
       {BENCH_LINK: {orientation: 'UNDIRECTED', properties: 'weight'}}) YIELD nodeCount RETURN nodeCount`,
  );
  await ask(
    driver,
    `CALL gds.leiden.write('${GRAPH}', {writeProperty: 'benchCommunity', relationshipWeightProperty: 'weight',
       concurrency: 1, randomSeed: 1}) YIELD communityCount RETURN communityCount`,
  );
  await ask(driver, `CALL gds.graph.drop('${GRAPH}') YIELD graphName RETURN graphName`);
  await ask(
    driver,
    `MATCH (r:Report) WITH r.benchCommunity AS community, collect(r) AS reports WHERE size(reports) > 1
     CALL (community, reports) {
       CREATE (c:BenchCampaign {id: community})
       WITH c, reports UNWIND reports AS r CREATE (r)-[:BENCH_MEMBER_OF]->(c)
     } IN TRANSACTIONS OF 200 ROWS`,
  );
  const [row] = await ask(driver, 'MATCH ()-[m:BENCH_MEMBER_OF]->() RETURN count(m) AS memberships');
  return { memberships: Number(row?.['memberships'] ?? 0) };
}

/** Takes all runs back, as if none had ever been published; reports and artifacts stay. */
export async function forgetRuns(driver: Driver): Promise<void> {
  await ask(
    driver,
    'MATCH ()-[t:MEMBER_OF|WAS_MEMBER_OF|USES|USED]->() CALL (t) { DELETE t } IN TRANSACTIONS OF 20000 ROWS',
  );
  const kept = [
    'Report',
    'Artifact',
    'Pseudonyms',
    'ReportPage',
    'Note',
    'Skein',
    'WriteLock',
    'NightLock',
    'Night',
    '__Migration',
  ];
  await ask(
    driver,
    `MATCH (n) WHERE none(label IN labels(n) WHERE label IN $kept)
     CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`,
    { kept: [...kept, 'BenchSpell', 'BenchCampaign'] },
  );
  await ask(
    driver,
    'MATCH (s:Skein {one: 1}) SET s.run = null, s.highest = null, s.settling = null, s.publishing = null',
  );
}

type Row = Readonly<Record<string, unknown>>;

async function ask(driver: Driver, text: string, parameters: object = {}): Promise<readonly Row[]> {
  const session = driver.session({ database: 'neo4j' });
  try {
    return (await session.run(text, parameters)).records.map((record) => record.toObject());
  } finally {
    await session.close();
  }
}

function linksOf(
  { reports, reportOffsets, reportSpells, spellPrior }: EvidenceGraph,
  keys: readonly number[],
): unknown[] {
  const rows: unknown[] = [];
  for (let r = 0; r < reports; r++)
    for (const spell of reportSpells.subarray(reportOffsets[r], reportOffsets[r + 1]))
      rows.push([neo4j.int(keys[r] ?? -1), neo4j.int(spell), spellPrior[spell]]);
  return rows;
}
