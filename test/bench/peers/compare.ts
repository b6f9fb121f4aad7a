import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable, median } from '../measure.js';
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

/** Our modularity kernel and the peers on the same seeded graphs, in turn, as paragraphs of Markdown. */
export function comparePeers({ edges, rounds, budgetCpu }: Comparison): string[] {
  const { peers, missing } = peersHere();
  const folder = mkdtempSync(join(tmpdir(), 'skein-peers-'));
  try {
    const sections = edges.map((count) => compareOn(folder, count, peers, { rounds, budgetCpu }));
    return [
      'The same objective for all: modularity at resolution 1, weighted. Each run is a process of its own; CPU seconds (user and system) and wall seconds are those of the detection call, medians over runs in alternating rounds. "Loading" is from arrays of edges to the peer\'s own graph; memory is the peak over those arrays. Ratios are ours (one thread) by the peer\'s.',
      ...(missing.length === 0 ? [] : [`Left out, for Python has them not: ${missing.join(', ')}.`]),
      ...sections,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compareOn(
  folder: string,
  edges: number,
  peers: readonly Peer[],
  { rounds, budgetCpu }: Pick<Comparison, 'rounds' | 'budgetCpu'>,
): string {
  const file = join(folder, `${edges}.fcg`);
  writeGraph(file, generate(edges, SEED));
  const turns = peers
    .filter(({ mostEdges }) => edges <= mostEdges)
    .map((peer): Turns => ({ peer, runs: [], digests: new Set() }));
  for (let round = 0; round < rounds; round++) for (const turn of turns) takeTurn(turn, folder, edges, budgetCpu);
  checkSame(turns);
  const graph = readGraph(file);
  const title = `### ${edges.toLocaleString('en-US')} edges asked for: ${graph.nodes.toLocaleString('en-US')} nodes, ${graph.edges.toLocaleString('en-US')} edges`;
  const rows = turns.map((turn) => row(turn, turns[0]!, graph, join(folder, `${turn.peer.name}.labels`)));
  rmSync(file);
  return `${title}\n\n${markdownTable(HEAD, rows)}`;
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
    Math.round(graph.edges / mid((run) => run.cpu)).toLocaleString('en-US'),
    (mid((run) => run.cpu, ours.runs) / mid((run) => run.cpu)).toFixed(3),
    (mid(loaded, ours.runs) / mid(loaded)).toFixed(3),
    memory.toFixed(0),
    ((memory * 2 ** 20) / graph.edges).toFixed(0),
    q.toFixed(5),
    communities.toLocaleString('en-US'),
    disconnected.toLocaleString('en-US'),
  ];
}
