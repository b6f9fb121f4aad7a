import { SkeinError } from '../../model/errors.js';
import type { EvidenceGraph } from '../../model/graph.js';
import type { ServerDetectOptions } from '../server-detection.js';
import type { Database } from './database.js';
import { cypher } from './statements.js';

type Row = readonly [report: number, spells: readonly number[]];

interface Projected {
  readonly name: string;
  readonly reports: number;
}

const AVAILABLE = cypher<object, { name: string }>('detect/available');
const GRAPH_NAME = cypher<object, { name: string }>('detect/graph-name');
const PROJECT = cypher<
  Projected & { rows: readonly Row[]; weights: readonly number[] },
  { nodes: number; edges: number }
>('detect/project');
const LEIDEN = cypher<Projected & { gamma: number; seed: number }, { reports: readonly number[] }>('detect/leiden');
const DROP = cypher<{ name: string }, { name: string }>('detect/drop');

const NEEDED = 2;

/** See `ServerDetection.leidenLabels`. The projection lives in the server's memory until the answer is there. */
export async function leidenLabels(
  database: Database,
  graph: EvidenceGraph,
  { seed, gamma, weights }: ServerDetectOptions,
): Promise<Int32Array> {
  const { reports } = graph;
  const labels = Int32Array.from({ length: reports }, (_, r) => reports + r);
  await requireGds(database);
  if (graph.edges === 0) return labels;
  const [row] = await database.alone(GRAPH_NAME, {});
  const name = row?.name ?? '';
  try {
    await database.alone(PROJECT, { name, reports, rows: rowsOf(graph), weights: Array.from(weights) });
    const found = await database.alone(LEIDEN, { name, reports, gamma, seed });
    found.forEach((community, label) => {
      for (const report of community.reports) labels[report] = label;
    });
    return labels;
  } finally {
    // What went wrong before says more than a server that is away now.
    await database.alone(DROP, { name }).catch(() => undefined);
  }
}

async function requireGds(database: Database): Promise<void> {
  const found = await database.alone(AVAILABLE, {});
  if (found.length === NEEDED) return;
  throw new SkeinError(
    'missing-program',
    'the detector "gds-leiden" needs the Graph Data Science plugin in this Neo4j (skein neo4j start runs one that has it)',
  );
}

/** In the order of reports, then spells: the projection numbers its nodes as they come. */
function rowsOf({ reports, reportOffsets, reportSpells }: EvidenceGraph): readonly Row[] {
  const rows: Row[] = [];
  for (let report = 0; report < reports; report++) {
    const spells = reportSpells.subarray(reportOffsets[report], reportOffsets[report + 1]);
    if (spells.length > 0) rows.push([report, Array.from(spells)]);
  }
  return rows;
}
