import Table from 'cli-table3';
import { plainLine } from './text.js';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** The most it takes, even where nothing is cut to a terminal. */
  readonly most?: number;
  /** A column that may be cut, and down to how many characters; the others keep their width. */
  readonly least?: number;
  /** Spare columns go before it is cut below this; without it, before it would be cut below its least. */
  readonly ample?: number;
  /** Left out when the terminal is too narrow: the highest first. Without it the column always stays. */
  readonly spare?: number;
}

const GAP = 2;
/** A column with nothing to show but its dashes should still be readable. */
const MOST = 60;

export interface TableText {
  /** The head, then a line for each row. */
  readonly lines: readonly string[];
  /** Heads of the columns that the terminal had no room for. */
  readonly leftOut: readonly string[];
}

/** Lays rows out under their heads. `width` is the terminal's, or null where nothing need fit. */
export function tableText<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number | null): TableText {
  const cells = columns.map((column) => rows.map((row) => plainLine(column.cell(row))));
  const natural = columns.map((column, place) =>
    Math.min(column.most ?? MOST, Math.max(column.head.length, ...(cells[place] ?? []).map(length))),
  );
  const kept = keptColumns(columns, natural, width);
  const widths = fit(kept, columns, natural, width);
  const table = new Table({
    head: kept.map((place) => columns[place]?.head ?? ''),
    colWidths: widths.map((wide) => wide + GAP),
    colAligns: kept.map((place) => columns[place]?.align ?? 'left'),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
  });
  for (const row of rows.keys()) table.push(kept.map((place) => cells[place]?.[row] ?? ''));
  return {
    lines: table
      .toString()
      .split('\n')
      .map((line) => line.trimEnd()),
    leftOut: columns.filter((_column, place) => !kept.includes(place)).map((column) => column.head),
  };
}

/** Places of the columns that stay once the spare ones are out, as many as the width asks for. */
function keptColumns<Row>(columns: readonly Column<Row>[], natural: readonly number[], width: number | null): number[] {
  let kept = [...columns.keys()];
  while (width !== null && needed(kept, columns, natural) > width) {
    const spare = kept.filter((place) => columns[place]?.spare !== undefined);
    if (spare.length === 0) break;
    const next = spare.reduce((a, b) => ((columns[b]?.spare ?? 0) > (columns[a]?.spare ?? 0) ? b : a));
    kept = kept.filter((place) => place !== next);
  }
  return kept;
}

/** The width when every column that may be cut is cut as far as spare ones may ask for. */
function needed<Row>(kept: readonly number[], columns: readonly Column<Row>[], natural: readonly number[]): number {
  return kept.reduce((sum, place) => sum + ampleOf(columns[place], natural[place]) + GAP, -GAP);
}

function ampleOf<Row>(column: Column<Row> | undefined, natural = 0): number {
  return Math.min(natural, column?.ample ?? column?.least ?? natural);
}

function leastOf<Row>(column: Column<Row> | undefined, natural = 0): number {
  return Math.min(natural, column?.least ?? natural);
}

/** Widths of the kept columns: the one that can best spare it gives up a character until all fit, to what is ample first. */
function fit<Row>(
  kept: readonly number[],
  columns: readonly Column<Row>[],
  natural: readonly number[],
  width: number | null,
): number[] {
  const widths = kept.map((place) => natural[place] ?? 0);
  const ample = kept.map((place) => ampleOf(columns[place], natural[place]));
  const least = kept.map((place) => leastOf(columns[place], natural[place]));
  const total = (): number => widths.reduce((sum, wide) => sum + wide + GAP, -GAP);
  while (width !== null && total() > width) {
    const most = roomiest(widths, ample) ?? roomiest(widths, least);
    if (most === null) break;
    widths[most] = (widths[most] ?? 0) - 1;
  }
  return widths;
}

/** Place of the width that is farthest above its floor; null where none is above. */
function roomiest(widths: readonly number[], floors: readonly number[]): number | null {
  const slack = widths.map((wide, at) => wide - (floors[at] ?? wide));
  const most = slack.indexOf(Math.max(...slack));
  return (slack[most] ?? 0) > 0 ? most : null;
}

function length(text: string): number {
  return Array.from(text).length;
}

const NO_LINES = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((place) => [place, '']),
);
