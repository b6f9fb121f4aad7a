import type { FileGraph } from './graph-file.mjs';

export function generate(edges: number, seed: number): FileGraph;
