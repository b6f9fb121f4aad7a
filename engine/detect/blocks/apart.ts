import { UnionFind } from '../../model/union-find.js';
import type { LastClustering } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';
import type { Links } from './joints.js';
import type { LadderRules } from './ladder.js';
import { wholeWeight } from './move-graph.js';
import { pinsOf } from './pins.js';
import { statisticsOf } from './statistics.js';

/** Operations of last night, by report; -1 for reports that were in none. */
export type Operations = Pick<LastClustering, 'operation' | 'count'>;

/**
 * Operations of last night as they are to start from: those that are found in large pieces when they are looked at again, and
 * whose pieces would clearly not be joined as they are, start in these. What a cold run joined by an early mistake would else
 * stay joined until the next one, for a single block of a large piece never gains by leaving the others.
 *
 * @param found Clusters of reports that were found without knowing of last night.
 * @param looked 1 for the reports of operations that were looked at whole.
 */
export function comeApart(
  links: Links,
  last: Operations,
  found: Clusters,
  looked: Uint8Array,
  rules: LadderRules,
): Operations {
  const pieces = piecesOf(last, found, looked);
  const sides = sidesOf(links, pieces, rules);
  const first = new Int32Array(last.count).fill(-1);
  const several = new Uint8Array(last.count);
  sides.forEach((side, piece) => {
    const within = pieces.within[piece]!;
    if (side < 0) return;
    if (first[within]! < 0) first[within] = side;
    else if (first[within] !== side) several[within] = 1;
  });
  const numberOf = new Int32Array(sides.length).fill(-1);
  let count = last.count;
  const operation = last.operation.map((within, r) => {
    if (within < 0 || several[within] === 0) return within;
    const piece = pieces.of[r]!;
    const side = sides[piece]! < 0 ? piece : sides[piece]!;
    if (numberOf[side]! < 0) numberOf[side] = count++;
    return numberOf[side]!;
  });
  return { operation, count };
}

interface Pieces {
  /** Piece of each report; -1 for what was not looked at. */
  readonly of: Int32Array;
  /** Operation of each piece, and its reports. */
  readonly within: readonly number[];
  readonly size: readonly number[];
}

/** What is in one operation and in one of the clusters found, numbered by the smallest report. */
function piecesOf({ operation, count }: Operations, found: Clusters, looked: Uint8Array): Pieces {
  const numberOf = new Map<number, number>();
  const within: number[] = [];
  const size: number[] = [];
  const of = operation.map((each, r) => {
    if (looked[r] === 0) return -1;
    const name = found.of[r]! * count + each;
    const piece = numberOf.get(name) ?? within.push(each) - 1;
    numberOf.set(name, piece);
    size[piece] = (size[piece] ?? 0) + 1;
    return piece;
  });
  return { of, within, size };
}

/** The side that each large piece is on, named by a piece; -1 for small ones, which come and go with the luck of the order. */
function sidesOf(links: Links, pieces: Pieces, rules: LadderRules): Int32Array {
  const { apartReports, apartShare } = rules.parameters;
  const isLarge = pieces.size.map((size) => size >= apartReports);
  const sets = new UnionFind(pieces.size.length);
  for (const { a, b, share } of pairsOf(links, pieces, isLarge, rules)) if (share >= apartShare) sets.unite(a, b);
  return Int32Array.from(isLarge, (large, piece) => (large ? sets.rootOf(piece) : -1));
}

interface Pair {
  readonly a: number;
  readonly b: number;
  /** What ties the two, as a share of what a join would have to weigh. */
  readonly share: number;
}

/** Large pieces of one operation that share spells. */
function pairsOf(links: Links, pieces: Pieces, isLarge: readonly boolean[], rules: LadderRules): Pair[] {
  const { parameters, terms, power } = rules;
  const count = isLarge.length;
  const statistics = statisticsOf(links.graph.columns, { count, of: pieces.of });
  return [...weightsOf(links, pieces, isLarge, parameters.usesCap)].map(([name, weight]) => {
    const [a, b] = [Math.floor(name / count), name % count];
    const [m, n] = [pieces.size[a]!, pieces.size[b]!];
    const price = parameters.beta * (power[m]! + power[n]! - power[m + n]!);
    return { a, b, share: weight / (price * Math.exp(-terms.xi(statistics, a, statistics, b))) };
  });
}

/** By first piece * number of pieces + second, the first being the lower. */
function weightsOf(links: Links, pieces: Pieces, isLarge: readonly boolean[], usesCap: number): Map<number, number> {
  const count = isLarge.length;
  const weights = new Map<number, number>();
  const pins = pinsOf(links.graph, links.kept, {
    count: count + 1,
    of: pieces.of.map((piece) => (piece < 0 ? count : piece)),
  });
  for (let s = 0; s < pins.prior.length; s++) {
    for (let e = pins.offsets[s]!; e < pins.offsets[s + 1]!; e++) {
      const a = pins.cluster[e]!;
      if (isLarge[a] !== true) continue;
      for (let f = e + 1; f < pins.offsets[s + 1]!; f++) {
        const b = pins.cluster[f]!;
        if (isLarge[b] !== true || pieces.within[a] !== pieces.within[b]) continue;
        const name = Math.min(a, b) * count + Math.max(a, b);
        const weight = wholeWeight(pins.prior[s]! * Math.min(pins.uses[e]!, pins.uses[f]!, usesCap));
        weights.set(name, (weights.get(name) ?? 0) + weight);
      }
    }
  }
  return weights;
}
