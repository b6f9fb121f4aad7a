// graphology-communities-louvain, speaking the peers' protocol.
import graphology from 'graphology';
import louvain from 'graphology-communities-louvain';
import { speak } from './measure.mjs';

await speak({
  load({ nodes, source, target, weights }) {
    const graph = new graphology.UndirectedGraph();
    for (let node = 0; node < nodes; node++) graph.addNode(String(node));
    for (let e = 0; e < source.length; e++)
      graph.mergeEdge(String(source[e]), String(target[e]), { weight: weights === null ? 1 : weights[e] });
    return { graph, nodes };
  },
  detect({ graph, nodes }, seed) {
    const labels = louvain(graph, { getEdgeWeight: 'weight', rng: mulberry(seed) });
    return Int32Array.from({ length: nodes }, (_, node) => labels[node]);
  },
});

/** Mulberry32: numbers in [0, 1). */
function mulberry(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
