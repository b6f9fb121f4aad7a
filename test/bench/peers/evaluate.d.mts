import type { FileGraph } from './graph-file.mjs';

export function evaluate(
  graph: FileGraph,
  membership: Int32Array,
  resolution?: number,
): { readonly q: number; readonly communities: number; readonly disconnected: number };
