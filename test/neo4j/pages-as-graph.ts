import { expect } from 'vitest';
import { MENTION_ORIGINS } from '../../engine/model/artifact.js';
import type { MentionLine, ReportLine } from '../../engine/store/neo4j/report-pages.js';
import { ask } from './reach.js';

interface GraphReport {
  readonly line: readonly unknown[];
  readonly mentions: readonly (readonly [artifact: number, origin: (typeof MENTION_ORIGINS)[number]])[];
}

/** What runs read on pages, and of the members of campaigns in texts, is what stands in the graph. */
export async function expectPagesAsGraph(): Promise<void> {
  await expectReportsAsGraph();
  const differing = await ask(
    `MATCH (s:Skein) WHERE s.publishing IS NULL
     MATCH (v:Version {level: 'campaign'})
     WITH v, COLLECT {
       MATCH (c:Cluster {id: v.id})<-[m:MEMBER_OF|WAS_MEMBER_OF]-(r:Report)
       WHERE m.since <= v.since AND (m.until IS NULL OR m.until > v.since)
       WITH DISTINCT r.key AS key ORDER BY key
       RETURN toString(key)
     } AS tied, COLLECT { UNWIND split(v.members, ' ') AS key WITH key ORDER BY toInteger(key) WHERE key <> '' RETURN key } AS told
     WHERE tied <> told
     RETURN v.id AS id, v.since AS since, tied, told`,
  );
  expect(differing).toEqual([]);
}

async function expectReportsAsGraph(): Promise<void> {
  const pages = await ask<{ page: number; reports: string; mentions: string }>(
    'MATCH (p:ReportPage) RETURN p.page AS page, p.reports AS reports, p.mentions AS mentions ORDER BY page',
  );
  const graph = await ask<GraphReport>(
    `MATCH (r:Report) OPTIONAL MATCH (p:Pseudonyms {report: r.key})
     RETURN [r.key, r.since, r.id, r.source, r.type, r.day, r.country, r.fraudType, coalesce(r.losses, ''),
         r.unreadableLosses, coalesce(p.tokens, ''), r.digest] AS line,
       COLLECT { MATCH (r)-[m:MENTIONS]->(a) WHERE m.until IS NULL RETURN [a.key, m.origin] ORDER BY a.key } AS mentions
     ORDER BY r.key`,
  );
  const mentioned = graph.map(({ line: [key, since], mentions }) => [
    key,
    since,
    ...mentions.map(([artifact, origin]) => artifact * 4 + MENTION_ORIGINS.indexOf(origin)),
  ]);
  expect(pages.flatMap(({ reports }) => JSON.parse(reports) as ReportLine[])).toEqual(graph.map(({ line }) => line));
  expect(pages.flatMap(({ mentions }) => JSON.parse(mentions) as MentionLine[])).toEqual(mentioned);
  for (const { page, reports } of pages)
    for (const [key] of JSON.parse(reports) as ReportLine[]) expect(Math.floor(key / 64)).toBe(page);
}
