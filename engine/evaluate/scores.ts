/**
 * How well a clustering agrees with a truth. Reports whose truth is negative are not scored: they are left out of
 * clusters, too, so publish the absolute figure beside the one against the recoverable truth.
 */
export interface Scores {
  readonly reports: number;
  readonly truths: number;
  readonly clusters: number;
  /** Over pairs of reports; ruled by the few largest campaigns, so never the only goal. */
  readonly pairs: Agreement;
  /** B-cubed (Bagga and Baldwin 1998): precision over reports in clusters of two and more, recall over those in truths of two and more. */
  readonly bCubed: Agreement;
  /** Share of truths of at least `FOUND_REPORTS` reports that some cluster matches with Jaccard .5 or more. */
  readonly found: number;
  /** Share of all scored reports in the largest cluster. */
  readonly largestShare: number;
}

export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const FOUND_REPORTS = 5;
const FOUND_JACCARD = 0.5;

/** @param found Cluster of each report. @param truth True campaign of each report; negative: not scored. */
export function scoreClustering(found: Int32Array, truth: Int32Array): Scores {
  const cells = crossTable(found, truth);
  const { clusterSize, truthSize } = cells;
  return {
    reports: cells.reports,
    truths: truthSize.size,
    clusters: clusterSize.size,
    pairs: pairAgreement(cells),
    bCubed: bCubedAgreement(cells),
    found: foundShare(cells),
    largestShare: cells.reports === 0 ? 0 : largestOf(clusterSize) / cells.reports,
  };
}

interface CrossTable {
  readonly reports: number;
  readonly clusterSize: ReadonlyMap<number, number>;
  readonly truthSize: ReadonlyMap<number, number>;
  /** Non-empty cells only. */
  readonly cells: readonly Cell[];
}

interface Cell {
  readonly cluster: number;
  readonly truth: number;
  readonly reports: number;
}

function crossTable(found: Int32Array, truth: Int32Array): CrossTable {
  const clusterSize = new Map<number, number>();
  const truthSize = new Map<number, number>();
  const rows = new Map<number, Map<number, number>>();
  let reports = 0;
  truth.forEach((label, r) => {
    if (label < 0) return;
    const cluster = found[r] ?? -1;
    reports++;
    count(clusterSize, cluster);
    count(truthSize, label);
    const row = rows.get(cluster) ?? new Map<number, number>();
    rows.set(cluster, row);
    count(row, label);
  });
  const cells = [...rows].flatMap(([cluster, row]) => [...row].map(([t, n]) => ({ cluster, truth: t, reports: n })));
  return { reports, clusterSize, truthSize, cells };
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairAgreement({ cells, clusterSize, truthSize }: CrossTable): Agreement {
  const both = sumOf(cells.map((cell) => pairsOf(cell.reports)));
  return agreement(
    both / sumOf([...clusterSize.values()].map(pairsOf)),
    both / sumOf([...truthSize.values()].map(pairsOf)),
  );
}

function pairsOf(n: number): number {
  return (n * (n - 1)) / 2;
}

function bCubedAgreement({ cells, clusterSize, truthSize }: CrossTable): Agreement {
  const precision = new Mean();
  const recall = new Mean();
  for (const cell of cells) {
    const inCluster = clusterSize.get(cell.cluster) ?? 0;
    const inTruth = truthSize.get(cell.truth) ?? 0;
    if (inCluster > 1) precision.add(cell.reports / inCluster, cell.reports);
    if (inTruth > 1) recall.add(cell.reports / inTruth, cell.reports);
  }
  return agreement(precision.value(), recall.value());
}

/** Two clusters cannot both match one truth with Jaccard above .5; at exactly .5 either will do. */
function foundShare({ cells, clusterSize, truthSize }: CrossTable): number {
  const matched = new Set<number>();
  for (const { cluster, truth, reports } of cells) {
    const union = (clusterSize.get(cluster) ?? 0) + (truthSize.get(truth) ?? 0) - reports;
    if (reports / union >= FOUND_JACCARD) matched.add(truth);
  }
  const large = [...truthSize].filter(([, size]) => size >= FOUND_REPORTS).map(([truth]) => truth);
  return large.length === 0 ? 1 : large.filter((truth) => matched.has(truth)).length / large.length;
}

/** Nothing claimed is nothing wrong, nothing to find is nothing missed: 0 / 0 is 1. */
function agreement(precision: number, recall: number): Agreement {
  const p = Number.isNaN(precision) ? 1 : precision;
  const r = Number.isNaN(recall) ? 1 : recall;
  return { precision: p, recall: r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

function largestOf(sizes: ReadonlyMap<number, number>): number {
  let largest = 0;
  for (const size of sizes.values()) largest = Math.max(largest, size);
  return largest;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

class Mean {
  #sum = 0;
  #weight = 0;

  add(value: number, weight: number): void {
    this.#sum += value * weight;
    this.#weight += weight;
  }

  value(): number {
    return this.#sum / this.#weight;
  }
}
