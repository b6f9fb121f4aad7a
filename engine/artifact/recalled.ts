import type { Artifact } from '../model/artifact.js';
import { kindOfWord } from './aliases.js';
import type { CleanArtifact, Derivation } from './registry.js';
import { cleanArtifact, derivationsFrom } from './registry.js';
import { remembering } from './remembering.js';

/**
 * What was read lately, as it was read then: attackers use one address, account or number for many victims, so a third of
 * what a file of reports names was named a few thousand reports before, in the same spelling.
 */
const RECENT = 16_384;
/** Longer values are rarely named twice, and would fill memory. */
const LONGEST = 128;

/** Kinds that are read alike wherever the reporter lives. All others are remembered for each country apart. */
const ANYWHERE: ReadonlySet<string> = new Set(['email', 'iban', 'bank-account', 'wallet', 'domain', 'url', 'ip']);

/** As `cleanArtifact`; the same artifact may come back as the same object. */
export function recallArtifact(kindName: string, value: string, country: string | null): CleanArtifact {
  if (value.length > LONGEST) return cleanArtifact(kindName, value, { country });
  const where = isReadAnywhere(kindName, value) ? null : country;
  return artifacts(`${kindName}\0${where ?? ''}\0${value}`, kindName, value, where);
}

/** A number with a plus says its country itself. */
function isReadAnywhere(kindName: string, value: string): boolean {
  return value.startsWith('+') || ANYWHERE.has(kindOfWord(kindName)?.kind ?? '');
}

const artifacts = remembering(RECENT, (_key, kindName: string, value: string, country: string | null) =>
  cleanArtifact(kindName, value, { country }),
);

/** As `derivationsFrom`. */
export function recallDerivations(artifact: Artifact): readonly Derivation[] {
  return artifact.id.length > LONGEST ? derivationsFrom(artifact) : derivations(artifact.id, artifact);
}

const derivations = remembering(RECENT, (_id, artifact: Artifact) => derivationsFrom(artifact));
