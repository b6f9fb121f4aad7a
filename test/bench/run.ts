/**
 * `npm run bench [-- REPORTS ...]`: what a night costs, step by step, and our kernel beside the reference in the same run.
 * Figures are CPU seconds, medians of alternating rounds; they are written to `test/bench/results.md`. How the whole line
 * grows is measured apart, by `npm run bench:growth`, since it takes longer.
 */
import { kernelOf } from '../../engine/detect/kernels.js';
import type { EvidenceGraph } from '../../engine/model/graph.js';
import { measureLine } from './line.js';
import { cpuSeconds, markdownTable, median } from './measure.js';
import { grouped, measuredOn, resultSections, seconds } from './results.js';

const ROUNDS = 5;
const SEED = 11;
const PEERS = ['blocks', 'louvain', 'components'] as const;

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isSafeInteger(size) || size < 100))
  throw new Error('usage: npm run bench [-- REPORTS ...]');

const lines: string[][] = [];
const kernels: string[][] = [];
for (const reports of sizes.length > 0 ? sizes : [3_000, 30_000]) {
  const line = await measureLine(reports, SEED);
  const { edges } = line.evidenceGraph;
  const steps = [line.read, line.store, line.load, line.graph];
  lines.push([
    ...[reports, edges].map(grouped),
    ...steps.map(seconds),
    grouped(Math.round(reports / (line.read + line.store))),
  ]);
  kernels.push(...(await compareKernels(reports, line.evidenceGraph)));
}

const results = resultSections();
results.put('line', 'The line', [
  measuredOn(),
  markdownTable(
    ['reports', 'links', 'read and clean', 'store', 'load evidence', 'build graph', 'ingest, reports / CPU s'],
    lines,
  ),
]);
results.put('kernels', `Kernels, median of ${ROUNDS} alternating rounds`, [
  measuredOn(),
  markdownTable(['kernel, reports', 'CPU s', 'min', 'max', 'communities', 'of louvain'], kernels),
]);
console.log(markdownTable(['kernel, reports', 'CPU s', 'min', 'max', 'communities', 'of louvain'], kernels));

/** In turn, so that a noisy neighbour hits all of them alike. */
async function compareKernels(reports: number, graph: EvidenceGraph): Promise<string[][]> {
  const times = new Map(PEERS.map((name) => [name, [] as number[]]));
  const found = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++)
    for (const name of PEERS) {
      const { result, cpu } = await cpuSeconds(() => kernelOf(name).detect(graph, { seed: 1, settings: {} }));
      times.get(name)?.push(cpu);
      found.set(name, result.count);
    }
  const reference = median(times.get('louvain') ?? []);
  return [...times].map(([name, cpu]) => [
    `${name}, ${grouped(reports)}`,
    ...[median(cpu), Math.min(...cpu), Math.max(...cpu)].map(seconds),
    grouped(found.get(name) ?? 0),
    (median(cpu) / reference).toFixed(2),
  ]);
}
