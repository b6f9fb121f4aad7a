import { SkeinError } from '../model/errors.js';
import type { DetectOptions } from '../model/partition.js';

export type Settings = DetectOptions['settings'];

/**
 * A kernel's defaults with the given settings laid over them.
 *
 * @throws SkeinError `usage` for a name that the kernel does not know, a value of another type, or a number that is not finite.
 */
export function readSettings<T extends Readonly<Record<string, number | string | boolean>>>(
  kernel: string,
  defaults: T,
  given: Settings,
): T {
  for (const [name, value] of Object.entries(given)) {
    const known = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (known === undefined)
      throw new SkeinError(
        'usage',
        `the kernel "${kernel}" has no setting "${name}" (known: ${Object.keys(defaults).join(', ') || 'none'})`,
      );
    if (typeof value !== typeof known || (typeof value === 'number' && !Number.isFinite(value)))
      throw new SkeinError('usage', `the setting "${name}" of the kernel "${kernel}" must be a ${typeof known}`);
  }
  return { ...defaults, ...given };
}
