import { weightedGraph, type WeightedGraph } from '../../../engine/detect/modularity/weighted-graph.js';

/** Edges of a graph with the weights that they have, each once. */
export interface Edges {
  readonly nodes: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly weights: Float32Array | null;
}

export function edges(nodes: number, list: readonly (readonly [number, number, number?])[]): Edges {
  return {
    nodes,
    source: Int32Array.from(list, ([a]) => a),
    target: Int32Array.from(list, ([, b]) => b),
    weights: Float32Array.from(list, ([, , weight]) => weight ?? 1),
  };
}

export function graphOf(given: Edges): WeightedGraph {
  return weightedGraph(given.nodes, given);
}

/** Groups of 3 to 12 nodes, dense inside, sparse between, a tenth of the nodes leaves, some hubs; the same for a seed. */
export function plantedGroups(groups: number, seed: number): Edges {
  const random = mulberry(seed);
  const list: [number, number, number][] = [];
  const hubs = Math.ceil(Math.sqrt(groups));
  let nodes = hubs;
  for (let g = 0; g < groups; g++) {
    const size = 3 + Math.floor(10 * random());
    for (let i = 1; i < size; i++) {
      list.push([nodes + i, nodes + Math.floor(i * random()), 0.5 + random() / 2]);
      if (i > 2) list.push([nodes + i, nodes + Math.floor(i * random()), 0.5 + random() / 2]);
      if (random() < 0.3) list.push([nodes + i, Math.floor(hubs * random()), 0.05]);
    }
    if (g > 0 && random() < 0.3) list.push([nodes, hubs + Math.floor((nodes - hubs) * random()), 0.3]);
    nodes += size;
  }
  return edges(nodes, list);
}

/** Mulberry32: numbers in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Modularity, from its definition. */
export function modularityOf(
  { nodes, source, target, weights }: Edges,
  label: ArrayLike<number>,
  resolution = 1,
): number {
  const strength = new Map<number, number>();
  let inside = 0;
  let all = 0;
  source.forEach((a, e) => {
    const b = target[e]!;
    const weight = weights?.[e] ?? 1;
    all += weight;
    if (label[a] === label[b]) inside += weight;
    for (const node of [a, b]) strength.set(label[node]!, (strength.get(label[node]!) ?? 0) + weight);
  });
  if (nodes === 0 || all === 0) return 0;
  let expected = 0;
  for (const sum of strength.values()) expected += (sum / (2 * all)) ** 2;
  return inside / all - resolution * expected;
}

/** How many labels name nodes that do not hang together. */
export function disconnected({ nodes, source, target }: Edges, label: ArrayLike<number>): number {
  const root = Array.from({ length: nodes }, (_, i) => i);
  const find = (i: number): number => {
    while (root[i] !== i) i = root[i] = root[root[i]!]!;
    return i;
  };
  source.forEach((a, e) => {
    if (label[a] === label[target[e]!]) root[find(a)] = find(target[e]!);
  });
  const roots = new Map<number, Set<number>>();
  for (let i = 0; i < nodes; i++) roots.set(label[i]!, (roots.get(label[i]!) ?? new Set()).add(find(i)));
  return [...roots.values()].filter((parts) => parts.size > 1).length;
}
