import type { ArtifactKind } from '../model/artifact.js';

/** Benign infrastructure by name: mail providers, shorteners, hosting, clouds. What a list names does not link. */
export interface BenignLists {
  /** Names of the lists, in the order in which they are asked. */
  readonly names: readonly string[];
  /** sha256 over all entries (hex), to know the same lists again. */
  readonly digest?: string;
  /** The first list that names the artifact, or null. */
  match(kind: ArtifactKind, folded: string): string | null;
}
