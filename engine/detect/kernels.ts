import { SkeinError } from '../model/errors.js';
import type { Kernel } from '../model/partition.js';
import { blocks } from './blocks.js';
import { components } from './components.js';
import { inIdOrder } from './id-order.js';
import { louvain } from './louvain.js';
import { modularity } from './modularity.js';

/** Every way to find communities, the default first. */
export const KERNELS: readonly Kernel[] = [blocks, modularity, louvain, components].map(inIdOrder);

/** @throws SkeinError `usage` for a name that no kernel has. */
export function kernelOf(name: string): Kernel {
  const found = KERNELS.find((kernel) => kernel.name === name);
  if (found === undefined)
    throw new SkeinError('usage', `no kernel "${name}" (known: ${KERNELS.map((kernel) => kernel.name).join(', ')})`);
  return found;
}
