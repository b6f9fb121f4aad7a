import Papa from 'papaparse';

export type Cell = string | number | boolean | null;

export interface CsvColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Cell;
}

/**
 * What a spreadsheet would run as a formula: cells that begin with = + - @, their fullwidth twins, tab or a line break
 * (OWASP, CSV injection). Plain signed numbers are left alone: they are data, and nothing is run by them.
 */
const FORMULA = /^(?![+-]?\d+(?:\.\d+)?$)[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

const ROWS_AT_ONCE = 500;

/** The CSV (RFC 4180, line feeds) of rows in pieces; formulas get an apostrophe before them. */
export async function* csvText<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield csvLines([columns.map((column) => column.head)]);
  let waiting: Cell[][] = [];
  for await (const row of rows) {
    waiting.push(columns.map((column) => column.cell(row)));
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield csvLines(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield csvLines(waiting);
}

function csvLines(rows: readonly (readonly Cell[])[]): string {
  return `${Papa.unparse(rows as Cell[][], { header: false, newline: '\n', escapeFormulae: FORMULA })}\n`;
}
