import type { Transferable } from 'node:worker_threads';

/** What a module for threads exports as its `default`. A result whose buffers shall move is made by `moved`. */
export type Work<Task, Result> = (task: Task) => Result | Promise<Result>;

/** What runs tasks of one kind: in threads of its own, or here. */
export interface Threads<Task, Result> {
  readonly count: number;
  /**
   * Runs one task. Up to `count` run at the same time, so tasks that wait for each other (`Atomics.wait`) must not be more
   * than that; further ones queue in the order in which they were handed in.
   *
   * @param task Plain values and typed arrays. They are copied, but what stands on a `SharedArrayBuffer` is the same memory
   *   on both sides. With one thread nothing is copied, so a task is not to be changed, neither by the work nor afterwards.
   * @param transfer Buffers that move instead of being copied, and are empty here from then on (not with one thread).
   * @throws SkeinError the task's own, with its code; `worker-failed` when its thread died, could not start or was closed.
   *   Other errors of a task come over as errors with their message.
   */
  run(task: Task, transfer?: readonly Transferable[]): Promise<Result>;
  /** Ends the threads, also those that still work or wait: their tasks, and later ones, fail with `worker-failed`. */
  close(): Promise<void>;
}
