import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a peer's process says of itself: see `measure.mjs`. */
export interface PeerRun {
  readonly load: number;
  readonly loadCpu: number;
  readonly wall: number;
  readonly cpu: number;
  readonly baseMB: number;
  readonly peakMB: number;
}

/** A program that speaks the peers' protocol. */
export interface Peer {
  readonly name: string;
  readonly threads: number;
  readonly command: readonly string[];
  /** Edges that it is asked for at most; above, it would need hours or more memory than there is. */
  readonly mostEdges: number;
}

const PYTHON = process.env['PEER_PYTHON'] ?? 'python3';
const OURS = [process.execPath, fileOf('../peer-adapter.mjs')];

export const OUR_PEERS: readonly Peer[] = [
  { name: 'skein modularity', threads: 1, command: [...OURS, 'ours'], mostEdges: Infinity },
  { name: 'skein modularity, 2 threads', threads: 2, command: [...OURS, 'ours'], mostEdges: Infinity },
];

const GRAPHOLOGY: Peer = {
  name: 'graphology-communities-louvain',
  threads: 1,
  command: [process.execPath, '--max-old-space-size=12000', fileOf('graphology.mjs'), 'graphology'],
  mostEdges: 5_000_000,
};

/** What Python has of them. */
const PYTHON_PEERS: readonly Peer[] = [
  { name: 'igraph-leiden', mostEdges: 5_000_000 },
  { name: 'networkit-leiden', mostEdges: 5_000_000 },
  { name: 'leidenalg', mostEdges: 100_000 },
].map((peer) => ({ ...peer, threads: 1, command: [PYTHON, fileOf('networks.py'), peer.name] }));

/** The peers that can run here, and those that cannot. */
export function peersHere(): { readonly peers: readonly Peer[]; readonly missing: readonly string[] } {
  const which = spawnSync(PYTHON, [fileOf('networks.py'), '--which'], { encoding: 'utf8' });
  const found = new Set(which.status === 0 ? which.stdout.trim().split('\n') : []);
  const [here, missing] = [true, false].map((can) => PYTHON_PEERS.filter(({ name }) => found.has(name) === can));
  return { peers: [...OUR_PEERS, GRAPHOLOGY, ...here!], missing: missing!.map(({ name }) => name) };
}

/**
 * Runs a peer once, in a process of its own.
 *
 * @param repeat Detections in that process; its times are the least of them.
 * @throws Error with what the process said, if it fails.
 */
export function runPeer({ command, threads }: Peer, graph: string, out: string, repeat: number): PeerRun {
  const [program, ...given] = command;
  const ran = spawnSync(program!, [...given, graph, out, '1', String(repeat), String(threads)], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${command.join(' ')} failed: ${ran.stderr.slice(-500)}`);
  return JSON.parse(ran.stdout.trim().split('\n').at(-1)!) as PeerRun;
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
