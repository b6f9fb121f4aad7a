import type { KeptRun, RunState, RunSummary } from '../model/run.js';

export interface StoredRun {
  readonly summary: RunSummary;
  /** Why it waits, or waited in vain; null for a run that was published. */
  readonly held: readonly string[] | null;
}

/** What each run is for whoever looks at them together, newest first. */
export function withStates(runs: readonly StoredRun[], latest: number | null): readonly KeptRun[] {
  const restored = runs.flatMap(({ summary: { manifest }, held }) =>
    held === null && manifest.restores !== null ? [{ to: manifest.restores, by: manifest.run }] : [],
  );
  const stateOf = ({ summary: { manifest }, held }: StoredRun): RunState => {
    if (held !== null) return manifest.previous === latest ? 'held' : 'overtaken';
    if (manifest.run === latest) return 'published';
    return restored.some(({ to, by }) => to < manifest.run && manifest.run < by) ? 'rolled back' : 'earlier';
  };
  return [...runs]
    .sort((a, b) => b.summary.manifest.run - a.summary.manifest.run)
    .map((run) => ({ ...run.summary, state: stateOf(run), reasons: run.held ?? [] }));
}

/**
 * The runs that may go once these were published, by number: all below the oldest of the last `kept`, but for the one that
 * it went on from, without whose memberships it could not be made again.
 *
 * @param published numbers of the runs that were published, in any order.
 */
export function oldestKept(
  published: readonly number[],
  kept: number,
): { readonly oldest: number; readonly predecessor: number | null } {
  const newestFirst = [...published].sort((a, b) => b - a);
  const oldest = newestFirst[Math.min(kept, newestFirst.length) - 1] ?? 0;
  return { oldest, predecessor: newestFirst[kept] ?? null };
}
