import type { ReportId } from '../model/ids.js';
import { wordIn } from './hex.js';

const WORDS = 4;

/** The number of a report by its id, -1 where there is none: reports are numbered in the order of their ids. */
export function numberOfReport(idWords: Uint32Array, id: ReportId): number {
  const wanted = [0, 8, 16, 24].map((from) => wordIn(id, from));
  let [low, high] = [0, idWords.length / WORDS];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(idWords, middle, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low < idWords.length / WORDS && compare(idWords, low, wanted) === 0 ? low : -1;
}

function compare(idWords: Uint32Array, report: number, wanted: readonly number[]): number {
  for (let word = 0; word < WORDS; word++) {
    const apart = (idWords[report * WORDS + word] ?? 0) - (wanted[word] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}
