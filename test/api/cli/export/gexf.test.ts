import { UndirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { gexfText } from '../../../../api/cli/export/gexf.js';
import type { MentionRow } from '../../../../engine/index.js';

async function* rowsOf(...rows: readonly MentionRow[]): AsyncGenerator<MentionRow> {
  await Promise.resolve();
  yield* rows;
}

function row(ref: string, folded: string): MentionRow {
  return { source: 'ic3', ref, campaignId: 'c-1', kind: 'domain', folded, shown: folded, origin: 'named' };
}

describe('the GEXF of a campaign', () => {
  it('has reports and defanged artifacts as nodes and a mention as an edge', async () => {
    const text = await gexfText(rowsOf(row('1', 'evil.example'), row('2', 'evil.example'), row('2', 'bad.example')));
    expect(text).not.toContain('evil.example');
    const graph = parse(UndirectedGraph, text);
    expect([graph.order, graph.size]).toEqual([4, 3]);
    expect(graph.getNodeAttributes('domain evil[.]example')).toMatchObject({ label: 'evil[.]example', kind: 'domain' });
  });

  it('is well-formed whatever attackers wrote', async () => {
    const text = await gexfText(rowsOf(row('<&">\u0000\u0008]]>', 'a"><script>\ud800'), row('2', 'x')));
    expect(parse(UndirectedGraph, text).order).toBe(4);
  });
});
