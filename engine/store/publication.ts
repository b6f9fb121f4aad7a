import type { Restoration, RunResult } from '../model/run.js';
import type { Watch } from '../model/watch.js';
import type { NightHolder, NightLock } from './night-lock.js';

/** The part of the store port by which a run becomes the one that readers see. */
export interface Publication {
  /**
   * Holds back every other night until it is released, or the process ends in any way. Readers and ingest never meet it.
   *
   * @throws SkeinError `store-busy` if a night is under way, with who has it and since when.
   */
  lockNight(holder: NightHolder): Promise<NightLock>;

  /**
   * Keeps what a night has found so far, in the place of all that was kept before, for the next one if this one ends without
   * a word. Readers and copies never see it.
   *
   * @param key what it was found in; whoever asks with another is told nothing.
   */
  keepCheckpoint(key: string, found: Uint8Array): Promise<void>;
  /** What was kept under this key, or null. */
  checkpoint(key: string): Promise<Uint8Array | null>;
  /** Done with: nothing is kept. */
  dropCheckpoint(): Promise<void>;

  /**
   * Publishes a run atomically: campaigns, memberships, artifacts, aliases, events, manifest and the pointer that readers
   * follow. Its number must never have been given, and `previous` must be the run that readers see; otherwise another
   * process has published meanwhile, and it fails with `store-busy`. Keeps the last `KEPT_RUNS` runs.
   */
  publish(result: RunResult, watch?: Watch): Promise<void>;
  /**
   * Stores a run without showing it to anybody, in the place of one that was held before. Fails as `publish` does.
   *
   * @param reasons why, one sentence each.
   */
  hold(result: RunResult, reasons: readonly string[], watch?: Watch): Promise<void>;
  /** Publishes a run that is held. `not-found` unless it is, `store-busy` if another was published since it was made. */
  publishHeld(run: number): Promise<void>;
  /**
   * Publishes once more, as a new run, what an earlier run said (`manifest.restores`). `not-found` unless that run was
   * published and is kept; otherwise it fails as `publish` does. Reports that it has not seen, since they came or changed
   * after its evidence was read, are pending again; what was told of its campaigns, then and since, is not told again. Of a
   * run that was taken in from another store nobody knows here which reports came after it: none becomes pending.
   */
  restore(restoration: Restoration): Promise<void>;
}

export const KEPT_RUNS = 7;
