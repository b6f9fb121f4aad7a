import type { Rejected } from '../model/report.js';
import { MAX_LINE_BYTES } from './limits.js';
import type { Line } from './lines.js';
import { splitLines } from './lines.js';
import type { Draft, Reader, ReaderInput } from './reader.js';
import { reject } from './reader.js';
import { decode } from './text.js';

/** JSON Lines: the canonical report, or any objects that a profile maps to it. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  async *read(input) {
    for await (const lines of splitLines(input.chunks)) yield lines.map((line) => readLine(line, input));
  },
};

function readLine(line: Line, { file, profile }: ReaderInput): Draft | Rejected {
  const { text: raw, reencoded } = decode(line.bytes);
  const at = { file, line: line.number, raw };
  if (line.overlong) return overlong(at);
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return reject(at, 'line', 'not JSON'); // the parser's own message repeats the input
  }
  return { ...at, record: profile === null ? value : profile.map(value), reencoded };
}

export function overlong(at: { readonly file: string; readonly line: number; readonly raw: string }): Rejected {
  return reject(at, 'line', `longer than ${MAX_LINE_BYTES} bytes`);
}
