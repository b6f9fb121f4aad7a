import { describe, expect, it } from 'vitest';
import { resolveId } from '../../engine/store/aliases.js';

const resolve = (asked: string, present: readonly string[], aliases: Readonly<Record<string, string | null>>) =>
  resolveId(
    asked,
    (id) => present.includes(id),
    (from) => (from in aliases ? { from, to: aliases[from] ?? null, run: 1 } : undefined),
  );

describe('what an id of a campaign stands for', () => {
  it('is itself where it is present, though it was once given up', () => {
    expect(resolve('a', ['a', 'b'], { a: 'b' })).toEqual({ id: 'a', followed: [] });
  });

  it('is the end of its chain', () => {
    expect(resolve('a', ['c'], { a: 'b', b: 'c' })).toMatchObject({
      id: 'c',
      followed: [{ from: 'a' }, { from: 'b' }],
    });
  });

  it('is nothing where the chain ends in a dissolution, in an id that is gone, or in itself', () => {
    expect(resolve('a', [], { a: null })).toMatchObject({ id: null, followed: [{ to: null }] });
    expect(resolve('a', [], { a: 'b' })).toMatchObject({ id: null, followed: [{ to: 'b' }] });
    expect(resolve('a', [], { a: 'b', b: 'a' })).toMatchObject({ id: null, followed: [{ from: 'a' }, { from: 'b' }] });
  });

  it('is unknown where it was never given', () => {
    expect(resolve('a', ['b'], { b: 'c' })).toBeNull();
  });
});
