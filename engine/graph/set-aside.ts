import type { KindTraits } from '../model/artifact.js';
import { MENTION_ORIGINS } from '../model/artifact.js';
import type { Evidence } from '../model/graph.js';
import { SET_ASIDE_REASONS } from '../model/graph.js';

export const LINKS = SET_ASIDE_REASONS.indexOf('links');
export const SINGLE_USE = SET_ASIDE_REASONS.indexOf('single-use');
const KIND_NEVER_LINKS = SET_ASIDE_REASONS.indexOf('kind-never-links');
const LISTED = SET_ASIDE_REASONS.indexOf('listed');
const DERIVED_ONCE = SET_ASIDE_REASONS.indexOf('derived-once');
const DERIVED = MENTION_ORIGINS.indexOf('derived');

/**
 * Which artifacts may not link, and why: one place in `SET_ASIDE_REASONS` per artifact, the first reason that holds.
 * Whether an artifact that may link is used often enough is not known yet (see `spells`).
 */
export function setAsideArtifacts(evidence: Evidence, kinds: readonly KindTraits[]): Uint8Array {
  const { artifacts } = evidence;
  const independent = independentArtifacts(evidence);
  const reasons = new Uint8Array(artifacts.count);
  for (let a = 0; a < artifacts.count; a++) {
    if (!kinds[artifacts.kind[a]!]!.links) reasons[a] = KIND_NEVER_LINKS;
    else if (artifacts.listed[a] !== 0) reasons[a] = LISTED;
    else if (independent[a] === 0) reasons[a] = DERIVED_ONCE;
  }
  return reasons;
}

/**
 * 1 for artifacts that say something of their own: named or found in a text by any report, or derived from at least two
 * different parents. Otherwise an e-mail and its domain would be one piece of evidence counted twice (rules, section 2).
 */
function independentArtifacts({ artifacts, mentions, derivations }: Evidence): Uint8Array {
  const independent = new Uint8Array(artifacts.count);
  for (let m = 0; m < mentions.artifact.length; m++)
    if (mentions.origin[m] !== DERIVED) independent[mentions.artifact[m]!] = 1;
  // Pairs are sorted by child and each stands once, so two parents are two neighbours with the same child.
  for (let d = 1; d < derivations.child.length; d++)
    if (derivations.child[d] === derivations.child[d - 1]) independent[derivations.child[d]!] = 1;
  return independent;
}
