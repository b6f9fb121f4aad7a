import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText, type Cell } from '../../../../api/cli/export/csv.js';

async function* rowsOf(...cells: readonly Cell[]): AsyncGenerator<Cell> {
  await Promise.resolve();
  yield* cells;
}

async function csvOf(...cells: readonly Cell[]): Promise<string> {
  let text = '';
  for await (const piece of csvText([{ head: 'cell', cell: (cell: Cell) => cell }], rowsOf(...cells))) text += piece;
  return text;
}

describe('a CSV export', () => {
  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1', '+44 20 7946 0000', '=HYPERLINK("http://x")'])(
    'takes the power from the formula %j',
    async (cell) => {
      const [, read] = Papa.parse<string[]>(await csvOf(cell), { newline: '\n' }).data;
      expect(read).toEqual([`'${cell}`]);
    },
  );

  it.each(['-12.50', '+442079460000', '12', 'a=b', 'evil[.]example', "o'neil", '', 'two\nlines', 'say "hi", twice'])(
    'leaves %j as it is',
    async (cell) => {
      const [, read] = Papa.parse<string[]>(await csvOf(cell), { newline: '\n' }).data;
      expect(read).toEqual([cell]);
    },
  );

  it('writes numbers, truth values and nothing plainly', async () => {
    expect(await csvOf(-5, true, null)).toBe('cell\n-5\ntrue\n\n');
  });

  it('has its head even without rows', async () => {
    expect(await csvOf()).toBe('cell\n');
  });

  it('gives many rows in pieces, each row once', async () => {
    const text = await csvOf(...Array.from({ length: 1234 }, (_nothing, place) => place));
    expect(text.split('\n')).toEqual(['cell', ...Array.from({ length: 1234 }, (_nothing, place) => String(place)), '']);
  });
});
