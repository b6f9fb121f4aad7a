/**
 * The three ways things go wrong (design: bad input is a value and never thrown; see `Rejected`).
 *
 * - `SkeinError` and its kinds: the caller or the outside world is at fault; `code` is for scripts.
 * - `invariant`: we are at fault; the run stops before it publishes.
 */
export type ErrorCode =
  | 'usage' // the words of a command or a request are off
  | 'config' // a setting, list, profile or rate table cannot be used
  | 'not-found' // no such campaign, report or run
  | 'store-busy' // another process holds the write lock
  | 'store-failed' // the store is away, full, corrupt or of another version
  | 'key-mismatch' // the victims' key is not the one this store was filled with
  | 'unreadable' // a file cannot be read
  | 'missing-program' // a program that a command starts is not on this machine
  | 'worker-failed'; // a worker thread died, or could not be started

export class SkeinError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SkeinError';
    this.code = code;
  }
}

/** Stops the run when something that must hold does not. Messages name no victim and no raw value. */
export function invariant(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(`broken invariant: ${message}`);
}
