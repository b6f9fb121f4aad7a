import { UndirectedGraph } from 'graphology';
import { write } from 'graphology-gexf';
import { defang, SkeinError, type MentionRow } from '../../../engine/index.js';
import { plainLine } from '../text.js';
import { shownText } from '../../present/shown.js';

/** A graph of more mentions than this is no picture any more, and the whole of it has to be held in memory. */
export const MAX_GEXF_MENTIONS = 100_000;

interface NodeFacts {
  readonly label: string;
  readonly kind: string;
}

/**
 * GEXF 1.2 of one campaign: reports on one side, artifacts (defanged) on the other, an edge for each mention. Characters
 * that XML 1.0 cannot hold are taken out.
 *
 * @throws SkeinError `usage` when the campaign has more than `MAX_GEXF_MENTIONS`.
 */
export async function gexfText(rows: AsyncIterable<MentionRow>): Promise<string> {
  const graph = new UndirectedGraph<NodeFacts, { origin: string }>();
  for await (const row of rows) {
    if (graph.size >= MAX_GEXF_MENTIONS)
      throw new SkeinError('usage', `more than ${MAX_GEXF_MENTIONS} mentions: too large for gexf; take --format csv`);
    const report = plainLine(`report ${row.source} ${row.ref}`);
    const artifact = plainLine(`${row.kind} ${defang(row.folded)}`);
    graph.mergeNode(report, { label: plainLine(row.ref), kind: 'report' });
    graph.mergeNode(artifact, { label: plainLine(shownText(row)), kind: row.kind });
    // A key of our own: the library's counts the graphs of the process, and the same data must give the same bytes.
    if (!graph.hasEdge(report, artifact))
      graph.addEdgeWithKey(`m${graph.size}`, report, artifact, { origin: row.origin });
  }
  const text = write(graph, {
    version: '1.2',
    formatNode: (_key, { label, kind }: NodeFacts) => ({ label, attributes: { kind } }),
    formatEdge: (_key, { origin }: { origin: string }) => ({ attributes: { origin } }),
  });
  return `${text}\n`;
}
