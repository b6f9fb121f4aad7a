import type { ReportId } from '../model/ids.js';
import { numberAt } from './columns.js';

const WORDS = 4;

/** The id of a report, from the column that holds its 128 bits. */
export function reportIdAt(idWords: Uint32Array, report: number): ReportId {
  let id = '';
  for (let word = 0; word < WORDS; word++)
    id += numberAt(idWords, report * WORDS + word)
      .toString(16)
      .padStart(8, '0');
  return id;
}
