import type { Price, Scratch } from './best.js';
import { bestCommunity, scratchFor } from './best.js';
import type { Crew } from './crew.js';
import { meet, shareOf, tell, told } from './crew.js';
import type { Communities, Level } from './level.js';

/** Nodes whose best communities are looked for at the same time. Larger: fewer meetings, but staler totals. */
const BATCH = 8192;
/** With fewer nodes than this left to visit, or after so many rounds, one thread ends the work: meetings would cost more. */
const FEW_NODES = 4096;
const MOST_ROUNDS = 40;

/**
 * Nodes with more neighbours than this are visited in rounds 0, 1, 3, 7, 15 ... only, and at the end. Something always
 * moves around a hub: visited in each round, hubs were half of all that was read (3M-edge benchmark graph: a third of the
 * time of detection, for .00001 of Q).
 */
const HUB_NEIGHBOURS = 60;

/** What moves share beside level and communities. All zero at the start. */
export interface MoveState {
  /** The nodes to visit in this round, ascending; one entry per node. */
  readonly visits: Int32Array;
  /** 1: to be visited in the next round. Padded to a multiple of 4, so that four are read at once. */
  readonly due: Uint8Array;
  /**
   * Of each node in the batch: its best community, or `STAYS` or `MOVED`. Two batches take turns, since a thread may be
   * looking for the next batch's communities while another still marks the neighbours of the last.
   */
  readonly wanted: Int32Array;
  /** Batch in which each community last gained a node. */
  readonly gained: Int32Array;
}

const STAYS = -1;
const MOVED = -2;

export const WANTED_ENTRIES = 2 * BATCH;

/**
 * Moves each node to the community in which it gains most, until none gains by moving: Louvain's local moving (Blondel and
 * others 2008), visiting again only the neighbours of what has moved (Ozaki and others 2016). Nodes go in batches: all
 * threads look for the best communities of the batch's nodes while nothing changes, then one thread moves them in the
 * nodes' order, then all mark the neighbours. So the outcome depends on batches and order, not on the number of threads.
 *
 * A node does not move if, in the same batch, another came to the community it would leave or left the one it would
 * join: two neighbours would change places for ever. It is visited again.
 */
export function moveNodes(level: Level, among: Communities, state: MoveState, price: Price, crew: Crew): void {
  const scratch = scratchFor(level.nodes);
  let count = firstRound(level, state, crew);
  for (let round = 0, batch = 1; count > FEW_NODES && round < MOST_ROUNDS; round++) {
    for (let from = 0; from < count; from += BATCH, batch++) {
      const to = Math.min(from + BATCH, count);
      const [mine, end] = shareOf(crew, from, to);
      const place = (batch & 1) * BATCH - from; // of a visit in `wanted`
      propose(mine, end, place, level, among, state, price, scratch);
      meet(crew);
      if (crew.place === 0) commit(from, to, place, level, among, state, batch);
      meet(crew);
      markNeighbours(mine, end, place, level, among, state);
    }
    count = nextRound(level, state, crew, visitsHubs(round + 1));
  }
  if (crew.place !== 0) return;
  const left = count === level.nodes ? count : listDue(level, state.visits, state.due, level.nodes);
  moveInQueue(left, level, among, state, price, scratch);
}

function firstRound(level: Level, { visits }: MoveState, crew: Crew): number {
  const [from, to] = shareOf(crew, 0, level.nodes);
  for (let i = from; i < to; i++) visits[i] = i;
  meet(crew);
  return level.nodes;
}

function propose(
  from: number,
  to: number,
  place: number,
  level: Level,
  among: Communities,
  { visits, wanted }: MoveState,
  price: Price,
  scratch: Scratch,
): void {
  for (let v = from; v < to; v++) {
    const i = visits[v]!;
    const best = bestCommunity(i, level, among, price, scratch);
    wanted[place + v] = best === among.of[i] ? STAYS : best;
  }
}

function commit(
  from: number,
  to: number,
  place: number,
  level: Level,
  among: Communities,
  state: MoveState,
  batch: number,
): void {
  const { of, total, lost } = among;
  const { visits, due, wanted, gained } = state;
  for (let v = from; v < to; v++) {
    const i = visits[v]!;
    const best = wanted[place + v]!;
    due[i] = 0;
    if (best === STAYS) continue;
    const own = of[i]!;
    if (gained[own] === batch || lost[best] === batch) {
      due[i] = 1;
      wanted[place + v] = STAYS;
      continue;
    }
    const size = level.size[i]!;
    total[own]! -= size;
    total[best]! += size;
    lost[own] = batch;
    gained[best] = batch;
    of[i] = best;
    wanted[place + v] = MOVED;
  }
}

/** Threads may mark the same node at the same time: both write the same byte. */
function markNeighbours(
  from: number,
  to: number,
  place: number,
  { start, end, row }: Level,
  { of }: Communities,
  { visits, due, wanted }: MoveState,
): void {
  for (let v = from; v < to; v++) {
    if (wanted[place + v] !== MOVED) continue;
    const i = visits[v]!;
    const own = of[i]!;
    for (let e = start[i]!, stop = end[i]!; e < stop; e++) if (of[row[e]!] !== own) due[row[e]!] = 1;
  }
}

function visitsHubs(round: number): boolean {
  return (round & (round + 1)) === 0;
}

/** Lists what is due, in order. Returns how many. */
function nextRound(level: Level, { visits, due }: MoveState, crew: Crew, withHubs: boolean): number {
  meet(crew);
  if (crew.place === 0) tell(crew, listDue(level, visits, due, withHubs ? level.nodes : HUB_NEIGHBOURS));
  meet(crew);
  return told(crew);
}

function listDue({ start, end }: Level, visits: Int32Array, due: Uint8Array, mostNeighbours: number): number {
  const fours = new Int32Array(due.buffer, due.byteOffset, due.length >> 2);
  let count = 0;
  for (let four = 0; four < fours.length; four++) {
    if (fours[four] === 0) continue;
    for (let i = 4 * four; i < 4 * four + 4; i++)
      if (due[i] !== 0 && end[i]! - start[i]! <= mostNeighbours) visits[count++] = i;
  }
  return count;
}

/** First in, first out, each node moved as it is visited: here `due` says which nodes wait in the queue. */
function moveInQueue(
  count: number,
  level: Level,
  among: Communities,
  { visits: queue, due }: MoveState,
  price: Price,
  scratch: Scratch,
): void {
  const { start, end, row, size, nodes } = level;
  const { of, total, lost } = among;
  const mostNeighbours = nodes > FEW_NODES ? HUB_NEIGHBOURS : nodes;
  for (let v = 0; v < count; v++) due[queue[v]!] = 1;
  let head = 0;
  let tail = count === nodes ? 0 : count;
  for (let waiting = count; waiting > 0; waiting--) {
    const i = queue[head]!;
    if (++head === nodes) head = 0;
    due[i] = 0;
    const own = of[i]!;
    const best = bestCommunity(i, level, among, price, scratch);
    if (best === own) continue;
    total[own]! -= size[i]!;
    total[best]! += size[i]!;
    lost[own] = IN_QUEUE;
    of[i] = best;
    for (let e = start[i]!, stop = end[i]!; e < stop; e++) {
      const j = row[e]!;
      if (due[j] !== 0 || of[j] === best || end[j]! - start[j]! > mostNeighbours) continue;
      due[j] = 1;
      queue[tail] = j;
      if (++tail === nodes) tail = 0;
      waiting++;
    }
  }
}

/** Later than any batch. */
const IN_QUEUE = 0x7fffffff;
