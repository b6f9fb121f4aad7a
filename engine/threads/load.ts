import { SkeinError } from '../model/errors.js';
import type { Work } from './threads.js';

/**
 * The work of a module, loaded in the thread that asks.
 *
 * @throws SkeinError `worker-failed` if there is no such module, or it exports no function as its default.
 */
export async function loadWork(module: string): Promise<Work<unknown, unknown>> {
  const name = module.slice(module.lastIndexOf('/') + 1); // the folders are nobody's business in a message
  const loaded = await (import(module) as Promise<{ readonly default?: unknown }>).catch((cause: unknown) => {
    throw new SkeinError('worker-failed', `the work "${name}" could not be loaded`, cause);
  });
  if (typeof loaded.default !== 'function')
    throw new SkeinError('worker-failed', `the module "${name}" exports no work as its default`);
  return loaded.default as Work<unknown, unknown>;
}
