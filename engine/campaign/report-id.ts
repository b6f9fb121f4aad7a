import type { ReportId } from '../model/ids.js';
import { numberAt } from './columns.js';

const WORDS = 4;

const bytes = Buffer.alloc(WORDS * 4);

/** The id of a report, from the column that holds its 128 bits. */
export function reportIdAt(idWords: Uint32Array, report: number): ReportId {
  for (let word = 0; word < WORDS; word++) bytes.writeUInt32BE(numberAt(idWords, report * WORDS + word), word * 4);
  return bytes.toString('hex');
}
