import type { ArtifactId } from './ids.js';

/**
 * The kinds of artifact, in the order of their codes (columns hold a kind as its place in this list, so new kinds are
 * only ever added at the end).
 */
export const ARTIFACT_KINDS = [
  'email',
  'phone',
  'iban',
  'bank-account',
  'wallet',
  'domain',
  'url',
  'ip',
  'handle',
  'template',
  'card-bin',
  'other',
] as const;

export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

/** A value that attackers used, folded so that different spellings of one thing are one artifact. */
export interface Artifact {
  readonly id: ArtifactId;
  readonly kind: ArtifactKind;
  /** Canonical, for comparing only. */
  readonly folded: string;
  /** As a person would write it; still live: defang before showing (`artifact/refang`). */
  readonly shown: string;
}

/**
 * How a report came to an artifact: `named` in its list, found in its `text`, or `derived` from another artifact of the
 * report (a URL gives its host). Named beats text beats derived where several hold.
 */
export const MENTION_ORIGINS = ['named', 'text', 'derived'] as const;
export type MentionOrigin = (typeof MENTION_ORIGINS)[number];

export interface Mention {
  readonly artifact: Artifact;
  readonly origin: MentionOrigin;
  /** What the reporter said it was for (`payment`, `contact` ...), bounded; null where nothing was said. */
  readonly role: string | null;
  /** Ids of the artifacts of this report that this one was derived from; empty unless something derives it. */
  readonly parents: readonly ArtifactId[];
}

/** What detection needs to know of a kind (declared by the kind itself in `artifact/`). */
export interface KindTraits {
  /** Whether two reports that share such an artifact may be joined by it. */
  readonly links: boolean;
  /** Chance that two reports sharing one belong to one campaign, 0..1. */
  readonly prior: number;
  /** A pause longer than this many days starts a new spell. */
  readonly gapDays: number;
  /** Place among the nine "mentions this type" flags of a report, or -1 for none. */
  readonly flag: number;
}

export function artifactOf(kind: ArtifactKind, folded: string, shown: string): Artifact {
  return { id: `${kind}:${folded}`, kind, folded, shown };
}
