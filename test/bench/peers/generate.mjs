// A report-artifact graph with planted campaigns, the same for the same number of edges and seed:
//   node generate.mjs OUT EDGES [SEED]
// Reports are about EDGES / 3.09, of which 30 % are noise. Campaign sizes follow a power law (exponent 2.1, from 2 to 1 % of
// the reports); each report names 2 to 4 artifacts of its campaign; 35 % of them, and 60 % of noise reports, also touch a hub
// (weight .05 against .4 to 1), and 2 % an artifact of another campaign (.3). Ids and edges are shuffled, so that no order
// helps.
import { pathToFileURL } from 'node:url';
import { writeGraph } from './graph-file.mjs';

const NOISE = 0.3;
const KIND_WEIGHTS = [1, 0.9, 0.8, 0.6, 0.5, 0.4]; // IBAN, wallet, phone, e-mail, domain, URL

/** Numbers in [0, 1) (Mulberry32). */
function generator(seed) {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function campaignSizes(random, reports, left) {
  const most = Math.max(50, Math.floor(reports * 0.01));
  const sizes = [];
  while (left > 0) {
    const size = Math.min(Math.floor(2 * Math.pow(1 - random(), -1 / 1.1)), most, left);
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

function shuffledNumbers(random, count) {
  const numbers = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(random, [numbers]);
  return numbers;
}

/** All columns alike. */
function shuffle(random, columns) {
  for (let i = columns[0].length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    for (const column of columns) {
      const kept = column[i];
      column[i] = column[j];
      column[j] = kept;
    }
  }
}

export function generate(edges, seed) {
  const random = generator(seed);
  const reports = Math.max(100, Math.round(edges / 3.09));
  const noiseReports = Math.round(reports * NOISE);
  const sizes = campaignSizes(random, reports, reports - noiseReports);
  const pools = sizes.map((size) => Math.max(2, Math.round(1.5 * Math.pow(size, 0.65))));
  const own = pools.reduce((sum, pool) => sum + pool, 0);
  const hubs = Math.max(20, Math.round(Math.sqrt(reports) / 3)); // mail domains, hosting
  const most = Math.round(reports * 4.2) + 1000;
  const graph = { source: new Int32Array(most), target: new Int32Array(most), weights: new Float32Array(most) };
  let count = 0;
  const link = (report, artifact, weight) => {
    graph.source[count] = report;
    graph.target[count] = artifact;
    graph.weights[count++] = weight;
  };
  const linkToHub = (report) =>
    link(report, reports + own + Math.min(hubs - 1, Math.floor(hubs * Math.pow(random(), 2.5))), 0.05);
  const reportAt = shuffledNumbers(random, reports);
  const truthOfReport = new Int32Array(reports);
  let next = 0;
  sizes.reduce((firstArtifact, size, campaign) => {
    const pool = pools[campaign];
    for (let i = 0; i < size; i++) {
      const report = reportAt[next++];
      truthOfReport[report] = campaign;
      for (const artifact of artifactsOf(random, pool))
        link(report, reports + firstArtifact + artifact, KIND_WEIGHTS[artifact % 6]);
      if (random() < 0.35) linkToHub(report);
      if (random() < 0.02) link(report, reports + Math.floor(random() * own), 0.3);
    }
    return firstArtifact + pool;
  }, 0);
  let nodes = reports + own + hubs;
  for (let i = 0; i < noiseReports; i++) {
    const report = reportAt[next++];
    truthOfReport[report] = sizes.length + i;
    for (let left = 1 + Math.floor(random() * 3); left > 0; left--)
      link(report, nodes++, KIND_WEIGHTS[Math.floor(random() * 6)]);
    if (random() < 0.6) linkToHub(report);
  }
  const truth = new Int32Array(nodes).fill(-1);
  truth.set(truthOfReport);
  const artifactAt = shuffledNumbers(random, nodes - reports);
  for (let e = 0; e < count; e++) graph.target[e] = reports + artifactAt[graph.target[e] - reports];
  const columns = [graph.source, graph.target, graph.weights].map((column) => column.subarray(0, count));
  shuffle(random, columns);
  const [source, target, weights] = columns;
  return { nodes, reports, source, target, weights, truth };
}

/** Two to four different ones, the first of the pool more often. */
function artifactsOf(random, pool) {
  const wanted = Math.min(pool, 2 + Math.floor(random() * 3));
  const found = [];
  for (let tries = 0; found.length < wanted && tries < 20; tries++) {
    const artifact = Math.floor(pool * Math.pow(random(), 1.7));
    if (!found.includes(artifact)) found.push(artifact);
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [out, edges, seed = '1'] = process.argv.slice(2);
  const graph = generate(Number(edges), Number(seed));
  writeGraph(out, graph);
  console.log(`${out}: ${graph.nodes} nodes, ${graph.source.length} edges`);
}
