import type { Rejected } from '../model/report.js';
import { MAX_LINE_BYTES } from './limits.js';
import { splitLines } from './lines.js';
import type { Draft, LineRead, Reader } from './reader.js';
import { reject } from './reader.js';
import { decode } from './text.js';

export const readJsonLine: LineRead = (line, { file, profile }) => {
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
};

/** JSON Lines: the canonical report, or any objects that a profile maps to it. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  readLine: readJsonLine,
  async *read(input) {
    for await (const lines of splitLines(input.chunks))
      yield lines.map((line): Draft | Rejected => readJsonLine(line, input));
  },
};

export function overlong(at: { readonly file: string; readonly line: number; readonly raw: string }): Rejected {
  return reject(at, 'line', `longer than ${MAX_LINE_BYTES} bytes`);
}
