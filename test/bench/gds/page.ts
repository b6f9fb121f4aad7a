import type { Outcome } from '../../../engine/index.js';
import { GDS_VERSION, NEO4J_VERSION } from '../../../api/cli/neo4j/pom.js';
import type { Measured } from '../gds.js';
import { markdownTable } from '../measure.js';
import { grouped, measuredOn, seconds } from '../results.js';
import { membershipsAlone, type Cost, type NightCost } from './night.js';

/** The whole page; nothing of it is written by hand. */
export function page(measured: Measured): string {
  const { reports, newReports, links, alone, blocks, leiden, comparison } = measured;
  const ours = membershipsAlone(blocks.first);
  const oursNightly = membershipsAlone(blocks.nightly);
  return `# Our detection and Leiden of Neo4j Graph Data Science

Written by \`npm run bench:gds\`: do not edit. ${measuredOn()} Neo4j ${NEO4J_VERSION}, OpenGDS ${GDS_VERSION}.
${grouped(reports)} synthetic reports, ${grouped(links)} links, and ${grouped(newReports)} new reports for the night after. One server, one
run, after each has run once for nothing. CPU seconds, user and system: of skein's process, and of the server's.

## Memberships alone

What both do: from what is stored to \`MEMBER_OF\` relationships. GDS alone has the graph of the run lying ready in the
database, spells as nodes, which is not counted; it projects, runs Leiden (one thread, seed 1), writes a property and makes
the relationships from it; the night after, all of them are made again. Ours reads the reports, people and losses, builds
the graph, detects, and writes the difference.

${markdownTable(HEAD, [
  row('GDS alone, first', alone.first),
  row('blocks, first', ours),
  row('GDS alone, night after', alone.nightly),
  row('blocks, night after', oursNightly),
])}

Ours over GDS alone: ${ratio(ours, alone.first)} for the first publication, ${ratio(oursNightly, alone.nightly)} for the night after.

## The whole night

The same night with either detector: everything that is published, with people, money, ids, artifacts of campaigns,
questions and events. The graph goes to the server as parameters, and the partition comes back as a stream.

${markdownTable(HEAD, [
  row('gds-leiden, first', leiden.first.whole),
  row('blocks, first', blocks.first.whole),
  row('gds-leiden, night after', leiden.nightly.whole),
  row('blocks, night after', blocks.nightly.whole),
])}

Blocks over gds-leiden: ${ratio(blocks.first.whole, leiden.first.whole)} for the first, ${ratio(blocks.nightly.whole, leiden.nightly.whole)} for the night after. Rows written by the night after, of
those of the first: blocks ${percent(blocks)}, gds-leiden ${percent(leiden)}.

Where it goes (first / night after; client + server):

${markdownTable(['step', 'blocks, first', 'night after', 'gds-leiden, first', 'night after'], stepRows(blocks, leiden))}

## Against the truth

On all ${grouped(comparison.reports)} reports at once, against what genuine links can show. Agreement with blocks is that of
the partition with our campaigns.

${markdownTable(
  [
    'method',
    'campaigns',
    'largest',
    'B-cubed precision',
    'recall',
    'F1',
    'pair F1',
    'adjusted Rand',
    'mutual information',
  ],
  comparison.outcomes.map(qualityRow),
)}
`;
}

const HEAD = ['', 'skein', 'server', 'together', 'rows written'];

function row(name: string, { client, server, rows }: Cost): string[] {
  return [name, seconds(client), seconds(server), seconds(client + server), grouped(rows)];
}

function ratio(one: Cost, other: Cost): string {
  return ((one.client + one.server) / (other.client + other.server)).toFixed(2);
}

function percent({ first, nightly }: { readonly first: NightCost; readonly nightly: NightCost }): string {
  return `${((100 * nightly.whole.rows) / first.whole.rows).toFixed(1)} %`;
}

function stepRows(blocks: Measured['blocks'], leiden: Measured['leiden']): string[][] {
  const nights = [blocks.first, blocks.nightly, leiden.first, leiden.nightly];
  const names = [...new Set(nights.flatMap(({ steps }) => [...steps.keys()]))].filter((name) => name.includes(': '));
  const cell = (cost: Cost | undefined) =>
    cost === undefined ? '' : `${seconds(cost.client)} + ${seconds(cost.server)}`;
  return names.map((name) => [name, ...nights.map(({ steps }) => cell(steps.get(name)))]);
}

function qualityRow({ method, campaigns, largest, score, parameters }: Outcome): string[] {
  const share = (value: number | undefined) => (value === undefined ? '' : value.toFixed(3));
  const told = (name: string) => {
    const value = parameters?.[name];
    return typeof value === 'number' ? value.toFixed(3) : '';
  };
  const { bCubed, pairs } = score?.recoverable ?? {};
  return [
    method,
    grouped(campaigns),
    grouped(largest),
    share(bCubed?.precision),
    share(bCubed?.recall),
    share(bCubed?.f1),
    share(pairs?.f1),
    told('campaignsAdjustedRand'),
    told('campaignsMutualInformation'),
  ];
}
