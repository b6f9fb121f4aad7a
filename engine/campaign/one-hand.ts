import type { ArtifactKind } from '../model/artifact.js';
import type { Tally } from '../model/campaign.js';
import { UnionFind } from '../model/union-find.js';

/**
 * Kinds of which a single shared artifact was right at least 93 times in 100 (detection rules, section 2.1). An account
 * was right 83 times, for one mule may serve several gangs, an address of a host or a template 56 times.
 */
const TELLING_KINDS: ReadonlySet<string> = new Set<ArtifactKind>([
  'email',
  'phone',
  'handle',
  'domain',
  'url',
  'wallet',
]);

/** Share of the reports that must hang together by such artifacts alone: the purity that an alert is to have. */
const LEAST_TOGETHER = 0.8;

/** Agencies misfile about one report in ten. */
const LEAST_AGREEING = 0.9;
const LEAST_TYPED = 3;

export function isTelling(kind: string): boolean {
  return TELLING_KINDS.has(kind);
}

/** How much of a campaign hangs together by telling artifacts that are no suspects. */
export interface Holding {
  readonly reports: number;
  /** Reports of the largest part. */
  readonly together: number;
}

/**
 * Whether a young campaign is sure enough to be the work of one hand to alarm people: its reports hang together without
 * accounts, templates and host addresses, or those who filed them name one type of fraud.
 */
export function isOneHand(fraudTypes: readonly Tally[], { reports, together }: Holding): boolean {
  if (together >= LEAST_TOGETHER * reports) return true;
  const typed = fraudTypes.reduce((sum, type) => sum + type.reports, 0);
  const most = fraudTypes.reduce((so, type) => Math.max(so, type.reports), 0);
  return typed >= LEAST_TYPED && most >= LEAST_AGREEING * typed;
}

/** Size of the largest part of reports 0 .. `reports` that these artifacts tie together, each given by its reports. */
export function largestPart(reports: number, artifacts: Iterable<readonly number[]>): number {
  const parts = new UnionFind(reports);
  for (const [first, ...rest] of artifacts)
    for (const report of rest) if (first !== undefined) parts.unite(first, report);
  const sizes = new Int32Array(reports);
  for (let report = 0; report < reports; report++) {
    const root = parts.rootOf(report);
    sizes[root] = 1 + (sizes[root] ?? 0);
  }
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}
