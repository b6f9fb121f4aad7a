import type { Artifact } from '../../model/artifact.js';
import { compareText } from '../../model/ids.js';
import { newArtifact, type BatchPlan, type KnownArtifact } from './batch-plan.js';
import { artifactName } from './names.js';
import type { State } from './state.js';

/** A batch that changes nothing. */
export function emptyPlan({ nextReport, nextArtifact }: Pick<State, 'nextReport' | 'nextArtifact'>): BatchPlan {
  return {
    counts: { inserted: 0, updated: 0, unchanged: 0 },
    newArtifacts: [],
    shown: [],
    newReports: [],
    replaced: [],
    pseudonyms: [],
    mentions: [],
    derivations: [],
    unsettled: [],
    changedArtifacts: [],
    mentionsMore: 0,
    nextReport,
    nextArtifact,
  };
}

/**
 * A batch of artifacts alone: those that are new are mentioned by nobody, and of two spellings the smaller is shown.
 *
 * @param hashes of the artifacts, in their order; `known` goes by them.
 */
export function planArtifacts(
  artifacts: readonly Artifact[],
  hashes: readonly string[],
  known: ReadonlyMap<string, KnownArtifact>,
  state: Pick<State, 'nextReport' | 'nextArtifact'>,
): { readonly plan: BatchPlan; readonly keys: readonly number[] } {
  let next = state.nextArtifact;
  const keys = hashes.map((hash) => known.get(hash)?.key ?? next++);
  const rows = artifacts.map((artifact, i) => ({ artifact, key: keys[i] ?? -1, before: known.get(hashes[i] ?? '') }));
  const fresh = rows.filter(({ before }) => before === undefined);
  const respelt = rows.filter(({ artifact, before }) => before && compareText(artifact.shown, before.shown) < 0);
  const plan: BatchPlan = {
    ...emptyPlan(state),
    newArtifacts: fresh.map(({ artifact, key }) =>
      newArtifact({ artifact, key, shown: artifact.shown, orphan: false }),
    ),
    shown: respelt.map(({ artifact: { kind, shown }, key }) => ({ key, shown, name: artifactName(kind, shown) })),
    unsettled: fresh.map(({ key }) => key),
    changedArtifacts: respelt.map(({ key }) => key),
    nextArtifact: next,
  };
  return { plan, keys };
}
