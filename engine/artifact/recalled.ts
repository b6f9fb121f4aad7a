import type { Artifact } from '../model/artifact.js';
import type { CleanArtifact, Derivation } from './registry.js';
import { cleanArtifact, derivationsFrom } from './registry.js';
import { remembering } from './remembering.js';

/**
 * What was read lately, as it was read then: attackers use one address, account or number for many victims, so a third to
 * a half of what a file of reports names was named a few thousand reports before, in the same spelling.
 */
const RECENT = 16_384;
/** Longer values are rarely named twice, and would fill memory. */
const LONGEST = 128;

/** As `cleanArtifact`; the same artifact may come back as the same object. */
export function recallArtifact(kindName: string, value: string, country: string | null): CleanArtifact {
  if (value.length > LONGEST) return cleanArtifact(kindName, value, { country });
  return artifacts(`${kindName}\0${country ?? ''}\0${value}`, kindName, value, country);
}

const artifacts = remembering(RECENT, (_key, kindName: string, value: string, country: string | null) =>
  cleanArtifact(kindName, value, { country }),
);

/** As `derivationsFrom`. */
export function recallDerivations(artifact: Artifact): readonly Derivation[] {
  return artifact.id.length > LONGEST ? derivationsFrom(artifact) : derivations(artifact.id, artifact);
}

const derivations = remembering(RECENT, (_id, artifact: Artifact) => derivationsFrom(artifact));
