import type { LastClustering } from '../../model/partition.js';
import type { Clusters } from './aggregate.js';

/** Operations of last night, by report; -1 for reports that were in none. */
export type Operations = Pick<LastClustering, 'operation' | 'count'>;

/**
 * Operations of last night as they are to start from: those that are found in two large pieces when they are looked at
 * again start in these. What a cold run joined by an early mistake would else stay joined until the next one, for a
 * single block of a large piece never gains by leaving the others.
 *
 * @param found Clusters of reports that were found without knowing of last night.
 * @param looked 1 for the reports of operations that were looked at whole.
 * @param apartReports Reports of each of two pieces; smaller ones come and go with the luck of the order.
 */
export function comeApart(last: Operations, found: Clusters, looked: Uint8Array, apartReports: number): Operations {
  const pieces = piecesOf(last, found, looked);
  const large = new Int32Array(last.count);
  pieces.size.forEach((size, piece) => {
    if (size >= apartReports) large[pieces.within[piece]!]!++;
  });
  const numberOf = new Int32Array(pieces.size.length).fill(-1);
  let count = last.count;
  const operation = last.operation.map((within, r) => {
    if (within < 0 || large[within]! < 2) return within;
    const piece = pieces.of[r]!;
    if (numberOf[piece]! < 0) numberOf[piece] = count++;
    return numberOf[piece]!;
  });
  return { operation, count };
}

/** What is in one operation and in one of the clusters found, numbered by the smallest report; -1 for what was not looked at. */
function piecesOf({ operation, count }: Operations, found: Clusters, looked: Uint8Array) {
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
