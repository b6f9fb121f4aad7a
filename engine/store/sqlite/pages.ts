import { setImmediate as otherWork } from 'node:timers/promises';
import { guarded } from './errors.js';

/**
 * Reads page after page, each going on behind the last row of the one before (null at the start), until one is empty.
 * Other work of the process gets its turn between two pages.
 */
export async function* pages<T>(next: (last: T | null) => readonly T[]): AsyncGenerator<readonly T[]> {
  let last: T | null = null;
  for (;;) {
    const after: T | null = last;
    const rows: readonly T[] = guarded(() => next(after));
    last = rows.at(-1) ?? null;
    if (last === null) return;
    yield rows;
    await otherWork();
  }
}
