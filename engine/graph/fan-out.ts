import { ARTIFACT_KINDS } from '../model/artifact.js';
import type { Evidence } from '../model/graph.js';

const DOMAIN = ARTIFACT_KINDS.indexOf('domain');

/**
 * Per artifact: distinct hosts below it for each report that mentions it. A free-hosting parent has nearly one host per
 * report; a campaign's own domain comes back with the same few. 0 for what is no parent of hosts.
 */
export function fanOutOf({ artifacts, mentions, derivations }: Evidence): Float64Array {
  const reports = new Int32Array(artifacts.count);
  for (const artifact of mentions.artifact) reports[artifact]!++;
  const hosts = new Float64Array(artifacts.count);
  for (let d = 0; d < derivations.child.length; d++) {
    const parentKind = artifacts.kind[derivations.parent[d]!];
    if (parentKind === DOMAIN) hosts[derivations.child[d]!]!++;
  }
  return hosts.map((count, artifact) => (reports[artifact] === 0 ? 0 : count / reports[artifact]!));
}
