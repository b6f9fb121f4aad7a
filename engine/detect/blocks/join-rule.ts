/** When a node may join a cluster: beside the price for size, what else is known of the two. */
export interface JoinRule {
  /** Price of a join of unit size difference; see `LocalMoves`. */
  readonly beta: number;
  /** n to the power p for each number of reports n that a node or cluster can have. */
  readonly power: Float64Array;
  readonly company: Company;
}

/** What is known of the nodes and clusters beside their links: multiplies the price of a join. */
export interface Company {
  /** No factor is smaller: joins that would not pay even with this one are not looked at further. */
  readonly least: number;
  factor(node: number, cluster: number): number;
  leave(node: number, cluster: number): void;
  join(node: number, cluster: number): void;
}

/** Links alone decide. */
export const LINKS_ONLY: Company = { least: 1, factor: () => 1, leave: () => undefined, join: () => undefined };

/** n^p for n = 0 .. `largest`. */
export function powers(largest: number, p: number): Float64Array {
  return Float64Array.from({ length: largest + 1 }, (_, n) => n ** p);
}
