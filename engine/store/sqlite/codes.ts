import { ARTIFACT_KINDS, MENTION_ORIGINS } from '../../model/artifact.js';
import type { ArtifactKind, MentionOrigin } from '../../model/artifact.js';
import { invariant } from '../../model/errors.js';

// The store keeps words of closed lists as their places in them.

export function kindOf(code: number): ArtifactKind {
  const kind = ARTIFACT_KINDS[code];
  invariant(kind !== undefined, 'an artifact in the store has a kind that this version does not know');
  return kind;
}

export function originOf(code: number): MentionOrigin {
  const origin = MENTION_ORIGINS[code];
  invariant(origin !== undefined, 'a mention in the store has an origin that this version does not know');
  return origin;
}
