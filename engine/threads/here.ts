import { SkeinError } from '../model/errors.js';
import { loadWork } from './load.js';
import { parted } from './moved.js';
import type { Threads } from './threads.js';

/** Runs tasks in this thread, one after the other; see `openThreads`. */
export async function openHere<Task, Result>(module: URL): Promise<Threads<Task, Result>> {
  const work = await loadWork(module.href);
  let last: Promise<unknown> = Promise.resolve();
  let open = true;
  const next = async (task: Task): Promise<Result> => {
    if (!open) throw new SkeinError('worker-failed', 'the threads are closed');
    return parted(await work(task)).result as Result;
  };
  return {
    count: 1,
    run(task) {
      const running = last.then(() => next(task));
      last = running.catch(() => undefined);
      return running;
    },
    close() {
      open = false;
      return Promise.resolve();
    },
  };
}
