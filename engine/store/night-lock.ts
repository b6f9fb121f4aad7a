import { SkeinError } from '../model/errors.js';

/** Who changes runs, and since when, for the one who finds the store locked. */
export interface NightHolder {
  /** As `process 4711 on host-a`: names nobody. */
  readonly who: string;
  /** ISO 8601 UTC, from the clock that was handed in. */
  readonly since: string;
}

/** Held from before a run reads its evidence until it is published: two nights at once would undo each other's work. */
export interface NightLock {
  /** Who had the lock and ended without letting it go (a crash, a `kill -9`), or null. */
  readonly left: NightHolder | null;
  release(): Promise<void>;
}

/** What the one is told that must not begin. */
export function nightIsHeld(holder: NightHolder | null): SkeinError {
  const by = holder === null ? 'another process' : `${holder.who}, since ${holder.since}`;
  return new SkeinError('store-busy', `a night is under way already (${by}): wait until it is done, then begin again`);
}

export function writeHolder({ who, since }: NightHolder): string {
  return JSON.stringify({ who, since });
}

/** Null for what is not the text of a holder: it is only ever shown, and a damaged one must keep nobody from beginning. */
export function readHolder(text: string): NightHolder | null {
  try {
    const { who, since } = JSON.parse(text) as Partial<Record<string, unknown>>;
    return typeof who === 'string' && typeof since === 'string' ? { who, since } : null;
  } catch {
    return null;
  }
}
