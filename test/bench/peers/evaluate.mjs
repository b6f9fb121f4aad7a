// What a clustering is worth, by the same measure for every peer.

/** Modularity, communities, and how many of these do not hang together. */
export function evaluate({ nodes, source, target, weights }, membership, resolution = 1) {
  const { label, count } = numbered(membership, nodes);
  const strength = new Float64Array(count);
  const root = Int32Array.from({ length: nodes }, (_, node) => node);
  let inside = 0;
  let all = 0;
  for (let e = 0; e < source.length; e++) {
    const a = source[e];
    const b = target[e];
    const weight = weights === null ? 1 : weights[e];
    all += weight;
    strength[label[a]] += weight;
    strength[label[b]] += weight;
    if (label[a] !== label[b]) continue;
    inside += weight;
    root[find(root, a)] = find(root, b);
  }
  let q = inside / all;
  for (const sum of strength) q -= resolution * (sum / (2 * all)) ** 2;
  return { q, communities: count, disconnected: countDisconnected(label, count, root) };
}

function numbered(membership, nodes) {
  const numberOf = new Map();
  const label = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    if (!numberOf.has(membership[node])) numberOf.set(membership[node], numberOf.size);
    label[node] = numberOf.get(membership[node]);
  }
  return { label, count: numberOf.size };
}

function find(root, node) {
  while (root[node] !== node) node = root[node] = root[root[node]];
  return node;
}

function countDisconnected(label, count, root) {
  const rootOf = new Int32Array(count).fill(-1);
  const apart = new Set();
  for (let node = 0; node < label.length; node++) {
    const found = find(root, node);
    if (rootOf[label[node]] < 0) rootOf[label[node]] = found;
    else if (rootOf[label[node]] !== found) apart.add(label[node]);
  }
  return apart.size;
}
