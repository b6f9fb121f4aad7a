import { clustersOf } from './aggregate.js';
import type { GraphPart } from './part-graph.js';
import type { Found } from './run.js';

/**
 * What was found in the parts of a graph, as it is found in the whole: labels by the smallest report, bridges by operation,
 * the rest by community. Reports of no part are alone.
 */
export function mergeFound(reports: number, parts: readonly GraphPart[], found: readonly Found[]): Found {
  const own = Int32Array.from({ length: reports }, (_, r) => r);
  const operations = own.slice();
  parts.forEach((part, i) => {
    name(own, part, found[i]!.community);
    name(operations, part, found[i]!.operation);
  });
  const communities = clustersOf(own);
  const operation = clustersOf(operations).of;
  const said = parts.map((part, i) => renamed(found[i]!, newLabels(part, found[i]!, communities.of)));
  const operationOf = new Int32Array(communities.count);
  communities.of.forEach((community, r) => (operationOf[community] = operation[r]!));
  return {
    community: communities.of,
    count: communities.count,
    operation,
    bridges: said
      .flatMap(({ bridges }) => bridges)
      .sort((a, b) => operationOf[a.communities[0]!]! - operationOf[b.communities[0]!]!),
    weakJoints: said.flatMap(({ weakJoints }) => weakJoints).sort((a, b) => a.community - b.community),
    related: said
      .flatMap(({ related }) => related)
      .sort((a, b) => a.communities[0] - b.communities[0] || a.communities[1] - b.communities[1]),
  };
}

/** Names the labels of a part's reports by the smallest report of each, in the whole graph. */
function name(labels: Int32Array, part: GraphPart, of: Int32Array): void {
  const first = new Int32Array(part.reports.length).fill(-1);
  for (let r = 0; r < of.length; r++) {
    if (first[of[r]!]! < 0) first[of[r]!] = part.reports[r]!;
    labels[part.reports[r]!] = first[of[r]!]!;
  }
}

function newLabels(part: GraphPart, { community, count }: Found, whole: Int32Array): Int32Array {
  const labels = new Int32Array(count);
  for (let r = 0; r < community.length; r++) labels[community[r]!] = whole[part.reports[r]!]!;
  return labels;
}

/** The same findings under other labels, which are in the same order. */
function renamed({ bridges, weakJoints, related }: Found, labels: Int32Array) {
  return {
    bridges: bridges.map((bridge) => ({ ...bridge, communities: bridge.communities.map((label) => labels[label]!) })),
    weakJoints: weakJoints.map((joint) => ({ ...joint, community: labels[joint.community]! })),
    related: related.map((pair) => {
      const [a, b] = pair.communities;
      return { ...pair, communities: [labels[a]!, labels[b]!] as const };
    }),
  };
}
