/**
 * One graph of the hierarchy: first that of the nodes, then that of their communities, and so on. The neighbours of node
 * i are `row[start[i] .. end[i]]`, without i itself; rows need not touch. 8 bytes a half edge and 16 a node.
 */
export interface Level {
  readonly nodes: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly row: Int32Array;
  readonly weight: Float32Array;
  /** What the price of a join counts: for modularity a node's strength, edges inside it twice. */
  readonly size: Float64Array;
}

/** The communities of a level's nodes while they move: a community is named after the node that it started with. */
export interface Communities {
  readonly of: Int32Array;
  /** Sum of the sizes of each one's nodes. */
  readonly total: Float64Array;
  /** Batch in which each last lost a node; 0: never, so that it hangs together. */
  readonly lost: Int32Array;
}
