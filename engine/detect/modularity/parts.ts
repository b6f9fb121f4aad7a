import type { Allocate } from './allocate.js';
import type { Communities, Level } from './level.js';

/** The nodes of the next level, each a connected part of a community. */
export interface Parts {
  readonly count: number;
  /** The part of each node. */
  readonly of: Int32Array;
  /** Nodes by part: those of part k are `members[first[k] .. first[k + 1]]`, ascending. */
  readonly first: Int32Array;
  readonly members: Int32Array;
}

/**
 * Cuts each community into its connected parts, numbered by their smallest node. A community that no node ever left needs
 * no look: each of its nodes came to a neighbour that is still there. Done at every level, this makes every community of
 * the result connected, which Louvain's are not (Traag and others, "From Louvain to Leiden", 2019).
 */
export function connectedParts(level: Level, among: Communities, allocate: Allocate): Parts {
  const of = allocate.int32(level.nodes).fill(-1);
  const partOf = new Int32Array(level.nodes).fill(-1); // per community that is in one part
  const queue = new Int32Array(level.nodes);
  let count = 0;
  for (let i = 0; i < level.nodes; i++) {
    if (of[i]! >= 0) continue;
    const community = among.of[i]!;
    if (among.lost[community] !== 0) walkPart(i, count++, level, among.of, of, queue);
    else {
      if (partOf[community]! < 0) partOf[community] = count++;
      of[i] = partOf[community]!;
    }
  }
  return { count, of, ...membersOf(of, count, allocate, queue) };
}

function walkPart(from: number, part: number, level: Level, community: Int32Array, of: Int32Array, queue: Int32Array) {
  const { start, end, row } = level;
  const own = community[from]!;
  of[from] = part;
  queue[0] = from;
  for (let head = 0, tail = 1; head < tail; head++) {
    const i = queue[head]!;
    for (let e = start[i]!, stop = end[i]!; e < stop; e++) {
      const j = row[e]!;
      if (community[j] !== own || of[j]! >= 0) continue;
      of[j] = part;
      queue[tail++] = j;
    }
  }
}

/** Counting sort. */
function membersOf(of: Int32Array, count: number, allocate: Allocate, next: Int32Array) {
  const first = allocate.int32(count + 1);
  for (const part of of) first[part + 1]!++;
  for (let k = 0; k < count; k++) first[k + 1]! += first[k]!;
  next.set(first.subarray(0, count));
  const members = allocate.int32(of.length);
  for (let i = 0; i < of.length; i++) members[next[of[i]!]!++] = i;
  return { first, members };
}
