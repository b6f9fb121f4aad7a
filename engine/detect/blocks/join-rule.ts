/** When a node may join a cluster: beside the price for size, what else is known of the two. */
export interface JoinRule {
  /** Price of size, in links; see `LocalMoves`. */
  readonly beta: number;
  /** n to the power p for each number of reports n that a node or cluster can have. */
  readonly power: Float64Array;
  /** Null: links alone decide. */
  readonly company: Company | null;
}

/** What is known of the nodes and clusters beside their links: multiplies the price of a join. */
export interface Company {
  /** No factor is smaller: joins that would not pay even with this one are not looked at further. */
  readonly least: number;
  /** The factor of a node and a cluster that it is not in, or anything above `most` if the factor is. */
  factor(node: number, cluster: number, most: number): number;
  /** The factor of a node and the rest of the cluster that it is in; the rest holds reports. */
  ownFactor(node: number, cluster: number): number;
  /** A node that holds reports goes from one cluster to another. */
  move(node: number, from: number, to: number): void;
}

/** Nothing is known of anyone. */
export const NOBODY: Company = { least: 1, factor: () => 1, ownFactor: () => 1, move: () => undefined };

/** n^p for n = 0 .. `largest`. */
export function powers(largest: number, p: number): Float64Array {
  const power = new Float64Array(largest + 1);
  for (let n = 0; n <= largest; n++) power[n] = n ** p;
  return power;
}
