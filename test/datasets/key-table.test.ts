import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../datasets/generate/key-table.js';

describe('table of keys', () => {
  it('keeps every key apart while it grows, negative halves too', () => {
    const table = new KeyTable();
    for (let i = 0; i < 20_000; i++) table.set(i % 7, i - 10_000, i);
    expect(table.size).toBe(20_000);
    for (let i = 0; i < 20_000; i++) expect(table.get(i % 7, i - 10_000)).toBe(i);
    expect(table.get(8, 1)).toBe(-1);
  });

  it('replaces the number of a key that it knows', () => {
    const table = new KeyTable();
    table.set(1, 2, 3);
    table.set(1, 2, 4);
    expect([table.get(1, 2), table.size]).toEqual([4, 1]);
  });
});
