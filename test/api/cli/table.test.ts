import { describe, expect, it } from 'vitest';
import { tableText, type Column } from '../../../api/cli/table.js';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly lost: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { head: 'id', cell: (row) => row.id },
  { head: 'title', most: 40, least: 10, cell: (row) => row.title },
  { head: 'lost', align: 'right', spare: 1, cell: (row) => row.lost },
];

const ROWS: readonly Row[] = [
  { id: 'c-1', title: 'Investment fraud around fastprofit', lost: '1,000.00' },
  { id: 'c-2', title: 'Romance', lost: '9.00' },
];

describe('a table', () => {
  it('stands in columns, figures to the right', () => {
    expect(tableText(COLUMNS, ROWS, null).lines).toEqual([
      'id   title                                   lost',
      'c-1  Investment fraud around fastprofit  1,000.00',
      'c-2  Romance                                 9.00',
    ]);
  });

  it('is cut to the terminal, with a mark where text is missing', () => {
    const { lines, leftOut } = tableText(COLUMNS, ROWS, 40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines[1]).toContain('…');
    expect(leftOut).toEqual([]);
  });

  it('leaves spare columns out when there is no room, and says which', () => {
    const { lines, leftOut } = tableText(COLUMNS, ROWS, 22);
    expect(leftOut).toEqual(['lost']);
    expect(lines[0]).not.toContain('lost');
  });

  it('leaves spare columns out before a column has less than it needs to be read', () => {
    const ample = COLUMNS.map((column) => (column.head === 'title' ? { ...column, ample: 30 } : column));
    expect(tableText(ample, ROWS, 40).leftOut).toEqual(['lost']);
    expect(tableText(ample, ROWS, 45).leftOut).toEqual([]);
    const { lines } = tableText(ample, ROWS, 22);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(22);
  });

  it('takes control characters out of cells', () => {
    const { lines } = tableText(COLUMNS, [{ id: 'c-1', title: 'a\u001b[2J\nb', lost: '0' }], null);
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('has its head alone when there are no rows', () => {
    expect(tableText(COLUMNS, [], null).lines).toEqual(['id  title  lost']);
  });

  it('bounds what a cell may take even where nothing need fit', () => {
    const { lines } = tableText(COLUMNS, [{ id: 'c', title: 'x'.repeat(10_000), lost: '0' }], null);
    expect(lines[1]?.length).toBeLessThan(60);
  });
});
