/**
 * `npm run bench:gds [-- --reports 30000]`: our detection against Leiden of Neo4j Graph Data Science, on one server, the same
 * graph, in one run: a first publication of everything and the night after it. Writes `test/bench/gds.md`.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { writeDataset } from '../../datasets/generate/index.js';
import { openEngine, readConfig, type Comparison, type Engine, type Method } from '../../engine/index.js';
import { evidenceOf } from './gds/evidence.js';
import { forgetRuns, gdsNight, layGraph } from './gds/alone.js';
import { costOf, measuredNight, type Cost, type NightCost } from './gds/night.js';
import { startBenchServer, type BenchServer } from './gds/server.js';
import { page } from './gds/page.js';

/** Of 1,000 reports that come in a night to those that are there, as 7,000 are to a million. */
const NIGHTLY = 0.007;
const SEED = 5;

const METHODS: readonly Method[] = [
  { name: 'blocks', kernel: 'blocks', lists: true, level: 'campaign' },
  { name: 'blocks, operations', kernel: 'blocks', lists: true, level: 'operation' },
  ...[1, 10].map((gamma) => ({
    name: `gds-leiden, gamma ${gamma}`,
    kernel: 'gds-leiden' as const,
    settings: { gamma },
    lists: true,
    level: 'campaign' as const,
  })),
];

/** What one way of doing it took for the first publication, and for the night after it. */
export interface Contestant {
  readonly first: Cost;
  readonly nightly: Cost;
}

export interface Measured {
  readonly reports: number;
  readonly newReports: number;
  readonly links: number;
  readonly alone: Contestant;
  readonly blocks: { readonly first: NightCost; readonly nightly: NightCost };
  readonly leiden: { readonly first: NightCost; readonly nightly: NightCost };
  readonly comparison: Comparison;
}

const { values } = parseArgs({ options: { reports: { type: 'string', default: '30000' } } });
const reports = Number(values.reports);
if (!Number.isSafeInteger(reports) || reports < 1_000) throw new Error('usage: npm run bench:gds [-- --reports 30000]');

const folder = await mkdtemp(join(tmpdir(), 'skein-bench-gds-'));
const server = await startBenchServer(process.env);
try {
  const measured = await measure(server, folder, reports);
  const text = page(measured);
  await writeFile(fileURLToPath(new URL('gds.md', import.meta.url)), text);
  console.log(text);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(on: BenchServer, made: string, count: number): Promise<Measured> {
  await writeDataset({ reports: count, seed: SEED }, made);
  const lines = (await readFile(join(made, 'reports.jsonl'), 'utf8')).trimEnd().split('\n');
  const newReports = Math.round(count * NIGHTLY);
  const [base, night, nextNight] = [
    lines.slice(0, -2 * newReports),
    lines.slice(-2 * newReports, -newReports),
    lines.slice(-newReports),
  ];
  const env = { SKEIN_STORE: on.url, NEO4J_PASSWORD: on.password };
  const config = readConfig({ data: join(made, 'data'), lists: [join(made, 'lists')] }, env, made);
  const engine = await openEngine(config, { now: Date.now, randomBytes });
  const driver = neo4j.driver(on.url, neo4j.auth.basic('neo4j', on.password));
  try {
    await takeIn(engine, made, base);
    const { graph, keys } = await evidenceOf(config);
    await layGraph(driver, graph, keys);
    const cost = () => costOf(on, async () => (await gdsNight(driver)).memberships);
    // Once for nothing: Java compiles what it will run.
    await cost();
    await measuredNight(on, engine, 'blocks');
    await forgetRuns(driver);
    const leidenFirst = await measuredNight(on, engine, 'gds-leiden');
    const aloneFirst = await cost();
    await takeIn(engine, made, night);
    const leiden = { first: leidenFirst, nightly: await measuredNight(on, engine, 'gds-leiden') };
    const alone = { first: aloneFirst, nightly: await cost() };
    await forgetRuns(driver);
    const blocksFirst = await measuredNight(on, engine, 'blocks');
    await takeIn(engine, made, nextNight);
    const blocks = { first: blocksFirst, nightly: await measuredNight(on, engine, 'blocks') };
    const comparison = await engine.compare({ methods: METHODS, latestRun: false, truth: made });
    return { reports: count, newReports, links: graph.edges, alone, blocks, leiden, comparison };
  } finally {
    await driver.close();
    await engine.close();
  }
}

async function takeIn(engine: Engine, made: string, lines: readonly string[]): Promise<void> {
  const file = join(made, 'part.jsonl');
  await rm(file, { force: true });
  await appendFile(file, `${lines.join('\n')}\n`);
  await engine.ingest({ inputs: [file], stdin: Readable.from([]) });
}
