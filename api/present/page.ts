/** One page of a list, as it leaves the engine. */
export interface ItemsJson<Item> {
  /** The run that answers; null before the first. */
  readonly run: number | null;
  readonly total: number;
  readonly cursor: string | null;
  readonly items: readonly Item[];
}

/** The engine numbers runs from 1, and says 0 before the first. */
export function runOrNull(run: number): number | null {
  return run === 0 ? null : run;
}
