import type { Artifact, ArtifactKind, KindTraits } from '../model/artifact.js';

/**
 * A kind of artifact: what it accepts, how it folds what people write differently into one identity, what follows from
 * it, and what detection may make of it. One file per kind; `registry` lists them; one contract test runs them all.
 */
export interface Kind {
  readonly name: ArtifactKind;
  readonly traits: KindTraits;
  /**
   * Reads a value in any usual spelling. Declines with null and never throws, whatever the string. What it returns it
   * reads again: `clean(shown)` and `clean(folded)` fold to the same text.
   */
  clean(raw: string, hint: CleanHint): Cleaned | null;
  /** What the artifact itself tells of others (a URL its host), nearest first: weaker evidence, one step only. */
  derive(folded: string): readonly Artifact[];
}

export interface CleanHint {
  /** ISO 3166-1 alpha-2 of the reporter: reads phone numbers in national form. */
  readonly country?: string | null;
}

export interface Cleaned {
  /** Canonical, for comparing only. */
  readonly folded: string;
  /** As a person would write it; still live. */
  readonly shown: string;
}

/** No kind reads a longer text: it is not a value. */
export const MAX_VALUE_LENGTH = 4096;

export const nothingDerived = (): readonly Artifact[] => [];
