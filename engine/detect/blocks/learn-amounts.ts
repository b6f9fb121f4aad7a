import type { DetectionColumns } from '../../model/graph.js';
import { LOG_AMOUNT_UNITS } from '../../model/graph.js';
import type { Clusters } from './aggregate.js';
import type { Parameters } from './parameters.js';
import { filled } from './parameters.js';

/** Fewer blocks than this say nothing about amounts. */
const FEWEST_BLOCKS = 20;
/** A block's own variance needs this many amounts. */
const FEWEST_AMOUNTS = 3;
/** What is taken then: a variance within blocks (nats squared), and the amounts at which a part weighs half. */
const USUAL = { amountWithin: 2.2, amountKappa: 100 };
/** The variance between blocks is pulled towards a fiftieth of that within, as by 20 more blocks. */
const PULL_BLOCKS = 20;
const PULL_RATIO = 1 / 50;

/**
 * How far amounts tell campaigns apart, without labels: one-way random effects over the fine blocks inside the clusters of
 * the hub pass (rules, section 4). Amounts that mean nothing, or drift within a campaign, get a small kappa and so
 * switch themselves off.
 *
 * @param blockOf Fine block of each report.
 * @param clusterOf Cluster of each block.
 */
export function learnFromBlocks(
  columns: DetectionColumns,
  blockOf: Clusters,
  clusterOf: Clusters,
  parameters: Parameters,
): Parameters {
  const blocks = usableBlocks(amountsOfBlocks(columns, blockOf), clusterOf);
  if (blocks.length < FEWEST_BLOCKS) return filled(parameters, USUAL);
  const within = Math.max(sumOf(blocks, (block) => block.squares) / sumOf(blocks, (block) => block.n - 1), 0.01);
  const { between, freedom } = betweenBlocks(blocks, clusterOf.count, within);
  const pulled = (freedom * between + PULL_BLOCKS * PULL_RATIO * within) / (freedom + PULL_BLOCKS);
  return filled(parameters, { amountWithin: within, amountKappa: Math.max(within / pulled, 1) });
}

/** Number, mean and squared deviations of the log amounts (nats) of a block, and its cluster. */
interface Block {
  readonly cluster: number;
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/** Blocks with enough amounts, in clusters that have at least two such. */
function usableBlocks({ n, mean, squares }: BlockAmounts, clusterOf: Clusters): Block[] {
  const blocksIn = new Int32Array(clusterOf.count);
  for (let b = 0; b < n.length; b++) if (n[b]! >= FEWEST_AMOUNTS) blocksIn[clusterOf.of[b]!]!++;
  const blocks: Block[] = [];
  for (let b = 0; b < n.length; b++) {
    const cluster = clusterOf.of[b]!;
    if (n[b]! >= FEWEST_AMOUNTS && blocksIn[cluster]! >= 2)
      blocks.push({ cluster, n: n[b]!, mean: mean[b]!, squares: squares[b]! });
  }
  return blocks;
}

/** Variance of the means of blocks of one cluster, by the method of moments, and its degrees of freedom. */
function betweenBlocks(blocks: readonly Block[], clusterCount: number, within: number) {
  const total = new Float64Array(clusterCount);
  const squares = new Float64Array(clusterCount);
  const sum = new Float64Array(clusterCount);
  for (const { cluster, n, mean } of blocks) {
    total[cluster]! += n;
    squares[cluster]! += n * n;
    sum[cluster]! += n * mean;
  }
  const clusters = [...total.keys()].filter((c) => total[c]! > 0);
  const freedom = blocks.length - clusters.length;
  const effective = sumOf(clusters, (c) => total[c]! - squares[c]! / total[c]!) / freedom;
  const apart = sumOf(blocks, ({ cluster, n, mean }) => n * (mean - sum[cluster]! / total[cluster]!) ** 2);
  return { between: Math.max((apart / freedom - within) / effective, within / 300), freedom };
}

interface BlockAmounts {
  readonly n: Int32Array;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

function amountsOfBlocks({ logAmount }: DetectionColumns, { count, of }: Clusters): BlockAmounts {
  const n = new Int32Array(count);
  const mean = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let r = 0; r < of.length; r++) {
    if (logAmount[r]! < 0) continue;
    const b = of[r]!;
    const amount = logAmount[r]! / LOG_AMOUNT_UNITS;
    n[b]!++;
    const off = amount - mean[b]!;
    mean[b]! += off / n[b]!; // Welford: no difference of large sums
    squares[b]! += off * (amount - mean[b]!);
  }
  return { n, mean, squares };
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
