import type { Communities, Level } from './level.js';

/** What a thread needs to find the best community of one node after the other; its own, never shared. */
export interface Scratch {
  /** Weight to each community, all 0 between two nodes; for rows too long to search. */
  readonly weightTo: Float64Array;
  readonly touched: Int32Array;
}

export function scratchFor(nodes: number): Scratch {
  return { weightTo: new Float64Array(nodes), touched: new Int32Array(nodes) };
}

/** Rows up to this long are gathered by searching what few labels they have: no access to memory that is far away. */
const SHORT_ROW = 16;
const labels = new Int32Array(SHORT_ROW);
const sums = new Float64Array(SHORT_ROW);

/**
 * The objective, as far as moves know it: a node of size s in a community of total size t gains the weight that ties it
 * there, less `factor * s * t`. With sizes as strengths and the factor as resolution / (sum of all strengths) this is
 * modularity (Newman and Girvan 2004; resolution after Reichardt and Bornholdt 2006).
 */
export interface Price {
  readonly factor: number;
  /** What a move must gain at least, so that rounding cannot send a node to and fro for ever. */
  readonly least: number;
}

/** The community in which node i gains most: its own unless another is better by `least`; of equal ones the first in its row. */
export function bestCommunity(i: number, level: Level, among: Communities, price: Price, scratch: Scratch): number {
  const length = level.end[i]! - level.start[i]!;
  return length <= SHORT_ROW ? bestOfShortRow(i, level, among, price) : bestOfLongRow(i, level, among, price, scratch);
}

function bestOfShortRow(i: number, level: Level, among: Communities, price: Price): number {
  const { row, weight } = level;
  const { of, total } = among;
  const own = of[i]!;
  let toOwn = 0;
  let found = 0;
  for (let e = level.start[i]!, end = level.end[i]!; e < end; e++) {
    const label = of[row[e]!]!;
    if (label === own) {
      toOwn += weight[e]!;
      continue;
    }
    let at = 0;
    while (at < found && labels[at] !== label) at++;
    if (at < found) sums[at]! += weight[e]!;
    else {
      labels[found] = label;
      sums[found++] = weight[e]!;
    }
  }
  if (found === 0) return own;
  const size = level.size[i]!;
  const perSize = price.factor * size;
  let best = own;
  let score = toOwn - perSize * (total[own]! - size) + price.least;
  for (let at = 0; at < found; at++) {
    if (sums[at]! <= score) continue; // the price can only lower it, and looking it up costs a far access
    const gain = sums[at]! - perSize * total[labels[at]!]!;
    if (gain <= score) continue;
    score = gain;
    best = labels[at]!;
  }
  return best;
}

function bestOfLongRow(i: number, level: Level, among: Communities, price: Price, scratch: Scratch): number {
  const { row, weight } = level;
  const { of, total } = among;
  const { weightTo, touched } = scratch;
  const own = of[i]!;
  let found = 0;
  for (let e = level.start[i]!, end = level.end[i]!; e < end; e++) {
    const label = of[row[e]!]!;
    if (weightTo[label] === 0) touched[found++] = label;
    weightTo[label]! += weight[e]!;
  }
  const size = level.size[i]!;
  const perSize = price.factor * size;
  let best = own;
  let score = weightTo[own]! - perSize * (total[own]! - size) + price.least;
  for (let at = 0; at < found; at++) {
    const label = touched[at]!;
    const sum = weightTo[label]!;
    weightTo[label] = 0;
    if (label === own || sum <= score) continue;
    const gain = sum - perSize * total[label]!;
    if (gain <= score) continue;
    score = gain;
    best = label;
  }
  return best;
}
