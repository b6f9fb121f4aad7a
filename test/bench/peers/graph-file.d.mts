/** A report-artifact graph in memory, as the file holds it. */
export interface FileGraph {
  readonly nodes: number;
  readonly reports: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly weights: Float32Array | null;
  readonly truth: Int32Array | null;
}

export function writeGraph(file: string, graph: FileGraph): void;
export function readGraph(
  file: string,
  options?: { readonly weighted?: boolean; readonly withTruth?: boolean },
): FileGraph & { readonly edges: number };
export function readMembership(file: string): Int32Array;
export function writeMembership(file: string, labels: Int32Array): void;
