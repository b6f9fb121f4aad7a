import { SkeinError } from '../model/errors.js';
import { memoryStore } from './memory.js';
import { openSqliteStore } from './sqlite/open.js';
import type { Store } from './store.js';

/**
 * Opens the store that a URL names: `sqlite:DIR` or `memory:`.
 *
 * @throws SkeinError `config` for any other; the URL is not repeated, for it may hold a password.
 */
export function openStore(url: string): Promise<Store> {
  const colon = url.indexOf(':');
  const scheme = url.slice(0, colon + 1);
  const rest = url.slice(colon + 1);
  if (scheme === 'memory:' && rest === '') return Promise.resolve(memoryStore());
  if (scheme === 'sqlite:' && rest !== '') return openSqliteStore({ dir: rest });
  return Promise.reject(
    new SkeinError('config', 'the store must be sqlite:DIR (a folder) or memory: (nothing is kept)'),
  );
}
