import { existsSync } from 'node:fs';
import { SkeinError } from '../model/errors.js';
import { openHere } from './here.js';
import { openPool } from './pool.js';
import type { Threads } from './threads.js';

/**
 * Opens a pool of worker threads over one module, whose default export does one task (`Work`):
 *
 *     // engine/room/square.ts
 *     export default function square(task: { readonly side: number }): number { ... }
 *     // its user, in the same room
 *     const threads = await openThreads<{ side: number }, number>(new URL('./square.js', import.meta.url), 2);
 *     try {
 *       return await Promise.all(sides.map((side) => threads.run({ side })));
 *     } finally {
 *       await threads.close();
 *     }
 *
 * With a count of 1 there is no worker: the same function runs in this thread, one task after the other, so that one
 * thread and many are one way through the code. Threads take some 50 ms and 10 MB each to start (ten times that from
 * TypeScript sources): open one pool for a job, not one for a batch. Always `close` it, in a `finally`: if one of several
 * tasks that wait for each other fails, only that ends the others.
 *
 * @param module The module as a relative import names it, ending in `.js`; run from sources, the `.ts` beside it is taken.
 * @throws SkeinError `usage` for a count that is no whole number above 0; `worker-failed` if the module cannot be loaded.
 */
export async function openThreads<Task, Result>(module: URL, count: number): Promise<Threads<Task, Result>> {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new SkeinError('usage', 'the number of threads must be a whole number above 0');
  const file = asRun(module);
  return count === 1 ? openHere(file) : openPool(file, count);
}

/** From sources, only `.ts` is there; from what was built of them, only `.js`. */
function asRun(module: URL): URL {
  const source = new URL(module.href.replace(/\.js$/, '.ts'));
  return import.meta.url.endsWith('.ts') && existsSync(source) ? source : module;
}
