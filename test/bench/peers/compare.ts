import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable, median } from '../measure.js';
import { grouped } from '../results.js';
import { evaluate } from './evaluate.mjs';
import { generate } from './generate.mjs';
import { readGraph, readMembership, writeGraph } from './graph-file.mjs';
import type { Peer, PeerRun } from './processes.js';
import { OUR_PEERS, peersHere, runPeer } from './processes.js';

const SEED = 1;

export interface Comparison {
  readonly edges: readonly number[];
  /** Rounds in which all peers take turns. */
  readonly rounds: number;
  /** CPU seconds per peer and graph, loading included, after which it takes no more turns. */
  readonly budgetCpu: number;
}

interface Turns {
  readonly peer: Peer;
  readonly runs: PeerRun[];
  /** One per run; the labels are of the last. */
  readonly digests: Set<string>;
}

/** One section of the page of results: a seeded graph, and what each peer made of it. */
export interface ComparedGraph {
  readonly edges: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Our modularity kernel and the peers on the same seeded graphs, in turn; a graph is yielded when it is done. */
export function* comparePeers({ edges, rounds, budgetCpu }: Comparison): Generator<ComparedGraph> {
  const { peers, missing } = peersHere();
  const folder = mkdtempSync(join(tmpdir(), 'skein-peers-'));
  const absent = missing.length === 0 ? [] : [`Left out, for Python has them not: ${missing.join(', ')}.`];
  try {
    for (const count of edges) {
      const { title, table } = compareOn(folder, count, peers, { rounds, budgetCpu });
      yield { edges: count, title, paragraphs: [WHAT, ...absent, table] };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WHAT = `The same objective for all: modularity at resolution 1, weighted; seed ${SEED}. Each run is a process of its own;
CPU seconds (user and system) and wall seconds are those of the detection call, medians over runs in alternating rounds (up to
1M edges each run is the best of three calls). Loading: from arrays of edges to the peer's own graph. Memory: the peak over
those arrays. Ratios: ours with one thread by the peer's.`;

function compareOn(
  folder: string,
  edges: number,
  peers: readonly Peer[],
  { rounds, budgetCpu }: Pick<Comparison, 'rounds' | 'budgetCpu'>,
): { readonly title: string; readonly table: string } {
  const file = join(folder, `${edges}.fcg`);
  writeGraph(file, generate(edges, SEED));
  const turns = peers
    .filter(({ mostEdges }) => edges <= mostEdges)
    .map((peer): Turns => ({ peer, runs: [], digests: new Set() }));
  for (let round = 0; round < rounds; round++) for (const turn of turns) takeTurn(turn, folder, edges, budgetCpu);
  checkSame(turns);
  const graph = readGraph(file);
  const [nodes, links] = [graph.nodes, graph.edges].map(grouped);
  const rows = turns.map((turn) => row(turn, turns[0]!, graph, join(folder, `${turn.peer.name}.labels`)));
  rmSync(file);
  return { title: `Peers on ${nodes} nodes and ${links} edges`, table: markdownTable(HEAD, rows) };
}

function takeTurn({ peer, runs, digests }: Turns, folder: string, edges: number, budgetCpu: number): void {
  const spent = runs.reduce((sum, run) => sum + run.loadCpu + run.cpu, 0);
  if (runs.length > 0 && spent > budgetCpu) return;
  const out = join(folder, `${peer.name}.labels`);
  const run = runPeer(peer, join(folder, `${edges}.fcg`), out, edges > 1_000_000 ? 1 : 3);
  runs.push(run);
  digests.add(createHash('sha256').update(readFileSync(out)).digest('hex'));
  console.error(`${edges} edges, ${peer.name}: ${run.cpu.toFixed(3)} CPU s, ${run.wall.toFixed(3)} s`);
}

/** @throws Error if one of ours gave two answers: then no figure of it means anything. */
function checkSame(turns: readonly Turns[]): void {
  const ours = turns.filter(({ peer }) => OUR_PEERS.includes(peer)).flatMap(({ digests }) => [...digests]);
  if (new Set(ours).size !== 1) throw new Error('our kernel gave different answers for the same graph');
}

const HEAD = [
  'peer',
  'runs',
  'CPU s',
  'wall s',
  'loading, CPU s',
  'edges / CPU s',
  'ours / its CPU',
  'with loading',
  'memory, MB',
  'bytes / edge',
  'modularity',
  'communities',
  'disconnected',
];

function row({ peer, runs }: Turns, ours: Turns, graph: ReturnType<typeof readGraph>, labels: string): string[] {
  const mid = (of: (run: PeerRun) => number, from = runs) => median(from.map(of));
  const loaded = (run: PeerRun) => run.cpu + run.loadCpu;
  const memory = mid((run) => run.peakMB - run.baseMB);
  const { q, communities, disconnected } = evaluate(graph, readMembership(labels));
  return [
    peer.name,
    String(runs.length),
    mid((run) => run.cpu).toFixed(3),
    mid((run) => run.wall).toFixed(3),
    mid((run) => run.loadCpu).toFixed(3),
    grouped(Math.round(graph.edges / mid((run) => run.cpu))),
    (mid((run) => run.cpu, ours.runs) / mid((run) => run.cpu)).toFixed(3),
    (mid(loaded, ours.runs) / mid(loaded)).toFixed(3),
    memory.toFixed(0),
    ((memory * 2 ** 20) / graph.edges).toFixed(0),
    q.toFixed(5),
    grouped(communities),
    grouped(disconnected),
  ];
}
