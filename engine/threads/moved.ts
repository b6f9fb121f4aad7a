import type { Transferable } from 'node:worker_threads';

/** A result together with its buffers that go to the asking thread without being copied. */
class Moved {
  constructor(
    readonly result: unknown,
    readonly buffers: readonly Transferable[],
  ) {}
}

/** For the `return` of a work: the asking thread gets `result`, and its buffers are handed over instead of copied. */
export function moved<Result>(result: Result, buffers: readonly Transferable[]): Result {
  return new Moved(result, buffers) as unknown as Result;
}

export function parted(result: unknown): { readonly result: unknown; readonly buffers: readonly Transferable[] } {
  return result instanceof Moved ? result : { result, buffers: [] };
}
